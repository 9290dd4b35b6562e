import { defineTexts, useLabel, useLanguage, useTexts } from '../../../language/language.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { formatNumber } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import { onDay } from './calendar-entries.ts';
import { dayHeading, dayWords } from './calendar-range.ts';
import type { EntryPlay, ShownCalendar } from './calendar-surface.tsx';
import { EntryChip } from './entry-chip.tsx';
import { lanesOf } from './lanes.ts';
import styles from './calendar.module.css';

const texts = defineTexts({
  none: { 'zh-CN': '这一周没有安排', en: 'Nothing in this week' },
  nobody: { 'zh-CN': '未填写', en: 'None' },
});

/** A week of each person, or of whatever makes the lanes, under one another. */
export function TeamGrid({
  list,
  calendar,
  range,
  entries,
  play,
  change,
}: ShownCalendar & { readonly play: EntryPlay }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { language } = useLanguage();
  const context = useValueContext();
  const lanes = lanesOf(entries, list.entity.fields[calendar.lane ?? '']);
  const { slot, by } = play.held ?? {};
  if (lanes.length === 0) return <p className={styles.none}>{t('none')}</p>;
  return (
    <div className={styles.lanes}>
      <table>
        <thead>
          <tr>
            <th scope="col">{label(list.entity.fields[calendar.lane ?? '']?.label)}</th>
            {range.days.map((day) => {
              const { weekday, day: number } = dayHeading(day, language);
              return (
                <th key={day} scope="col" data-today={day === context.today || undefined}>
                  <button
                    type="button"
                    aria-label={dayWords(day, language)}
                    onClick={() => change({ day, span: 'day' })}
                  >
                    {weekday} <b>{number}</b>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => {
            const own = entries.filter((entry) => entry.lane === lane.key);
            const name = (lane.label ? label(lane.label) : lane.name) || t('nobody');
            return (
              <tr key={lane.key}>
                <th scope="row">
                  <span className={styles.lane}>
                    <Avatar name={name} />
                    {name}
                    <small>{formatNumber(own.length, context)}</small>
                  </span>
                </th>
                {range.days.map((day) => (
                  <td
                    key={day}
                    data-day={day}
                    data-lane={lane.key}
                    data-today={day === context.today || undefined}
                    data-over={(by === 'pointer' && slot?.day === day && slot.lane === lane.key) || undefined}
                  >
                    {onDay(own, day).map((entry) => (
                      <EntryChip key={entry.id} entry={entry} play={play} />
                    ))}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
