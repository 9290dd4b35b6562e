import { dayNumber } from '../../../../platform/expression/calendar/calendar-date.ts';
import { momentIn } from '../../../forms/widgets/date/moment-in-zone.ts';
import type { CalendarDocument } from '../../../model/model-document.ts';
import { clock, type Entry } from './calendar-entries.ts';
import { later } from './calendar-range.ts';

/** Where an entry is put: a day, and a time of it where the calendar shows hours. */
export interface Slot {
  readonly day: string;
  readonly minute?: number | undefined;
  /** Another lane. */
  readonly lane?: string | undefined;
}

const DAY_MS = 86_400_000;

/** What a record says once it begins at another time; as long as before. */
export function movedTimes(
  { row, startDay, startMinute }: Entry,
  { start, end }: CalendarDocument,
  { day, minute }: Slot,
  timeZone: string,
): Readonly<Record<string, unknown>> {
  const from = String(row[start]);
  const to = end === undefined ? null : row[end];
  if (from.length === 10) {
    const shift = dayNumber(day) - dayNumber(startDay);
    return { [start]: day, ...(typeof to === 'string' ? { [end!]: later(to, shift) } : {}) };
  }
  const moment = momentIn(timeZone, `${day}T${clock(minute ?? startMinute)}:00`);
  const length = typeof to === 'string' ? Date.parse(to) - Date.parse(from) : undefined;
  return {
    [start]: moment,
    ...(length === undefined ? {} : { [end!]: new Date(Date.parse(moment) + length).toISOString() }),
  };
}

/** A slot some minutes or days from where an entry stands. */
export function shifted({ startDay, startMinute, isWhole }: Entry, days: number, minutes: number): Slot {
  if (isWhole) return { day: later(startDay, days) };
  const at = startMinute + minutes;
  const over = Math.floor((at * 60_000) / DAY_MS);
  return { day: later(startDay, days + over), minute: at - over * 1440 };
}
