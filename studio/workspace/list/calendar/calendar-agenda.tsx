import { useMemo } from 'react';
import { defineTexts, useLanguage, useTexts } from '../../../language/language.tsx';
import { rememberTrail } from '../../record/record-trail.ts';
import { useValueContext } from '../../../values/value-context.ts';
import { cardFields } from '../board/card-fields.ts';
import { clashes, onDay } from './calendar-entries.ts';
import { dayHeading, dayWords } from './calendar-range.ts';
import type { EntryPlay, ShownCalendar } from './calendar-surface.tsx';
import { EntryChip } from './entry-chip.tsx';
import styles from './calendar.module.css';

const texts = defineTexts({
  none: { 'zh-CN': '没有安排', en: 'Nothing planned' },
});

/** On a phone: the days one under another; of a month a small leaf of it, and the day that is tapped. */
export function CalendarAgenda(shown: ShownCalendar) {
  const { list, calendar, state, change, range, entries } = shown;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { today } = useValueContext();
  const { entity, question } = list;
  const { start, end, lane } = calendar;
  const play: EntryPlay = {
    entity,
    fields: useMemo(
      () => cardFields(question.columns, new Set([start, end ?? '', lane ?? ''])),
      [question.columns, start, end, lane],
    ),
    clashing: useMemo(() => clashes(entries, today), [entries, today]),
    held: undefined,
    onPress: undefined,
    onKeyDown: undefined,
    onOpen: () =>
      rememberTrail({ entity: entity.key, ids: entries.map(({ id }) => id), count: entries.length }),
  };
  const days = state.span === 'month' ? [state.day] : range.days;
  const filled = days.filter((day) => days.length === 1 || onDay(entries, day).length > 0);
  return (
    <div className={styles.agenda}>
      {state.span === 'month' && (
        <ul className={styles.leaf}>
          {range.days.map((day) => (
            <li key={day}>
              <button
                type="button"
                aria-label={dayWords(day, language)}
                aria-pressed={day === state.day}
                data-today={day === today || undefined}
                data-other={day.slice(0, 7) !== state.day.slice(0, 7) || undefined}
                data-busy={onDay(entries, day).length > 0 || undefined}
                onClick={() => change({ day })}
              >
                {dayHeading(day, language).day}
              </button>
            </li>
          ))}
        </ul>
      )}
      {filled.length === 0 && <p className={styles.none}>{t('none')}</p>}
      {filled.map((day) => (
        <section key={day} data-today={day === today || undefined}>
          <h3>{dayWords(day, language)}</h3>
          {onDay(entries, day).map((entry) => (
            <EntryChip key={entry.id} entry={entry} play={play} isBlock />
          ))}
          {onDay(entries, day).length === 0 && <p className={styles.none}>{t('none')}</p>}
        </section>
      ))}
    </div>
  );
}
