import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import type { RecordData } from '../../../api/records.ts';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../../model/model-document.ts';
import { useEvent } from '../../../ui/use-event.ts';
import { useValueContext } from '../../../values/value-context.ts';
import type { RowGroup } from '../group/use-groups.ts';
import { treeColumn, type ListColumn } from '../list-columns.ts';
import type { ListSelection } from '../list-selection.ts';
import { useListPlace } from '../rows/use-list-place.ts';
import type { ListRows } from '../rows/use-list-rows.ts';
import { cellId } from './cell-id.ts';
import { useCellEdits } from './cell-edits.ts';
import type { ColumnChanges } from './grid-head.tsx';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import { GroupRow } from './group-row.tsx';
import styles from './list-grid.module.css';
import type { GridCursor } from './grid-cursor.ts';
import { gridKey } from './grid-keys.ts';
import type { SaveCell } from './save-cell.ts';

export const ROW_HEIGHT = 36;
const TICK_WIDTH = 36;
/** Of what lies over the rows: the headings above, the bar of bulk actions below. */
const HEAD_HEIGHT = 32;
const BAR_HEIGHT = 56;

const texts = defineTexts({
  label: { 'zh-CN': '{name}列表', en: 'List of {name}' },
});

export interface ListGridProps {
  readonly entity: EntityDocument;
  readonly name: string;
  readonly columns: readonly ListColumn[];
  readonly rows: ListRows;
  /** Changes when the list begins anew: other conditions, another order. */
  readonly beginning: string;
  readonly groupField: FieldDocument | undefined;
  readonly groups: ReadonlyMap<string, RowGroup>;
  readonly isOpen: (group: string) => boolean;
  readonly onToggleGroup: (group: string) => void;
  readonly count: number | undefined;
  readonly sort: string | undefined;
  readonly onSort: (path: string, add: boolean) => void;
  readonly changes: ColumnChanges;
  readonly selection: ListSelection;
  /** The row from which a stretch is ticked with Shift. */
  readonly onAnchor: (line: number) => void;
  readonly onMarkTo: (line: number, on: boolean) => void;
  readonly cursor: GridCursor;
  readonly onOpen: (row: RecordData) => void;
  readonly onMenu: (row: RecordData, at: { readonly x: number; readonly y: number }) => void;
  readonly onCommand: (command: 'delete' | 'export' | 'print') => void;
  readonly onSaveCell: SaveCell;
}

/** The table of a list: only the rows in sight exist, further ones are read while scrolling. */
export function ListGrid(props: ListGridProps) {
  const { columns, rows, cursor, selection, count, beginning } = props;
  const { layout, show } = rows;
  const t = useTexts(texts);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const place = useListPlace(props.entity.key, beginning);
  const virtual = useVirtualizer({
    initialOffset: place.before?.top ?? 0,
    count: layout.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    scrollPaddingEnd: HEAD_HEIGHT + (selection.ids.size > 0 ? BAR_HEIGHT : 0),
  });
  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => show(first, last), [first, last, show]);
  useBeginning(beginning, () => scroller.current?.scrollTo({ top: 0 }));
  useReturn(place, cursor, scroller, () => virtual.scrollOffset ?? 0);
  useEffect(() => {
    if (cursor.line >= 0 && cursor.line < layout.length) virtual.scrollToIndex(cursor.line);
    // Only a moved cursor scrolls, not rows that arrive.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [cursor.line]);

  function onKeyDown(event: KeyboardEvent) {
    if (cursor.edit || event.target !== event.currentTarget) return;
    if (!gridKey(event, props)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  const inSight = cursor.line >= first && cursor.line <= last;
  return (
    <div
      ref={scroller}
      data-list-grid
      role={props.groupField || rows.tree ? 'treegrid' : 'grid'}
      aria-label={t('label', { name: props.name })}
      aria-rowcount={count === undefined ? -1 : count + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={inSight ? cellId(id, cursor.line, cursor.column) : undefined}
      tabIndex={0}
      className={`${styles.scroller} ${selection.ids.size > 0 ? styles.selecting : ''}`}
      style={gridStyle(columns)}
      onKeyDown={onKeyDown}
    >
      <div className={styles.width}>
        <GridHead {...props} />
        <div className={styles.body} style={{ height: virtual.getTotalSize() }}>
          <Lines
            {...props}
            id={id}
            lines={shown.map(({ index, start }) => ({ line: index, top: start }))}
            takeFocus={() => scroller.current?.focus({ preventScroll: true })}
          />
        </div>
      </div>
    </div>
  );
}

/** Does something when the list begins anew, but not when it first appears. */
function useBeginning(beginning: string, begin: () => void): void {
  const shown = useRef(beginning);
  useEffect(() => {
    if (shown.current !== beginning) begin();
    shown.current = beginning;
  });
}

/** Puts the keyboard back where it was when somebody returns, and remembers where it is when he leaves. */
function useReturn(
  place: ReturnType<typeof useListPlace>,
  cursor: GridCursor,
  scroller: RefObject<HTMLElement | null>,
  top: () => number,
): void {
  const keep = useEvent(() => place.keep({ top: top(), line: cursor.line, column: cursor.column }));
  const goBack = useEvent(() => {
    if (!place.before || place.before.line < 0) return;
    cursor.move(place.before.line, place.before.column);
    scroller.current?.focus({ preventScroll: true });
  });
  useEffect(() => {
    goBack();
    return keep;
  }, [goBack, keep]);
}

function gridStyle(columns: readonly ListColumn[]): CSSProperties {
  const tracks = columns.map(({ width, least, isSized, isTitle }) =>
    isSized ? `minmax(${least}px, ${width}px)` : `minmax(${least}px, ${isTitle ? 2 : 1}fr)`,
  );
  const least = columns.reduce((sum, column) => sum + column.least, TICK_WIDTH);
  return {
    '--columns': `${TICK_WIDTH}px ${tracks.join(' ')} minmax(0, 0.001fr)`,
    '--least': `${least}px`,
  } as CSSProperties;
}

interface LinesProps extends ListGridProps {
  readonly id: string;
  readonly lines: readonly { readonly line: number; readonly top: number }[];
  readonly takeFocus: () => void;
}

function Lines(props: LinesProps) {
  const { id, lines, rows, columns, entity, selection, cursor, groups, takeFocus } = props;
  const context = useValueContext();
  const edits = useCellEdits(props, takeFocus);
  useMovedRow(props);
  const onOpen = useEvent(props.onOpen);
  const onTick = useEvent((line: number, row: RecordData, shift: boolean) => {
    if (shift) return props.onMarkTo(line, !selection.ids.has(row.id));
    selection.toggle(row.id);
    props.onAnchor(line);
  });
  const onToggle = useEvent((row: RecordData) => rows.tree?.toggle(row.id));
  const treeAt = rows.tree ? treeColumn(columns) : -1;
  const onContextMenu = useEvent((event: MouseEvent, row: RecordData) => {
    event.preventDefault();
    props.onMenu(row, { x: event.clientX, y: event.clientY });
  });

  return lines.map(({ line, top }) => {
    const item = rows.itemAt(line);
    const group = item?.kind === 'group' ? groups.get(item.section) : undefined;
    if (group) {
      return (
        <GroupRow
          key={`group ${group.key}`}
          id={cellId(id, line, cursor.column)}
          line={line}
          top={top}
          group={group}
          field={props.groupField!}
          columns={columns}
          context={context}
          isOpen={props.isOpen(group.key)}
          hasCursor={cursor.line === line}
          onToggle={() => {
            cursor.move(line, cursor.column);
            props.onToggleGroup(group.key);
          }}
        />
      );
    }
    const row = item && rows.rowAt(item);
    if (!row) return <PendingRow key={`pending ${line}`} top={top} columns={columns.length} />;
    return (
      <GridRow
        key={row.id}
        grid={id}
        row={row}
        line={line}
        top={top}
        columns={columns}
        entity={entity}
        context={context}
        selected={selection.ids.has(row.id)}
        cursorColumn={cursor.line === line ? cursor.column : -1}
        edit={cursor.line === line && cursor.edit?.row === row.id ? cursor.edit : undefined}
        edits={edits}
        treeAt={treeAt}
        depth={rows.tree?.lineAt(line)?.depth ?? 0}
        isOpen={rows.tree?.lineAt(line)?.isOpen}
        onToggle={onToggle}
        onTick={onTick}
        onOpen={onOpen}
        onContextMenu={onContextMenu}
      />
    );
  });
}

/** A row that moved away under an open cell is not edited at its old place. */
function useMovedRow({ cursor, rows }: ListGridProps): void {
  const item = cursor.edit && rows.itemAt(cursor.line);
  const id = item && rows.idAt(item);
  const hasMoved = cursor.edit !== undefined && id !== undefined && id !== cursor.edit.row;
  const { leave } = cursor;
  useEffect(() => {
    if (hasMoved) leave();
  }, [hasMoved, leave]);
}

function PendingRow({ top, columns }: { readonly top: number; readonly columns: number }) {
  return (
    <div aria-hidden="true" className={styles.row} style={{ transform: `translateY(${top}px)` }}>
      <span />
      {Array.from({ length: columns }, (_, at) => (
        <span key={at} className={styles.pending} />
      ))}
    </div>
  );
}
