import { ChevronLeft, ChevronRight, Users } from 'lucide-react';
import { defineTexts, useLanguage, useTexts } from '../../../language/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { useValueContext } from '../../../values/value-context.ts';
import { rangeTitle, steppedDay, type DayRange, type Span } from './calendar-range.ts';
import type { CalendarChange, CalendarState } from './use-calendar-state.ts';
import styles from './calendar.module.css';

const texts = defineTexts({
  today: { 'zh-CN': '今天', en: 'Today' },
  before: { 'zh-CN': '往前', en: 'Earlier' },
  after: { 'zh-CN': '往后', en: 'Later' },
  span: { 'zh-CN': '时间范围', en: 'Days shown' },
  day: { 'zh-CN': '日', en: 'Day' },
  week: { 'zh-CN': '周', en: 'Week' },
  month: { 'zh-CN': '月', en: 'Month' },
  team: { 'zh-CN': '按{lane}分列', en: 'By {lane}' },
});

const SPANS: readonly Span[] = ['day', 'week', 'month'];

interface CalendarHeadProps {
  readonly state: CalendarState;
  readonly change: (change: CalendarChange) => void;
  readonly range: DayRange;
  /** What makes the lanes; undefined where there are none. */
  readonly lane: string | undefined;
  /** Lanes are shown side by side. */
  readonly isTeam: boolean;
}

/** Which days are shown, and the way to others. */
export function CalendarHead({ state, change, range, lane, isTeam }: CalendarHeadProps) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { today } = useValueContext();
  const { span, day } = state;
  return (
    <div className={styles.head}>
      <Button onClick={() => change({ day: today })}>{t('today')}</Button>
      <Button
        look="quiet"
        icon={<ChevronLeft size={16} aria-hidden="true" />}
        aria-label={t('before')}
        onClick={() => change({ day: steppedDay(span, day, -1) })}
      />
      <Button
        look="quiet"
        icon={<ChevronRight size={16} aria-hidden="true" />}
        aria-label={t('after')}
        onClick={() => change({ day: steppedDay(span, day, 1) })}
      />
      <h2 aria-live="polite">{rangeTitle(span, day, range, language)}</h2>
      {lane && span !== 'month' && (
        <Button
          look={isTeam ? 'plain' : 'quiet'}
          className={styles.team}
          aria-pressed={isTeam}
          icon={<Users size={15} aria-hidden="true" />}
          onClick={() => change({ team: !isTeam })}
        >
          {t('team', { lane })}
        </Button>
      )}
      <div role="group" aria-label={t('span')} className={styles.spans}>
        {SPANS.map((one) => (
          <button key={one} type="button" aria-pressed={one === span} onClick={() => change({ span: one })}>
            {t(one)}
          </button>
        ))}
      </div>
    </div>
  );
}
