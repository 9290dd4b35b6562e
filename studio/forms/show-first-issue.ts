import type { FormStore } from './form-store.ts';
import type { OpenFields } from './open-fields.ts';

/** Opens the first field with something wrong and gives it the keyboard. */
export function showFirstIssue(root: ParentNode | null, store: FormStore, open: OpenFields): void {
  const wrong = new Set(store.issuePaths().map((path) => path.split('.')[0]));
  requestAnimationFrame(() => {
    const frames = [...(root?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
    const frame = frames.find((one) => wrong.has(one.dataset['field']) && one.offsetParent !== null);
    if (!frame) return;
    frame.scrollIntoView({ block: 'center' });
    open.open(frame.dataset['field']!);
    requestAnimationFrame(() => {
      const cell = frame.querySelector<HTMLElement>('[data-wrong]');
      const input = frame.querySelector<HTMLElement>('input, textarea, [contenteditable="true"]');
      const button = frame.querySelector<HTMLElement>('button:not([data-aside])');
      (cell ?? input ?? button)?.focus();
    });
  });
}
