import { useEffect } from 'react';
import { useEvent } from '../../ui/use-event.ts';

interface ListKeys {
  readonly onNew: (() => void) | undefined;
  readonly onExport: (() => void) | undefined;
  readonly onPrint: () => void;
}

/** Keys of the whole screen: N makes a record, `/` searches, Ctrl E and Ctrl P take the list along. */
export function useListKeys({ onNew, onExport, onPrint }: ListKeys): void {
  const onKey = useEvent((event: KeyboardEvent) => {
    if (document.querySelector('.ant-modal-root [role="dialog"]')) return;
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      const run = key === 'e' ? onExport : key === 'p' ? onPrint : undefined;
      if (!run) return;
      event.preventDefault();
      run();
      return;
    }
    if (event.altKey || isTyping(event.target)) return;
    if (key === '/') {
      event.preventDefault();
      document.querySelector<HTMLInputElement>('[data-quick-search]')?.focus();
    }
    if (key === 'n') onNew?.();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onKey]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
