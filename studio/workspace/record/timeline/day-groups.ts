import { localMoment } from '../../../values/format-value.ts';

export interface DayGroup<T> {
  /** `2026-03-11` in the organisation's zone. */
  readonly day: string;
  readonly items: readonly T[];
}

/** Items in order, those of one calendar day together. */
export function byDay<T extends { readonly at: string }>(
  items: readonly T[],
  timeZone: string,
): readonly DayGroup<T>[] {
  const groups = Map.groupBy(items, ({ at }) => localMoment(at, timeZone).slice(0, 10));
  return [...groups].map(([day, of]) => ({ day, items: of }));
}

const DAY_MS = 86_400_000;

/** A day as people say it: today, yesterday, 11 月 15 日. */
export function dayName(day: string, today: string, language: string): string {
  const distance = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
  if (Math.abs(distance) <= 1) {
    const name = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(distance, 'day');
    return name.charAt(0).toUpperCase() + name.slice(1);
  }
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(new Date(day));
}
