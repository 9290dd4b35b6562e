import { addDays, dateOfDay, dayNumber } from './calendar-date.ts';

const DAY = 86_400_000;
export const FIRST_MOMENT = dayNumber('0001-01-01') * DAY;
export const LAST_MOMENT = (dayNumber('9999-12-31') + 1) * DAY - 1;

/** What the clock on the wall shows: a date and the milliseconds since its midnight. */
export interface LocalTime {
  readonly date: string;
  readonly millisecond: number;
}

/** The wall clock of a zone at a moment (ms since 1970); null outside the years 0001 to 9999. */
export function localTime(moment: number, timeZone: string): LocalTime | null {
  const local = moment + offsetAt(moment, timeZone);
  const day = Math.floor(local / DAY);
  const date = dateOfDay(day);
  return date === null ? null : { date, millisecond: local - day * DAY };
}

/**
 * The moment a wall clock shows a local time, as PostgreSQL's AT TIME ZONE decides it: a time skipped by the
 * zone is read with the offset before the gap, of a doubled one the later moment is taken.
 */
export function momentOf({ date, millisecond }: LocalTime, timeZone: string): number | null {
  const local = dayNumber(date) * DAY + millisecond;
  const before = offsetAt(local - DAY, timeZone);
  const after = offsetAt(local + DAY, timeZone);
  const isAfterTheChange = offsetAt(local - after, timeZone) === after;
  const moment = local - (isAfterTheChange ? after : before);
  return moment >= FIRST_MOMENT && moment <= LAST_MOMENT ? moment : null;
}

/** The earliest moment whose local date is the given one or a later one. */
export function firstMomentOf(date: string, timeZone: string): number | null {
  const start = momentOf({ date, millisecond: 0 }, timeZone);
  const before = addDays(date, -1);
  if (start === null || before === null) return start;
  // Where clocks go back over midnight, the day begins twice; the first time counts.
  const earlier = dayNumber(date) * DAY - offsetAt(start - DAY, timeZone);
  const isFirst = earlier < start && localTime(earlier, timeZone)?.date === date;
  return isFirst ? earlier : start;
}

const formats = new Map<string, Intl.DateTimeFormat>();

const QUARTER = 900_000;
/** Since 1973 every zone changes its clocks at a quarter of an hour UTC only. */
const QUARTERS_SINCE = Date.UTC(1973, 0, 1);
const MOST_OFFSETS = 10_000;
const offsets = new Map<string, number>();

/** How far the zone is ahead of UTC at a moment, in milliseconds. Remembered, for asking Intl is slow. */
function offsetAt(moment: number, timeZone: string): number {
  if (!(moment >= QUARTERS_SINCE)) return askOffset(moment, timeZone);
  const key = `${Math.floor(moment / QUARTER)} ${timeZone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = askOffset(moment, timeZone);
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

function askOffset(moment: number, timeZone: string): number {
  const whole = Math.floor(moment / 1000) * 1000;
  const parts = /(\d+)\/(\d+)\/(\d+) (\w+), (\d+):(\d+):(\d+)/.exec(formatOf(timeZone).format(whole));
  if (!parts) return 0;
  const [, month, day, year, era, hour, minute, second] = parts;
  const local = new Date(0);
  local.setUTCFullYear(era === 'BC' ? 1 - Number(year) : Number(year), Number(month) - 1, Number(day));
  local.setUTCHours(Number(hour), Number(minute), Number(second));
  return local.getTime() - whole;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
