import { useRef, useState, type KeyboardEvent } from 'react';
import { FieldWidget } from '../../forms/widgets/field-widget.tsx';
import type { FieldDocument } from '../../model/model-document.ts';
import { inputOf } from './save-cell.ts';

interface CellEditorProps {
  readonly value: unknown;
  readonly field: FieldDocument;
  readonly onSave: (value: unknown) => Promise<boolean>;
  readonly onLeave: () => void;
}

/** Types whose widget closes itself with a choice: the choice is the save. */
const CHOOSERS = new Set(['select', 'boolean', 'reference', 'user', 'department', 'treeParent', 'date']);

/** The widget of the field inside a cell: Enter saves, Esc gives up, a choice saves at once. */
export function CellEditor({ value, field, onSave, onLeave }: CellEditorProps) {
  const [draft, setDraft] = useState(value);
  const saving = useRef(false);

  async function save(next: unknown) {
    if (saving.current) return;
    saving.current = true;
    if (JSON.stringify(inputOf(next)) === JSON.stringify(inputOf(value)) || (await onSave(inputOf(next))))
      onLeave();
    saving.current = false;
  }

  function change(next: unknown) {
    setDraft(next);
    if (CHOOSERS.has(field.type)) void save(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Escape') onLeave();
    if ((event.key === 'Enter' && field.type !== 'longText') || event.key === 'Tab') {
      event.preventDefault();
      void save(draft);
    }
  }

  return (
    <div style={{ width: '100%' }} onKeyDown={onKeyDown} onDoubleClick={(event) => event.stopPropagation()}>
      <FieldWidget
        id="cell-editor"
        field={field}
        value={draft}
        onChange={change}
        onBlur={() => undefined}
        readOnly={false}
        required={false}
        invalid={false}
        describedBy={undefined}
        autoFocus
      />
    </div>
  );
}
