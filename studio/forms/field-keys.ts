import {
  useEffect,
  useEffectEvent,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import type { FieldDocument } from '../model/model-document.ts';
import { useForm, type BoundField } from './form-context.tsx';
import type { OpenFields } from './open-fields.ts';

interface FieldKeysOptions {
  readonly name: string;
  readonly field: FieldDocument;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly isOpen: boolean;
  readonly bound: BoundField;
}

/** Where Enter makes a new line instead of ending the field. */
const MULTI_LINE = new Set(['longText', 'richText', 'json', 'children']);

/** What is drawn at the end of the page but belongs to an input: menus, calendars, windows. */
const ELSEWHERE = '.ant-select-dropdown, .ant-picker-dropdown, .ant-modal-root, .ant-popover, .ant-dropdown';

const TABBABLE =
  'input:not([disabled]):not([tabindex="-1"]), textarea:not([disabled]), select:not([disabled]), button:not([disabled]):not([tabindex="-1"]):not([data-aside]):not(.ant-select-clear), [contenteditable="true"]';

/**
 * The keys of one open field: Enter ends it, Esc gives its change up, Tab opens the next field; leaving it by any
 * way closes it. While all fields are open, Tab is the browser's own.
 */
export function useFieldKeys({ name, field, frame, isOpen, bound }: FieldKeysOptions) {
  const { open, store } = useForm();
  const before = useRef<unknown>(undefined);
  const alone = isOpen && !open.all;
  const remember = useEffectEvent(() => {
    before.current = bound.value;
  });
  useEffect(() => {
    if (alone) remember();
  }, [alone]);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (!alone || event.defaultPrevented || !frame.current?.contains(event.target as Node)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      bound.set(before.current ?? null);
      finish();
    } else if (event.key === 'Enter' && (event.ctrlKey || !MULTI_LINE.has(field.type))) {
      event.preventDefault();
      finish();
    } else if (event.key === 'Tab' && isLast(frame.current, event.target, event.shiftKey)) {
      const next = neighbour(frame.current, event.shiftKey ? -1 : 1);
      if (!next) return;
      event.preventDefault();
      bound.blur();
      open.open(next, 'tab');
    }
  }

  function finish() {
    bound.blur();
    open.close(name);
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>('button:not([data-aside])')?.focus(),
    );
  }

  function onFocus({ target }: FocusEvent) {
    if (field.type !== 'children' && isTypedInto(target)) store.hold(name);
  }

  function onBlur(_event: FocusEvent) {
    store.release(name);
    if (!alone) return;
    setTimeout(() => {
      if (!hasFocus(frame.current)) closeIfLeft(open, name);
    }, 0);
  }

  /** On a touch screen one tap opens a field; links and buttons inside keep their own meaning. */
  function onClick(event: MouseEvent<HTMLDivElement>) {
    if (isOpen || bound.state.readOnly || field.type === 'children' || !isTouch()) return;
    if ((event.target as Element).closest('a, button')) return;
    open.open(name);
  }

  return { onKeyDown, onFocus, onBlur, onClick };
}

/** Whether what is typed adds to what stands there; in a list of choices it looks for another. */
export function isTypedInto(target: Element): boolean {
  return target.matches('textarea, input:not([role="combobox"]), [contenteditable="true"]');
}

function closeIfLeft(open: OpenFields, name: string): void {
  if (!open.all) open.close(name);
}

function hasFocus(frame: HTMLElement | null): boolean {
  const active = document.activeElement;
  return (
    !!active && (!!frame?.contains(active) || active.closest(ELSEWHERE) !== null || !document.hasFocus())
  );
}

function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

function isLast(frame: HTMLElement, target: EventTarget, backwards: boolean): boolean {
  const stops = [...frame.querySelectorAll<HTMLElement>(TABBABLE)].filter((one) => one.offsetParent !== null);
  return stops.length === 0 || stops.at(backwards ? 0 : -1) === target;
}

/** The next field of the form that may be changed, in reading order. */
function neighbour(frame: HTMLElement, step: 1 | -1): string | undefined {
  const form = frame.closest('[data-form]');
  const frames = [...(form?.querySelectorAll<HTMLElement>('[data-field][data-editable]') ?? [])].filter(
    (one) => one.offsetParent !== null,
  );
  return frames[frames.indexOf(frame) + step]?.dataset['field'];
}
