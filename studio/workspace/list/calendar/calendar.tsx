import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { defineTexts, useTexts, useWord } from '../../../language/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { formatNumber } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import type { ShownList } from '../shown-list.ts';
import { CalendarAgenda } from './calendar-agenda.tsx';
import { MOST_ENTRIES, useCalendarRows } from './calendar-data.ts';
import { entriesOf } from './calendar-entries.ts';
import { CalendarHead } from './calendar-head.tsx';
import { rangeOf } from './calendar-range.ts';
import { CalendarSurface } from './calendar-surface.tsx';
import { useCalendarState } from './use-calendar-state.ts';
import styles from './calendar.module.css';

const texts = defineTexts({
  loading: { 'zh-CN': '正在读取', en: 'Loading' },
  failed: { 'zh-CN': '日历读不出来', en: 'The calendar could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  more: {
    'zh-CN': '这里只显示最早的 {n} 条，请加上条件或选短一些的时间',
    en: 'Only the first {n} are shown; add conditions or choose fewer days',
  },
});

/** More people than this cannot be told apart in one column of hours. */
const MANY_LANES = 3;

/** The records of a view on their days. */
export function Calendar({ list }: { readonly list: ShownList }) {
  const t = useTexts(texts);
  const word = useWord();
  const context = useValueContext();
  const isPhone = useMedia('(max-width: 640px)');
  const { entity, question, layouts } = list;
  const calendar = layouts.calendar!;
  const [state, change] = useCalendarState(calendar, context.today);
  const range = useMemo(() => rangeOf(state.span, state.day), [state.span, state.day]);
  const { data, error, refetch } = useCalendarRows(question, calendar, range);
  const entries = useMemo(
    () => entriesOf(data?.rows ?? [], calendar, context.timeZone),
    [data, calendar, context.timeZone],
  );
  if (error) {
    return (
      <Empty
        icon={<TriangleAlert size={32} strokeWidth={1.2} />}
        title={t('failed')}
        detail={error.message}
        action={<Button onClick={() => void refetch()}>{t('retry')}</Button>}
      />
    );
  }
  const lane = calendar.lane === undefined ? undefined : entity.fields[calendar.lane];
  const isTeam =
    lane !== undefined && (state.team ?? new Set(entries.map((one) => one.lane)).size > MANY_LANES);
  const shown = { list, calendar, state, change, range, entries, isTeam };
  return (
    <div className={styles.calendar}>
      <CalendarHead
        state={state}
        change={change}
        range={range}
        lane={lane && word(lane.label)}
        isTeam={isTeam}
      />
      {data?.hasMore && (
        <p className={styles.more} role="status">
          {t('more', { n: formatNumber(MOST_ENTRIES, context) })}
        </p>
      )}
      {!data ? (
        <SkeletonRows rows={10} label={t('loading')} />
      ) : isPhone ? (
        <CalendarAgenda {...shown} />
      ) : (
        <CalendarSurface {...shown} />
      )}
    </div>
  );
}
