import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { RecordData } from '../../api/records.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { useValueContext } from '../../values/value-context.ts';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import styles from './list-grid.module.css';
import type { ListColumn } from './list-columns.ts';
import type { GridCursor } from './grid-cursor.ts';
import type { ListSelection } from './list-selection.ts';

export const ROW_HEIGHT = 36;

const texts = defineTexts({
  label: { 'zh-CN': '{name}列表', en: 'List of {name}' },
});

export interface ListGridProps {
  readonly entity: EntityDocument;
  readonly name: string;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly RecordData[];
  readonly count: number | undefined;
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly selection: ListSelection;
  readonly cursor: GridCursor;
  readonly onOpen: (row: RecordData) => void;
  readonly onMenu: (row: RecordData, at: { readonly x: number; readonly y: number }) => void;
  readonly onSaveCell: (row: RecordData, column: ListColumn, value: unknown) => Promise<boolean>;
}

/** The table of a list: only the rows in sight exist, further ones are read while scrolling. */
export function ListGrid(props: ListGridProps) {
  const { columns, rows, hasMore, loadMore, cursor, selection, count } = props;
  const t = useTexts(texts);
  const context = useValueContext();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    getItemKey: (index) => rows[index]!.id,
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastShown >= rows.length - 30) loadMore();
  }, [hasMore, lastShown, rows.length, loadMore]);
  useEffect(() => {
    if (cursor.row >= 0 && cursor.row < rows.length) virtual.scrollToIndex(cursor.row);
  }, [cursor.row, rows.length, virtual]);
  const template = `36px ${columns.map(({ width, isTitle }) => (isTitle ? `minmax(${width}px, 2fr)` : `minmax(${width}px, 1fr)`)).join(' ')}`;

  function onKeyDown(event: KeyboardEvent) {
    if (cursor.editing) return;
    const row = rows[cursor.row];
    if (gridKey(event, props, row)) event.preventDefault();
  }

  function onContextMenu(event: MouseEvent, row: RecordData) {
    event.preventDefault();
    props.onMenu(row, { x: event.clientX, y: event.clientY });
  }

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t('label', { name: props.name })}
      aria-rowcount={count ?? -1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      tabIndex={0}
      className={`${styles.scroller} ${selection.ids.size > 0 ? styles.selecting : ''}`}
      onKeyDown={onKeyDown}
    >
      <div className={styles.width} style={{ minWidth: columns.reduce((sum, { width }) => sum + width, 36) }}>
        <GridHead {...props} template={template} />
        <div className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {shown.map((item) => (
            <GridRow
              key={item.key}
              row={rows[item.index]!}
              index={item.index}
              top={item.start}
              template={template}
              columns={columns}
              entity={props.entity}
              context={context}
              selected={selection.ids.has(rows[item.index]!.id)}
              cursorColumn={cursor.row === item.index ? cursor.column : -1}
              editing={cursor.row === item.index && cursor.editing}
              onToggle={selection.toggle}
              onCursor={cursor.move}
              onEdit={cursor.edit}
              onOpen={props.onOpen}
              onContextMenu={onContextMenu}
              onSaveCell={props.onSaveCell}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** Arrows move, Enter opens, F2 edits, Space selects, Shift F10 opens the menu. True when the key was used. */
function gridKey(event: KeyboardEvent, props: ListGridProps, row: RecordData | undefined): boolean {
  const { cursor, columns, rows, selection } = props;
  const page = 15;
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    PageDown: [page, 0],
    PageUp: [-page, 0],
    Home: [0, -columns.length],
    End: [0, columns.length],
  };
  const step = steps[event.key];
  if (step) {
    cursor.move(clamp(cursor.row + step[0], rows.length), clamp(cursor.column + step[1], columns.length));
    return true;
  }
  if (!row) return false;
  if (event.key === 'Enter') props.onOpen(row);
  else if (event.key === 'F2') cursor.edit();
  else if (event.key === ' ') selection.toggle(row.id);
  else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))
    props.onMenu(row, placeOf(event.currentTarget));
  else return false;
  return true;
}

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(length - 1, value));
}

function placeOf(grid: Element): { x: number; y: number } {
  const cell = grid.querySelector('[data-cursor="true"]') ?? grid;
  const { left, bottom } = cell.getBoundingClientRect();
  return { x: left + 8, y: bottom };
}
