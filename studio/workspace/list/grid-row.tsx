import { Checkbox } from 'antd';
import { lazy, memo, Suspense, type MouseEvent } from 'react';
import type { RecordData } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { FieldValue } from '../../values/field-value.tsx';
import type { ValueContext } from '../../values/format-value.ts';
import { valueAt, type ListColumn } from './list-columns.ts';
import styles from './list-grid.module.css';

const CellEditor = lazy(async () => ({ default: (await import('./cell-editor.tsx')).CellEditor }));

interface GridRowProps {
  readonly row: RecordData;
  readonly index: number;
  readonly top: number;
  readonly template: string;
  readonly columns: readonly ListColumn[];
  readonly entity: EntityDocument;
  readonly context: ValueContext;
  readonly selected: boolean;
  /** Column of the keyboard in this row, or -1. */
  readonly cursorColumn: number;
  readonly editing: boolean;
  readonly onToggle: (id: string) => void;
  readonly onCursor: (row: number, column: number) => void;
  readonly onEdit: () => void;
  readonly onOpen: (row: RecordData) => void;
  readonly onContextMenu: (event: MouseEvent, row: RecordData) => void;
  readonly onSaveCell: (row: RecordData, column: ListColumn, value: unknown) => Promise<boolean>;
}

/** One row; redrawn only when its own data, selection or cursor changes. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, top, template, columns, selected, cursorColumn } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={`${styles.row} ${selected ? styles.selected : ''}`}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      onContextMenu={(event) => props.onContextMenu(event, row)}
      onDoubleClick={() => props.onOpen(row)}
    >
      <div role="gridcell" className={styles.tick}>
        <Checkbox
          tabIndex={-1}
          checked={selected}
          onChange={() => props.onToggle(row.id)}
          aria-label={String(valueAt(row, props.entity.title) ?? '')}
        />
      </div>
      {columns.map((column, at) => (
        <GridCell key={column.key} {...props} column={column} at={at} hasCursor={cursorColumn === at} />
      ))}
    </div>
  );
});

interface GridCellProps extends GridRowProps {
  readonly column: ListColumn;
  readonly at: number;
  readonly hasCursor: boolean;
}

function GridCell({
  row,
  index,
  column,
  at,
  hasCursor,
  editing,
  context,
  onCursor,
  onEdit,
  onOpen,
  onSaveCell,
}: GridCellProps) {
  const value = valueAt(row, column.path);
  const editable = column.field.writable && !column.field.readOnly && !column.path.includes('.');
  if (hasCursor && editing && editable) {
    return (
      <div role="gridcell" className={styles.editor}>
        <Suspense>
          <CellEditor
            value={value}
            field={column.field}
            onSave={(next) => onSaveCell(row, column, next)}
            onLeave={() => onCursor(index, at)}
          />
        </Suspense>
      </div>
    );
  }
  const classes = [
    styles.cell,
    column.numeric ? styles.number : '',
    hasCursor ? styles.cursor : '',
    editable ? '' : styles.fixed,
  ];
  return (
    <div
      role="gridcell"
      data-cursor={hasCursor || undefined}
      aria-readonly={!editable}
      className={classes.filter(Boolean).join(' ')}
      onClick={() => (hasCursor && editable ? onEdit() : onCursor(index, at))}
    >
      {column.isTitle ? (
        <button type="button" tabIndex={-1} className={styles.title} onClick={() => onOpen(row)}>
          <FieldValue value={value} field={column.field} context={context} linked={false} />
        </button>
      ) : (
        <FieldValue value={value} field={column.field} context={context} />
      )}
    </div>
  );
}
