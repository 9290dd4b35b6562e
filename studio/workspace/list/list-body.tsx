import { Inbox, SearchX, TriangleAlert } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { RecordData } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { newRecordPath } from '../../model/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useGridCursor } from './grid-cursor.ts';
import type { ListColumn } from './list-columns.ts';
import type { useListRows } from './list-data.ts';
import { ListGrid } from './list-grid.tsx';
import { useListSelection } from './list-selection.ts';
import { useSaveCell } from './save-cell.ts';

const texts = defineTexts({
  loading: { 'zh-CN': '正在读取', en: 'Loading' },
  failed: { 'zh-CN': '列表读不出来', en: 'The list could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  empty: { 'zh-CN': '还没有{name}', en: 'No {name} yet' },
  first: { 'zh-CN': '新建第一个', en: 'Create the first' },
  noMatch: { 'zh-CN': '没有符合条件的{name}', en: 'No {name} match these conditions' },
  widen: { 'zh-CN': '清除条件', en: 'Clear the conditions' },
});

export interface ListBodyProps {
  readonly entity: EntityDocument;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly RecordData[];
  readonly query: ReturnType<typeof useListRows>;
  readonly count: number | undefined;
  readonly narrowed: boolean;
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
  readonly onOpen: (row: RecordData) => void;
  readonly onWiden: () => void;
}

/** The table, or what to do when there is nothing in it. */
export function ListBody(props: ListBodyProps) {
  const { entity, columns, rows, query, count, narrowed } = props;
  const t = useTexts(texts);
  const label = useLabel();
  const navigate = useNavigate();
  const selection = useListSelection();
  const cursor = useGridCursor();
  const saveCell = useSaveCell(entity);
  const name = label(entity.pluralLabel);
  if (query.error) {
    return (
      <Empty
        icon={<TriangleAlert size={32} strokeWidth={1.2} />}
        title={t('failed')}
        detail={query.error.message}
        action={<Button onClick={() => void query.refetch()}>{t('retry')}</Button>}
      />
    );
  }
  if (query.isPending) return <SkeletonRows rows={15} label={t('loading')} />;
  if (rows.length === 0 && narrowed) {
    return (
      <Empty
        icon={<SearchX size={32} strokeWidth={1.2} />}
        title={t('noMatch', { name })}
        action={<Button onClick={props.onWiden}>{t('widen')}</Button>}
      />
    );
  }
  if (rows.length === 0) {
    const create = entity.allows.create && (
      <Button onClick={() => void navigate(newRecordPath(entity.key))}>{t('first')}</Button>
    );
    return (
      <Empty
        icon={<Inbox size={32} strokeWidth={1.2} />}
        title={t('empty', { name })}
        detail={entity.help && label(entity.help)}
        action={create}
      />
    );
  }
  return (
    <ListGrid
      entity={entity}
      name={name}
      columns={columns}
      rows={rows}
      count={count}
      sort={props.sort}
      onSort={props.onSort}
      hasMore={query.hasNextPage && !query.isFetchingNextPage}
      loadMore={() => void query.fetchNextPage()}
      selection={selection}
      cursor={cursor}
      onOpen={props.onOpen}
      onMenu={() => undefined}
      onSaveCell={saveCell}
    />
  );
}
