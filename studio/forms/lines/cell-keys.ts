import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Step } from './cursor-steps.ts';
import type { LineCellProps } from './line-cell.tsx';

/** Types whose widget ends with a choice: the choice leads on to the next cell. */
const CHOOSERS = new Set(['select', 'reference', 'user', 'department', 'treeParent', 'date']);
const ELSEWHERE = '.ant-select-dropdown, .ant-picker-dropdown, .ant-modal-root, .ant-popover';
const ARROWS: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** What keys do in a cell: at rest they move or open it, while it is open they end it and lead on. */
export function useCellKeys(props: LineCellProps, place: RefObject<HTMLDivElement | null>) {
  const { name, row, column, at, locked, editing, actions, onStep } = props;
  const here = { key: row.$key, column: at };
  const before = useRef<unknown>(undefined);
  const remember = useEffectEvent(() => {
    before.current = row[column.key];
  });
  useEffect(() => {
    if (editing) remember();
  }, [editing]);
  const isTyped = editing && !CHOOSERS.has(column.field.type);
  const path = `${name}.${row.$key}.${column.key}`;
  useEffect(() => (isTyped ? actions.hold(path) : undefined), [isTyped, actions, path]);

  function edit() {
    if (!locked) flushSync(() => actions.move({ ...here, editing: true }));
    else actions.move({ ...here, editing: false });
  }

  function rest() {
    actions.move({ ...here, editing: false });
    requestAnimationFrame(() => place.current?.focus());
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented || !place.current?.contains(event.target as Node)) return;
    if (editing) editingKey(event);
    else restingKey(event);
  }

  function editingKey(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      actions.set(row.$key, column, before.current ?? null);
      rest();
    } else if (event.key === 'Enter' && (column.field.type !== 'longText' || event.ctrlKey)) {
      event.preventDefault();
      onStep(here, 'enter');
    } else if (event.key === 'Tab') {
      event.preventDefault();
      onStep(here, event.shiftKey ? 'previous' : 'next');
    }
  }

  function restingKey(event: KeyboardEvent) {
    const arrow = ARROWS[event.key];
    if (arrow) {
      event.preventDefault();
      onStep(here, arrow);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      edit();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) actions.remove(row.$key);
      else if (!locked) actions.set(row.$key, column, null);
    } else if (isCharacter(event)) {
      edit();
    }
  }

  function onBlur() {
    if (!editing) return;
    setTimeout(() => {
      const active = document.activeElement;
      const stays = place.current?.contains(active) || active?.closest(ELSEWHERE) || !document.hasFocus();
      if (!stays) actions.leave(here);
    }, 0);
  }

  function onChange(next: unknown) {
    actions.set(row.$key, column, next);
    if (next !== null && CHOOSERS.has(column.field.type)) onStep(here, 'next');
  }

  return { edit, onKeyDown, onBlur, onChange };
}

function isCharacter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}
