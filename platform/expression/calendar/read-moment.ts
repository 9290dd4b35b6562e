import { readDate } from './calendar-date.ts';
import { FIRST_MOMENT, LAST_MOMENT } from './time-zone.ts';

/** Milliseconds since 1970 of an RFC 3339 text with offset, or null; digits below the millisecond are cut. */
export function readMoment(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d)?)(\.\d{1,12})?([Zz]|[+-]\d\d:\d\d)$/.exec(text);
  if (!match || readDate(match[1]!) === undefined || readTime(match[2]!) === null) return null;
  const moment = Date.parse(
    `${match[1]}T${match[2]}${(match[3] ?? '').slice(0, 4)}${match[4]!.toUpperCase()}`,
  );
  return moment >= FIRST_MOMENT && moment <= LAST_MOMENT ? moment : null;
}

/** `09:30` or `09:30:00` as `09:30:00`, or null. */
export function readTime(text: string): string | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text)) return null;
  return text.length === 5 ? `${text}:00` : text;
}

/** Milliseconds since midnight as a time of day in whole seconds. */
export function printTime(millisecond: number): string {
  return new Date(millisecond).toISOString().slice(11, 19);
}
