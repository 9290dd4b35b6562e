import { addDays, dayNumber } from '../expression/calendar/calendar-date.ts';
import { localTime, momentOf } from '../expression/calendar/time-zone.ts';

/** When something happens again and again, on the organisation's clock on the wall. */
export type Rhythm =
  | { readonly every: 'hour' }
  /** `at`: `HH:MM`. */
  | { readonly every: 'day'; readonly at: string }
  /** `on`: 1 is Monday. */
  | { readonly every: 'week'; readonly on: number; readonly at: string }
  /** `on`: in shorter months their last day. */
  | { readonly every: 'month'; readonly on: number; readonly at: string };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A rhythm comes at least once in so many days. */
const MOST_DAYS = 63;

/**
 * The first time after a moment. A time of day that is skipped when clocks go forward comes at the next minute there
 * is; one that comes twice counts once.
 *
 * @throws RangeError when the calendar ends before
 */
export function nextTime(rhythm: Rhythm, after: Date, timeZone: string): Date {
  if (rhythm.every === 'hour') return new Date((Math.floor(after.getTime() / HOUR) + 1) * HOUR);
  const begin = localTime(after.getTime(), timeZone)?.date;
  for (let days = 0; days < MOST_DAYS; days++) {
    const date = begin === undefined ? null : addDays(begin, days);
    if (date === null || !falls(rhythm, date)) continue;
    const moment = wallTime(date, rhythm.at, timeZone);
    if (moment !== null && moment > after.getTime()) return new Date(moment);
  }
  throw new RangeError('the calendar has no next time');
}

/** The last time up to a moment that is not before `first`, which is one of them. */
export function lastTime(rhythm: Rhythm, first: Date, until: Date, timeZone: string): Date {
  let last = first;
  for (let next = first; next <= until; next = nextTime(rhythm, next, timeZone)) last = next;
  return last;
}

function falls(rhythm: Exclude<Rhythm, { every: 'hour' }>, date: string): boolean {
  if (rhythm.every === 'day') return true;
  // 1970-01-01 was a Thursday.
  if (rhythm.every === 'week') return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1 === rhythm.on;
  const day = Number(date.slice(8));
  return day === rhythm.on || (day < rhythm.on && addDays(date, 1)?.slice(8) === '01');
}

function wallTime(date: string, at: string, timeZone: string): number | null {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  for (let millisecond = hours * HOUR + minutes * MINUTE; millisecond < DAY; millisecond += MINUTE) {
    const moment = momentOf({ date, millisecond }, timeZone);
    if (moment === null) return null;
    const shown = localTime(moment, timeZone);
    if (shown?.date === date && shown.millisecond === millisecond) return moment;
  }
  return null;
}
