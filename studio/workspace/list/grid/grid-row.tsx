import { ChevronDown, ChevronRight } from 'lucide-react';
import { lazy, memo, Suspense, type MouseEvent } from 'react';
import type { RecordData } from '../../../api/records.ts';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { FieldValue } from '../../../values/field-value.tsx';
import type { ValueContext } from '../../../values/format-value.ts';
import { valueAt, type ListColumn } from '../list-columns.ts';
import { lateBy } from '../overdue.ts';
import { OverdueValue } from '../overdue-value.tsx';
import { cellId } from './cell-id.ts';
import type { CellEdits } from './cell-edits.ts';
import type { CellEdit } from './grid-cursor.ts';
import styles from './list-grid.module.css';

const texts = defineTexts({
  fold: { 'zh-CN': '收起下级', en: 'Fold' },
  unfold: { 'zh-CN': '展开下级', en: 'Unfold' },
});

const CellEditor = lazy(async () => ({ default: (await import('./cell-editor.tsx')).CellEditor }));

interface GridRowProps {
  readonly grid: string;
  readonly row: RecordData;
  readonly line: number;
  readonly top: number;
  readonly columns: readonly ListColumn[];
  readonly entity: EntityDocument;
  readonly context: ValueContext;
  readonly selected: boolean;
  /** Column of the keyboard in this row, or -1. */
  readonly cursorColumn: number;
  readonly edit: CellEdit | undefined;
  readonly edits: CellEdits;
  /** Column in which the tree is drawn, or -1. */
  readonly treeAt: number;
  /** Steps below the top of the tree. */
  readonly depth: number;
  /** Undefined where nothing is below the row. */
  readonly isOpen: boolean | undefined;
  readonly onToggle: (row: RecordData) => void;
  readonly onTick: (line: number, row: RecordData, shift: boolean) => void;
  readonly onOpen: (row: RecordData) => void;
  readonly onContextMenu: (event: MouseEvent, row: RecordData) => void;
}

/** One row; redrawn only when its own data, selection or cursor changes. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, line, top, columns, selected, onTick } = props;
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-selected={selected}
      aria-level={props.treeAt < 0 ? undefined : props.depth + 1}
      aria-expanded={props.isOpen}
      className={`${styles.row} ${selected ? styles.selected : ''} ${props.edit ? styles.editing : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      onContextMenu={(event) => props.onContextMenu(event, row)}
      onDoubleClick={() => props.onOpen(row)}
      onMouseDown={keepTextUnmarked}
    >
      <div role="gridcell" aria-colindex={1} className={styles.tick}>
        <Checkbox
          tabIndex={-1}
          checked={selected}
          onChange={(event) => onTick(line, row, (event.nativeEvent as globalThis.MouseEvent).shiftKey)}
          onDoubleClick={(event) => event.stopPropagation()}
          aria-label={String(valueAt(row, props.entity.title) ?? '')}
        />
      </div>
      {columns.map((column, at) => (
        <GridCell key={column.key} {...props} column={column} at={at} />
      ))}
    </div>
  );
});

/** Shift and click tick a stretch; the browser would mark its text. */
function keepTextUnmarked(event: MouseEvent): void {
  if (event.shiftKey) event.preventDefault();
}

interface GridCellProps extends GridRowProps {
  readonly column: ListColumn;
  readonly at: number;
}

function GridCell(props: GridCellProps) {
  const { grid, row, line, column, at, cursorColumn, edit, edits, context, onOpen, onTick } = props;
  const value = valueAt(row, column.path);
  const hasCursor = cursorColumn === at;
  if (hasCursor && edit && column.editable) {
    return (
      <div role="gridcell" id={cellId(grid, line, at)} aria-colindex={at + 2} className={styles.editor}>
        <Suspense>
          <CellEditor
            value={value}
            column={column}
            edit={edit}
            isAtRight={at >= props.columns.length / 2}
            onSave={(next, then) => edits.onSave(line, at, row, next, then)}
            onStep={(step) => edits.onStep(line, at, step)}
            onLeave={edits.onLeave}
          />
        </Suspense>
      </div>
    );
  }
  const classes = [
    styles.cell,
    column.numeric ? styles.number : '',
    hasCursor ? styles.cursor : '',
    column.editable ? '' : styles.fixed,
  ];
  return (
    <div
      role="gridcell"
      id={cellId(grid, line, at)}
      data-cursor={hasCursor || undefined}
      data-column={column.path}
      aria-colindex={at + 2}
      aria-readonly={!column.editable}
      className={classes.filter(Boolean).join(' ')}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) onTick(line, row, event.shiftKey);
        else edits.onClick(line, at, event.detail);
      }}
    >
      {at === props.treeAt && <TreeStep {...props} />}
      <CellValue row={row} value={value} column={column} context={context} onOpen={() => onOpen(row)} />
    </div>
  );
}

/** How deep a row stands, and the button that shows what is below it. */
function TreeStep({ depth, isOpen, row, onToggle }: GridCellProps) {
  const t = useTexts(texts);
  const indent = <span className={styles.indent} style={{ width: depth * INDENT }} />;
  if (isOpen === undefined) {
    return (
      <>
        {indent}
        <span className={styles.leaf} />
      </>
    );
  }
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      {indent}
      <button
        type="button"
        tabIndex={-1}
        className={styles.leaf}
        aria-label={t(isOpen ? 'fold' : 'unfold')}
        onClick={(event) => {
          event.stopPropagation();
          onToggle(row);
        }}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        <Arrow size={14} aria-hidden="true" />
      </button>
    </>
  );
}

const INDENT = 20;

interface CellValueProps {
  readonly row: RecordData;
  readonly value: unknown;
  readonly column: ListColumn;
  readonly context: ValueContext;
  readonly onOpen: () => void;
}

function CellValue({ row, value, column, context, onOpen }: CellValueProps) {
  const late = lateBy(row, column, context);
  if (late > 0) return <OverdueValue value={value} days={late} field={column.field} context={context} />;
  if (!column.isTitle) return <FieldValue value={value} field={column.field} context={context} />;
  return (
    <button type="button" tabIndex={-1} className={styles.title} onClick={onOpen}>
      <FieldValue value={value} field={column.field} context={context} linked={false} />
    </button>
  );
}
