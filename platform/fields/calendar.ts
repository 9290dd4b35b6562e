/** A day of the (proleptic Gregorian) calendar in the years 0001 to 9999: `2026-03-11`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match !== null && isDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

export function isDay(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** RFC 3339 with any offset, `2026-03-11T09:00:00.5+08:00`; the moment lies in the years 0001 to 9999 UTC. */
export function isDateTime(text: string): boolean {
  return toUtc(text) !== undefined;
}

/** The moment in UTC with milliseconds, or undefined when the text is no RFC 3339 moment. */
export function toUtc(text: string): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(\.\d{1,12})?([Zz]|[+-]\d\d:\d\d)$/.exec(text);
  if (!match || !isDate(match[1]!) || !isTime(match[2]!) || !isOffset(match[4]!)) return undefined;
  const fraction = (match[3] ?? '').slice(0, 4);
  const moment = new Date(`${match[1]}T${match[2]}${fraction}${match[4]!.toUpperCase()}`);
  const year = moment.getUTCFullYear();
  return year >= 1 && year <= 9999 ? moment.toISOString() : undefined;
}

/** A time of day, `09:30` or `09:30:00`. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text);
}

function isOffset(text: string): boolean {
  return /^([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/.test(text);
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
