import { lazy, Suspense } from 'react';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import type { BoardProps } from '../board/board.tsx';

const Board = lazy(async () => ({ default: (await import('../board/board.tsx')).Board }));
const ListChart = lazy(async () => ({ default: (await import('../../chart/list-chart.tsx')).ListChart }));
const Calendar = lazy(async () => ({ default: (await import('../calendar/calendar.tsx')).Calendar }));

const texts = defineTexts({
  loading: { 'zh-CN': '正在读取', en: 'Loading' },
});

/** The records of a view in another layout than a list. */
export function LayoutBody(props: BoardProps) {
  const t = useTexts(texts);
  const { layout } = props.list;
  return (
    <Suspense fallback={<SkeletonRows rows={10} label={t('loading')} />}>
      {layout === 'calendar' ? (
        <Calendar list={props.list} />
      ) : layout === 'chart' ? (
        <ListChart {...props} />
      ) : (
        <Board {...props} />
      )}
    </Suspense>
  );
}
