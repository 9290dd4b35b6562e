import { SearchX, TriangleAlert } from 'lucide-react';
import { defineTexts, useTexts, useWord } from '../../../language/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import type { ShownList } from '../shown-list.ts';
import { BoardSurface } from './board-surface.tsx';
import { useBoardColumns } from './board-data.ts';

const texts = defineTexts({
  loading: { 'zh-CN': '正在读取', en: 'Loading' },
  failed: { 'zh-CN': '看板读不出来', en: 'The board could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  noMatch: { 'zh-CN': '没有符合条件的{name}', en: 'No {name} match these conditions' },
  widen: { 'zh-CN': '清除条件', en: 'Clear the conditions' },
});

export interface BoardProps {
  readonly list: ShownList;
  /** Conditions beside the view's own hold. */
  readonly isNarrowed: boolean;
  readonly onWiden: () => void;
}

/** The records of a view as cards in columns, or what to do when there are none. */
export function Board({ list, isNarrowed, onWiden }: BoardProps) {
  const t = useTexts(texts);
  const word = useWord();
  const { entity, question, layouts } = list;
  const board = layouts.board!;
  const field = entity.fields[board.field]!;
  const { columns, error, refetch } = useBoardColumns(question, field, board);
  const widen = isNarrowed && <Button onClick={onWiden}>{t('widen')}</Button>;
  if (error) {
    return (
      <Empty
        icon={<TriangleAlert size={32} strokeWidth={1.2} />}
        title={t('failed')}
        detail={error.message}
        action={
          <>
            {widen}
            <Button onClick={() => void refetch()}>{t('retry')}</Button>
          </>
        }
      />
    );
  }
  if (!columns) return <SkeletonRows rows={10} label={t('loading')} />;
  if (isNarrowed && columns.every(({ count }) => count === 0)) {
    const title = t('noMatch', { name: word(entity.pluralLabel) });
    return <Empty icon={<SearchX size={32} strokeWidth={1.2} />} title={title} action={widen} />;
  }
  return <BoardSurface list={list} field={field} columns={columns} />;
}
