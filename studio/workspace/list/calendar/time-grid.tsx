import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { useNavigate } from 'react-router';
import { defineTexts, useLanguage, useTexts } from '../../../language/language.tsx';
import { newRecordPath } from '../../../model/paths.ts';
import { localMoment } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import { clock, onDay, sideBySide, type Entry } from './calendar-entries.ts';
import { dayHeading, dayWords } from './calendar-range.ts';
import type { EntryPlay, ShownCalendar } from './calendar-surface.tsx';
import { EntryChip } from './entry-chip.tsx';
import { lanesOf, type Lane } from './lanes.ts';
import { startAt } from './start-at.ts';
import { STEP_MINUTES } from './use-entry-holding.ts';
import styles from './calendar.module.css';

const texts = defineTexts({
  whole: { 'zh-CN': '全天', en: 'All day' },
  nobody: { 'zh-CN': '未填写', en: 'None' },
  hours: { 'zh-CN': '按小时', en: 'By the hour' },
});

/** What stands in view when a day is opened. */
const FIRST_HOUR = 7.5;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

interface TimeColumn {
  readonly key: string;
  readonly day: string;
  readonly lane: Lane | undefined;
}

/** Days by the hour: a week, a day, or the lanes of a day side by side. */
export function TimeGrid(props: ShownCalendar & { readonly play: EntryPlay }) {
  const { range, state, calendar, list, entries, isTeam } = props;
  const t = useTexts(texts);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const hours = scroller.current?.querySelector<HTMLElement>('[data-hours]');
    if (hours && scroller.current) scroller.current.scrollTop = (hours.offsetHeight * FIRST_HOUR) / 24;
  }, []);
  const hasLanes = isTeam && state.span === 'day';
  const lanes = hasLanes ? lanesOf(entries, list.entity.fields[calendar.lane!]) : [];
  const columns: readonly TimeColumn[] =
    lanes.length > 0
      ? lanes.map((lane) => ({ key: lane.key, day: state.day, lane }))
      : range.days.map((day) => ({ key: day, day, lane: undefined }));
  return (
    <div ref={scroller} className={styles.times} tabIndex={-1} role="group" aria-label={t('hours')}>
      <div className={styles.timesHead}>
        <span className={styles.gutter}>{t('whole')}</span>
        {columns.map((column) => (
          <ColumnHead key={column.key} {...props} column={column} isOne={range.days.length === 1} />
        ))}
      </div>
      <div className={styles.timesBody}>
        <div className={styles.gutter} aria-hidden="true">
          {HOURS.map((hour) => (
            <span key={hour}>{hour > 0 && clock(hour * 60)}</span>
          ))}
        </div>
        {columns.map((column) => (
          <HourColumn key={column.key} {...props} column={column} />
        ))}
      </div>
    </div>
  );
}

interface ColumnProps extends ShownCalendar {
  readonly play: EntryPlay;
  readonly column: TimeColumn;
}

/** The name of a column, and what takes the whole of its day. */
function ColumnHead({ entries, play, change, column, isOne }: ColumnProps & { readonly isOne: boolean }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { today } = useValueContext();
  const { day, lane } = column;
  const { weekday, day: number } = dayHeading(day, language);
  const whole = inColumn(entries, column).filter((entry) => entry.isWhole);
  return (
    <div
      className={styles.columnHead}
      data-day={day}
      data-lane={lane?.key}
      data-today={(day === today && !lane) || undefined}
    >
      {lane ? (
        <b>{lane.name || t('nobody')}</b>
      ) : (
        <button
          type="button"
          disabled={isOne}
          aria-label={dayWords(day, language)}
          onClick={() => change({ day, span: 'day' })}
        >
          {weekday} <b>{number}</b>
        </button>
      )}
      {whole.map((entry) => (
        <EntryChip key={entry.id} entry={entry} play={play} />
      ))}
    </div>
  );
}

function HourColumn({ list, calendar, entries, play, column }: ColumnProps) {
  const navigate = useNavigate();
  const { language } = useLanguage();
  const { today, timeZone } = useValueContext();
  const { entity } = list;
  const { day, lane } = column;
  const timed = inColumn(entries, column).filter(({ isWhole }) => !isWhole);
  const placed = sideBySide(timed);
  const { held } = play;
  const isOver =
    held?.by === 'pointer' && held.slot.day === day && (lane === undefined || held.slot.lane === lane.key);
  function create(event: MouseEvent<HTMLElement>) {
    if (!entity.allows.create || event.target !== event.currentTarget) return;
    const box = event.currentTarget.getBoundingClientRect();
    const minute =
      Math.floor((((event.clientY - box.top) / box.height) * 1440) / STEP_MINUTES) * STEP_MINUTES;
    const value = startAt(entity.fields[calendar.start]!, day, minute, timeZone);
    void navigate(newRecordPath(entity.key, { [calendar.start]: value }));
  }
  return (
    <div
      className={styles.hours}
      role="group"
      aria-label={lane?.name || dayWords(day, language)}
      data-day={day}
      data-lane={lane?.key}
      data-hours
      data-over={isOver || undefined}
      data-today={day === today || undefined}
      onDoubleClick={create}
    >
      {day === today && <NowLine timeZone={timeZone} />}
      {isOver && held.slot.minute !== undefined && <Landing held={held.entry} minute={held.slot.minute} />}
      {placed.map(({ entry, left, width }) => (
        <EntryChip
          key={entry.id}
          entry={entry}
          play={play}
          isBlock
          style={{
            top: percent(entry.startMinute),
            height: percent(Math.max(entry.endMinute - entry.startMinute, 2 * STEP_MINUTES)),
            left: `${left * 100}%`,
            width: `${width * 100}%`,
          }}
        />
      ))}
    </div>
  );
}

/** Where the entry in the hand would stand. */
function Landing({ held, minute }: { readonly held: Entry; readonly minute: number }) {
  const length = held.isWhole ? 60 : held.endMinute - held.startMinute;
  return (
    <span
      aria-hidden="true"
      className={styles.landing}
      style={{ top: percent(minute), height: percent(Math.max(length, STEP_MINUTES)) }}
    >
      {clock(minute)}
    </span>
  );
}

function NowLine({ timeZone }: { readonly timeZone: string }) {
  const [moment, setMoment] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setMoment(new Date().toISOString()), 60_000);
    return () => clearInterval(timer);
  }, []);
  const now = localMoment(moment, timeZone);
  const minute = Number(now.slice(11, 13)) * 60 + Number(now.slice(14, 16));
  return <span aria-hidden="true" className={styles.now} style={{ top: percent(minute) }} />;
}

function inColumn(entries: readonly Entry[], { day, lane }: TimeColumn): readonly Entry[] {
  return onDay(entries, day).filter((entry) => lane === undefined || entry.lane === lane.key);
}

function percent(minutes: number): string {
  return `${(minutes / 1440) * 100}%`;
}
