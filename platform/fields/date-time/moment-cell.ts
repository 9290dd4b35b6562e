import { readMoment, readTime } from '../../expression/calendar/read-moment.ts';
import { localTime, momentOf } from '../../expression/calendar/time-zone.ts';
import { printDateCell, readDate } from '../date-cell.ts';
import type { FormatContext } from '../field-type.ts';

/** Local time of the organisation, `2026-03-11 09:30`; seconds and milliseconds where there are any. */
export function printMomentCell(moment: number, { timeZone, dateFormat }: FormatContext): string {
  const local = localTime(moment, timeZone);
  if (local === null) return new Date(moment).toISOString();
  const time = new Date(local.millisecond).toISOString().slice(11, -1);
  return `${printDateCell(local.date, dateFormat)} ${time.replace(/(:00)?\.000$/, '')}`;
}

/**
 * The moment in a cell, or null. Without an offset it is local time of the organisation; without a time it is
 * midnight.
 */
export function readMomentCell(cell: string, { timeZone, dateFormat }: FormatContext): number | null {
  if (cell.length > LONGEST) return null;
  const text = cell.normalize('NFKC').trim();
  const absolute = readMoment(text);
  if (absolute !== null) return absolute;
  const [, day = '', clock = '0:00', fraction = ''] = LOCAL.exec(text) ?? [];
  const date = readDate(day, dateFormat);
  const time = readTime(clock.replace(/^\d:/, '0$&'));
  if (date === undefined || time === null) return null;
  const millisecond = Date.parse(`1970-01-01T${time}${fraction.slice(0, 4)}Z`);
  return momentOf({ date, millisecond }, timeZone);
}

const LONGEST = 100;
const LOCAL = /^(.*?)(?:[ T]+(\d{1,2}:\d\d(?::\d\d)?)(\.\d{1,9})?)?$/;
