import { addDays, addMonths, weekdayOf } from '../../../../platform/expression/calendar/calendar-date.ts';

export type Span = 'day' | 'week' | 'month';

/** Days from the first to the last, both shown. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
  readonly days: readonly string[];
}

/** The days a calendar shows for a day: that one, its week from Monday, or the weeks its month lies in. */
export function rangeOf(span: Span, day: string): DayRange {
  if (span === 'day') return daysBetween(day, day);
  if (span === 'week') return daysBetween(mondayOf(day), later(mondayOf(day), 6));
  const first = `${day.slice(0, 7)}-01`;
  const last = later(laterMonths(first, 1), -1);
  return daysBetween(mondayOf(first), later(mondayOf(last), 6));
}

/** The day one comes to by going a span forwards or back. */
export function steppedDay(span: Span, day: string, by: 1 | -1): string {
  if (span === 'month') return laterMonths(`${day.slice(0, 7)}-01`, by);
  return later(day, by * (span === 'week' ? 7 : 1));
}

export function later(day: string, days: number): string {
  return addDays(day, days) ?? day;
}

function laterMonths(day: string, months: number): string {
  return addMonths(day, months) ?? day;
}

function mondayOf(day: string): string {
  return later(day, 1 - weekdayOf(day));
}

function daysBetween(from: string, to: string): DayRange {
  const days: string[] = [];
  for (let day = from; day <= to; day = later(day, 1)) days.push(day);
  return { from, to, days };
}

/** What a range is called: `2026年3月`, `3月9日 – 15日`, `2026年3月11日 星期三`. */
export function rangeTitle(span: Span, day: string, { from, to }: DayRange, language: string): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
  if (span === 'month') return format({ year: 'numeric', month: 'long' }).format(dateOf(day));
  if (span === 'day')
    return format({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' }).format(dateOf(day));
  if (language !== 'en') return chineseRange(from, to);
  return format({ year: 'numeric', month: 'long', day: 'numeric' }).formatRange(dateOf(from), dateOf(to));
}

/** `2026年3月9日 – 15日`: what both ends share is said once; browsers write slashes here. */
function chineseRange(from: string, to: string): string {
  const [year, month, day] = parts(from);
  const [lastYear, lastMonth, lastDay] = parts(to);
  const ahead = lastYear !== year ? `${lastYear}年` : '';
  const until = lastMonth !== month || ahead ? `${ahead}${lastMonth}月${lastDay}日` : `${lastDay}日`;
  return `${year}年${month}月${day}日 – ${until}`;
}

function parts(day: string): readonly number[] {
  return day.split('-').map(Number);
}

/** `周三 11`, `Wed 11`: the parts of a day's heading. */
export function dayHeading(
  day: string,
  language: string,
): { readonly weekday: string; readonly day: string } {
  const weekday = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' }).format(
    dateOf(day),
  );
  return { weekday, day: String(Number(day.slice(8))) };
}

/** A day as it is read out: `3月11日星期三`. */
export function dayWords(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(dateOf(day));
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
