/** Units a calendar function counts in. */
export const CALENDAR_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

const DAY = 86_400_000;
const LAST_DAY = Date.UTC(9999, 11, 31) / DAY;
const FIRST_DAY = dayNumber('0001-01-01');

/** A day of the proleptic Gregorian calendar, years 0001 to 9999, or undefined where there is none. */
export function readDate(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const [year, month, day] = [yearOf(text), monthOf(text), dayOf(text)];
  if (year < 1 || month < 1 || month > 12 || day < 1) return undefined;
  return day <= 28 || day <= daysInMonth(text) ? text : undefined;
}

/** Days since 1970-01-01. */
export function dayNumber(date: string): number {
  const moment = new Date(0);
  moment.setUTCFullYear(yearOf(date), monthOf(date) - 1, dayOf(date));
  return moment.getTime() / DAY;
}

/** The inverse of dayNumber; null outside the years 0001 to 9999. */
export function dateOfDay(number: number): string | null {
  if (!(number >= FIRST_DAY && number <= LAST_DAY)) return null;
  return new Date(number * DAY).toISOString().slice(0, 10);
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}

export function dayOf(date: string): number {
  return Number(date.slice(8, 10));
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function addDays(date: string, count: number): string | null {
  return dateOfDay(dayNumber(date) + count);
}

/** The same day `count` months later, or the last day of that month where it has no such day. */
export function addMonths(date: string, count: number): string | null {
  const months = yearOf(date) * 12 + monthOf(date) - 1 + count;
  const year = Math.floor(months / 12);
  if (!(year >= 1 && year <= 9999)) return null;
  const first = `${String(year).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  return dateOfDay(dayNumber(first) + Math.min(dayOf(date), daysInMonth(first)) - 1);
}

export function addUnits(date: string, count: number, unit: CalendarUnit): string | null {
  if (unit === 'day') return addDays(date, count);
  if (unit === 'week') return addDays(date, count * 7);
  return addMonths(date, count * MONTHS[unit]);
}

/** The first day of the unit the date lies in; a week begins at `weekStart`, Monday 1 to Sunday 7. */
export function startOf(date: string, unit: CalendarUnit, weekStart: number): string | null {
  if (unit === 'day') return date;
  if (unit === 'week') return addDays(date, -((weekdayOf(date) - weekStart + 7) % 7));
  const first = Math.floor((monthOf(date) - 1) / MONTHS[unit]) * MONTHS[unit] + 1;
  return `${date.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

/** The last day of the unit the date lies in; null where the day after it is beyond the year 9999. */
export function endOf(date: string, unit: CalendarUnit, weekStart: number): string | null {
  if (unit === 'day') return date;
  const start = startOf(date, unit, weekStart);
  const next = start && (unit === 'week' ? addDays(start, 7) : addMonths(start, MONTHS[unit]));
  return next ? addDays(next, -1) : null;
}

/** Months of the units that are made of months. */
export const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

function daysInMonth(date: string): number {
  return new Date(Date.UTC(2000 + (yearOf(date) % 400), monthOf(date), 0)).getUTCDate();
}
