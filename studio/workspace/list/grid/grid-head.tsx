import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState, type DragEvent, type PointerEvent } from 'react';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { LEAST_WIDTH } from '../columns/column-layout.ts';
import type { ListColumn } from '../list-columns.ts';
import { placeInSort } from '../sort/sort-keys.ts';
import type { ListGridProps } from './list-grid.tsx';
import styles from './list-grid.module.css';

const texts = defineTexts({
  all: { 'zh-CN': '选择已载入的全部行', en: 'Select all loaded rows' },
  sortHint: {
    'zh-CN': '点击排序，按住 Shift 点击按多列排序',
    en: 'Click sorts; Shift-click sorts by several columns',
  },
  resize: { 'zh-CN': '拖动改变列宽，双击适合内容', en: 'Drag to resize, double-click to fit' },
});

/** What may be done to the columns in the table itself. */
export interface ColumnChanges {
  readonly resize: (path: string, width: number) => void;
  /** Puts a column where another stands. */
  readonly move: (path: string, onto: string) => void;
}

type GridHeadProps = Pick<
  ListGridProps,
  'columns' | 'rows' | 'sort' | 'onSort' | 'selection' | 'changes' | 'count'
>;

export function GridHead(props: GridHeadProps) {
  const { columns, rows, selection } = props;
  const t = useTexts(texts);
  const [over, setOver] = useState<string>();
  const chosen = selection.ids.size;
  const known = chosen > 0 ? rows.knownIds() : [];
  const isAll = chosen > 0 && known.length > 0 && known.every((id) => selection.ids.has(id));
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <div role="columnheader" aria-colindex={1} className={styles.tick}>
        <Checkbox
          aria-label={t('all')}
          checked={isAll}
          partly={chosen > 0 && !isAll}
          onChange={(event) => (event.target.checked ? selection.set(rows.knownIds()) : selection.clear())}
        />
      </div>
      {columns.map((column, at) => (
        <HeadCell
          key={column.key}
          {...props}
          column={column}
          at={at}
          isOver={over === column.path}
          onOver={setOver}
        />
      ))}
    </div>
  );
}

interface HeadCellProps extends GridHeadProps {
  readonly column: ListColumn;
  readonly at: number;
  readonly isOver: boolean;
  readonly onOver: (path: string | undefined) => void;
}

const DRAGGED = 'application/x-kehu-column';

function HeadCell({ column, at, sort, onSort, changes, isOver, onOver }: HeadCellProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const place = placeInSort(sort, column.path);
  const sorted = place?.direction === 'asc' ? 'ascending' : place ? 'descending' : 'none';
  const Arrow = place?.direction === 'desc' ? ArrowDown : ArrowUp;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    onOver(undefined);
    changes.move(event.dataTransfer.getData(DRAGGED), column.path);
  };
  return (
    <div
      role="columnheader"
      aria-colindex={at + 2}
      aria-sort={column.field.sortable ? sorted : undefined}
      data-head={column.path}
      className={`${column.numeric ? styles.headNumber : styles.headCell} ${isOver ? styles.dropHere : ''}`}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, column.path)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        onOver(column.path);
      }}
      onDragLeave={() => onOver(undefined)}
      onDrop={drop}
    >
      {column.field.sortable ? (
        <button
          type="button"
          tabIndex={-1}
          title={t('sortHint')}
          onClick={(event) => onSort(column.path, event.shiftKey)}
        >
          <span>{label(column.label)}</span>
          {place && <Arrow size={12} aria-hidden="true" />}
          {place && place.of > 1 && <small>{place.place}</small>}
        </button>
      ) : (
        <span>{label(column.label)}</span>
      )}
      <span
        aria-hidden="true"
        title={t('resize')}
        className={styles.resize}
        draggable
        onDragStart={(event) => {
          event.preventDefault();
          event.stopPropagation();
        }}
        onPointerDown={(event) => dragWidth(event, column, changes)}
        onDoubleClick={(event) => changes.resize(column.path, fittingWidth(event.currentTarget, column.path))}
      />
    </div>
  );
}

/** Follows the pointer from the right edge of a heading until it is let go. */
function dragWidth(event: PointerEvent<HTMLElement>, { path }: ListColumn, { resize }: ColumnChanges): void {
  const handle = event.currentTarget;
  const head = handle.parentElement!;
  const start = event.clientX - head.getBoundingClientRect().width;
  handle.setPointerCapture(event.pointerId);
  const follow = (moved: globalThis.PointerEvent) => resize(path, moved.clientX - start);
  handle.addEventListener('pointermove', follow);
  handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', follow), {
    once: true,
  });
}

const ROOM = 18;

/** As wide as the widest of the cells in sight and the heading need. */
function fittingWidth(handle: HTMLElement, path: string): number {
  const cells = [
    ...handle.closest('[data-list-grid]')!.querySelectorAll<HTMLElement>('[data-column]'),
  ].filter((cell) => cell.dataset['column'] === path);
  const head = handle.parentElement!.firstElementChild!;
  const range = document.createRange();
  const widths = [head, ...cells].map((cell) => {
    range.selectNodeContents(cell);
    return range.getBoundingClientRect().width;
  });
  return Math.max(LEAST_WIDTH, ...widths.map((width) => width + ROOM));
}
