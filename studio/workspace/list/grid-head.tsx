import { Checkbox } from 'antd';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { ListColumn } from './list-columns.ts';
import type { ListGridProps } from './list-grid.tsx';
import styles from './list-grid.module.css';

const texts = defineTexts({
  all: { 'zh-CN': '选择已载入的全部行', en: 'Select all loaded rows' },
});

export function GridHead({
  columns,
  rows,
  sort,
  onSort,
  selection,
  template,
}: ListGridProps & { readonly template: string }) {
  const t = useTexts(texts);
  const chosen = rows.filter((row) => selection.ids.has(row.id)).length;
  return (
    <div role="row" className={styles.head} style={{ gridTemplateColumns: template }}>
      <div role="columnheader" className={styles.tick}>
        <Checkbox
          aria-label={t('all')}
          checked={rows.length > 0 && chosen === rows.length}
          indeterminate={chosen > 0 && chosen < rows.length}
          onChange={(event) =>
            event.target.checked ? selection.set(rows.map((row) => row.id)) : selection.clear()
          }
        />
      </div>
      {columns.map((column) => (
        <HeadCell
          key={column.key}
          column={column}
          direction={directionOf(sort, column.path)}
          onSort={onSort}
        />
      ))}
    </div>
  );
}

interface HeadCellProps {
  readonly column: ListColumn;
  readonly direction: 'asc' | 'desc' | undefined;
  readonly onSort: (sort: string) => void;
}

function HeadCell({ column, direction, onSort }: HeadCellProps) {
  const label = useLabel();
  const Arrow = direction === 'desc' ? ArrowDown : ArrowUp;
  const ariaSort = direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : 'none';
  return (
    <div
      role="columnheader"
      aria-sort={column.field.sortable ? ariaSort : undefined}
      className={column.numeric ? styles.headNumber : styles.headCell}
    >
      {column.field.sortable ? (
        <button
          type="button"
          tabIndex={-1}
          onClick={() => onSort(direction === 'asc' ? `-${column.path}` : column.path)}
        >
          {label(column.label)}
          {direction && <Arrow size={12} aria-hidden="true" />}
        </button>
      ) : (
        <span>{label(column.label)}</span>
      )}
    </div>
  );
}

/** The direction in which a sort text such as `-amount,name` orders a path first. */
export function directionOf(sort: string | undefined, path: string): 'asc' | 'desc' | undefined {
  const first = sort?.split(',')[0];
  if (first === path) return 'asc';
  return first === `-${path}` ? 'desc' : undefined;
}
