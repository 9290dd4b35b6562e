import { useRef } from 'react';
import { useLabel } from '../../language/language.tsx';
import { FieldValue } from '../../values/field-value.tsx';
import { useValueContext } from '../../values/value-context.ts';
import { useForm, useIssues } from '../form-context.tsx';
import { FieldWidget } from '../widgets/field-widget.tsx';
import type { Step } from './cursor-steps.ts';
import type { LineColumn } from './line-columns.ts';
import type { LineActions } from './line-editor.ts';
import { cellValue } from './line-totals.ts';
import type { Row } from './line-rows.ts';
import { useCellKeys } from './cell-keys.ts';
import styles from './line-grid.module.css';

export interface LineCellProps {
  readonly name: string;
  readonly row: Row;
  readonly column: LineColumn;
  readonly at: number;
  readonly locked: boolean;
  readonly hasCursor: boolean;
  readonly tabbable: boolean;
  readonly editing: boolean;
  readonly actions: LineActions;
  readonly onStep: (from: { readonly key: string; readonly column: number }, how: Step) => void;
}

export function LineCell(props: LineCellProps) {
  const { name, row, column, at, locked, hasCursor, tabbable, editing } = props;
  const label = useLabel();
  const context = useValueContext();
  const { world } = useForm();
  const place = useRef<HTMLDivElement>(null);
  const path = `${name}.${row.$key}.${column.key}`;
  const wrong = useIssues(path).join(' ');
  const value = cellValue(row, column, world);
  const { edit, onKeyDown, onBlur, onChange } = useCellKeys(props, place);
  const classes = [
    styles.cell,
    column.numeric ? styles.number : '',
    hasCursor && !editing ? styles.cursor : '',
    column.editable ? '' : styles.fixed,
    wrong ? styles.wrong : '',
  ];
  return (
    <div
      ref={place}
      role="gridcell"
      tabIndex={tabbable && !editing ? 0 : -1}
      data-cell={`${row.$key} ${at}`}
      data-wrong={wrong ? true : undefined}
      aria-readonly={locked}
      aria-invalid={wrong ? true : undefined}
      title={wrong || undefined}
      className={classes.filter(Boolean).join(' ')}
      onClick={editing ? undefined : edit}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      {editing ? (
        <FieldWidget
          id={`cell-${row.$key}-${column.key}`}
          label={label(column.label)}
          field={column.field}
          value={row[column.key] ?? null}
          onChange={onChange}
          onBlur={NOTHING}
          readOnly={false}
          required={column.field.required === true}
          invalid={wrong !== ''}
          describedBy={undefined}
          autoFocus
          autoOpen
        />
      ) : (
        <FieldValue value={value} field={column.field} context={context} linked={false} />
      )}
    </div>
  );
}

function NOTHING(): void {}
