import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { FieldWidget } from '../../../forms/widgets/field-widget.tsx';
import { useLabel } from '../../../language/language.tsx';
import { inputOf } from '../input-of.ts';
import type { ListColumn } from '../list-columns.ts';
import type { Then } from './cell-edits.ts';
import type { CellEdit } from './grid-cursor.ts';
import styles from './list-grid.module.css';

interface CellEditorProps {
  readonly value: unknown;
  readonly column: ListColumn;
  readonly edit: CellEdit;
  /** Near the right edge, where a message grows to the left. */
  readonly isAtRight: boolean;
  readonly onSave: (value: unknown, then: Then) => void;
  readonly onStep: (step: -1 | 1) => void;
  readonly onLeave: () => void;
}

/** Types whose widget closes itself with a choice: the choice is the save. */
const CHOOSERS = new Set([
  'select',
  'classification',
  'process',
  'stage',
  'boolean',
  'reference',
  'user',
  'department',
  'treeParent',
  'date',
  'rating',
]);

/** The widget of the field inside a cell: Enter saves, Tab saves and goes on, Esc gives up, a choice saves at once. */
export function CellEditor({ value, column, edit, isAtRight, onSave, onStep, onLeave }: CellEditorProps) {
  const { field } = column;
  const label = useLabel();
  const problemId = useId();
  const place = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState('draft' in edit ? edit.draft : value);
  const left = useRef(false);
  useTyped(place, edit.typed);

  function save(next: unknown, then: Then) {
    if (left.current) return;
    left.current = true;
    const isSame = JSON.stringify(inputOf(next)) === JSON.stringify(inputOf(value));
    if (!isSame || edit.message !== undefined) onSave(next, then);
    else if (then === 'next' || then === 'previous') onStep(then === 'next' ? 1 : -1);
    else onLeave();
  }

  function change(next: unknown) {
    setDraft(next);
    if (CHOOSERS.has(field.type)) save(next, 'stay');
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      left.current = true;
      onLeave();
    }
    const isSave = event.key === 'Enter' && (field.type !== 'longText' || event.ctrlKey);
    if (!isSave && event.key !== 'Tab') return;
    if (isSave && isChoosing(place.current)) return;
    event.preventDefault();
    save(draft, isSave ? 'stay' : event.shiftKey ? 'previous' : 'next');
  }

  function onBlur() {
    setTimeout(() => {
      const at = document.activeElement;
      if (!place.current?.contains(at) && !at?.closest(POPUPS)) save(draft, 'elsewhere');
    });
  }

  return (
    <div
      ref={place}
      className={styles.widget}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      onDoubleClick={(event) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
    >
      <FieldWidget
        id="cell-editor"
        label={label(column.label)}
        field={field}
        value={draft}
        onChange={change}
        onBlur={nothing}
        readOnly={false}
        required={field.required === true}
        invalid={edit.message !== undefined}
        describedBy={edit.message === undefined ? undefined : problemId}
        autoFocus
        autoOpen={edit.message === undefined}
      />
      {edit.message !== undefined && (
        <p id={problemId} role="alert" className={`${styles.problem} ${isAtRight ? styles.atRight : ''}`}>
          {edit.message}
        </p>
      )}
    </div>
  );
}

const POPUPS = '.ant-select-dropdown, .ant-picker-dropdown, .ant-modal-root';

function nothing(): void {}

/** A list of choices is open and Enter is for it. */
function isChoosing(place: HTMLElement | null): boolean {
  return place?.querySelector('[aria-expanded="true"]') !== null;
}

/** The character somebody began with replaces what is in the cell, as soon as its input is there. */
function useTyped(place: RefObject<HTMLDivElement | null>, typed: string | undefined): void {
  useEffect(() => {
    if (typed === undefined) return undefined;
    let tries = 0;
    let frame = requestAnimationFrame(function type() {
      const input = document.activeElement;
      if (input instanceof HTMLElement && place.current?.contains(input)) {
        if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) input.select();
        document.execCommand('insertText', false, typed);
      } else if (tries++ < 60) frame = requestAnimationFrame(type);
    });
    return () => cancelAnimationFrame(frame);
  }, [place, typed]);
}
