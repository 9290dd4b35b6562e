import { useEffect, useEffectEvent } from 'react';

export interface RecordKeys {
  /** `1` to `8`, counted from zero. */
  readonly onTab: (at: number) => void;
  readonly onEdit: (field?: string) => void;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly onLog: () => void;
}

/** The keys of a record page; typing, open windows and keys with Ctrl are left alone. */
export function useRecordKeys(keys: RecordKeys): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if (held || event.defaultPrevented || isTyping(event.target)) return;
    const action = actionOf(event, keys);
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function actionOf(event: KeyboardEvent, keys: RecordKeys): (() => void) | undefined {
  if (/^[1-8]$/.test(event.key)) return () => keys.onTab(Number(event.key) - 1);
  switch (event.key.toLowerCase()) {
    case '[':
      return keys.onPrevious;
    case ']':
      return keys.onNext;
    case 'l':
      return keys.onLog;
    case 'e': {
      const frame = (event.target as Element).closest<HTMLElement>('[data-field]');
      return () => keys.onEdit(frame?.dataset['field']);
    }
    default:
      return undefined;
  }
}

/** Whether a key goes into an input or belongs to something that stands over the page. */
export function isTyping(target: EventTarget | null): boolean {
  if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return true;
  const element = target instanceof Element ? target : undefined;
  return (
    element?.closest('input, textarea, select, [contenteditable="true"], [role="grid"], [role="menu"]') !=
    null
  );
}
