import { Plus } from 'lucide-react';
import { useNavigate } from 'react-router';
import { defineTexts, useLanguage, useTexts, useWord } from '../../../language/language.tsx';
import { newRecordPath } from '../../../model/paths.ts';
import { useValueContext } from '../../../values/value-context.ts';
import { onDay } from './calendar-entries.ts';
import { dayHeading, dayWords } from './calendar-range.ts';
import type { EntryPlay, ShownCalendar } from './calendar-surface.tsx';
import { EntryChip } from './entry-chip.tsx';
import { startAt } from './start-at.ts';
import styles from './calendar.module.css';

const texts = defineTexts({
  more: { 'zh-CN': '还有 {n} 条', en: '{n} more' },
  create: { 'zh-CN': '在 {day} 新建{name}', en: 'New {name} on {day}' },
});

const MOST = 4;

/** The weeks of a month. */
export function MonthGrid(props: ShownCalendar & { readonly play: EntryPlay }) {
  const { range, state, change, play } = props;
  const { language } = useLanguage();
  return (
    <div className={styles.month}>
      <div className={styles.weekdays} aria-hidden="true">
        {range.days.slice(0, 7).map((day) => (
          <span key={day}>{dayHeading(day, language).weekday}</span>
        ))}
      </div>
      <ul
        className={styles.weeks}
        style={{ gridTemplateRows: `repeat(${range.days.length / 7}, minmax(128px, 1fr))` }}
      >
        {range.days.map((day) => (
          <MonthDay
            key={day}
            {...props}
            day={day}
            isOther={day.slice(0, 7) !== state.day.slice(0, 7)}
            isOver={play.held?.by === 'pointer' && play.held.slot.day === day}
            onOpenDay={() => change({ day, span: 'day' })}
          />
        ))}
      </ul>
    </div>
  );
}

interface MonthDayProps extends ShownCalendar {
  readonly play: EntryPlay;
  readonly day: string;
  readonly isOther: boolean;
  readonly isOver: boolean;
  readonly onOpenDay: () => void;
}

function MonthDay({ list, calendar, entries, play, day, isOther, isOver, onOpenDay }: MonthDayProps) {
  const t = useTexts(texts);
  const word = useWord();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const { today, timeZone } = useValueContext();
  const { entity } = list;
  const all = onDay(entries, day);
  const shown = all.length > MOST ? all.slice(0, MOST - 1) : all;
  const name = dayWords(day, language);
  const create = () => {
    const value = startAt(entity.fields[calendar.start]!, day, 9 * 60, timeZone);
    void navigate(newRecordPath(entity.key, { [calendar.start]: value }));
  };
  return (
    <li
      data-day={day}
      data-other={isOther || undefined}
      data-today={day === today || undefined}
      data-over={isOver || undefined}
      aria-label={name}
    >
      <div className={styles.monthDay}>
        <button type="button" aria-label={name} onClick={onOpenDay}>
          {dayHeading(day, language).day}
        </button>
        {entity.allows.create && (
          <button
            type="button"
            className={styles.add}
            aria-label={t('create', { day: name, name: word(entity.label) })}
            onClick={create}
          >
            <Plus size={13} aria-hidden="true" />
          </button>
        )}
      </div>
      {shown.map((entry) => (
        <EntryChip key={entry.id} entry={entry} play={play} />
      ))}
      {all.length > shown.length && (
        <button type="button" className={styles.others} onClick={onOpenDay}>
          {t('more', { n: all.length - shown.length })}
        </button>
      )}
    </li>
  );
}
