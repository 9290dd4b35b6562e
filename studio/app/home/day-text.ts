import { addDays } from '../../../platform/expression/calendar/calendar-date.ts';
import { localMoment, shortDate, type ValueContext } from '../../values/format-value.ts';

export interface DayText {
  readonly text: string;
  /** The day has passed, or for a moment the moment. */
  readonly isPast: boolean;
}

/**
 * A date or moment as people say it beside today: `14:30` for a moment of today, 昨天, 明天, 周五 within the next
 * days, `11-25` otherwise.
 *
 * @example dayText('2026-03-12', context) // { text: '明天', isPast: false } on 2026-03-11
 */
export function dayText(value: string, context: ValueContext, now: Date = new Date()): DayText {
  const isMoment = value.length > 10;
  const local = isMoment ? localMoment(value, context.timeZone) : value;
  const day = local.slice(0, 10);
  const isPast = isMoment ? new Date(value) < now : day < context.today;
  if (day === context.today) return { text: isMoment ? local.slice(11, 16) : nearby(0, context), isPast };
  for (const distance of [-1, 1])
    if (day === addDays(context.today, distance)) return { text: nearby(distance, context), isPast };
  if (day > context.today && day < (addDays(context.today, 7) ?? ''))
    return { text: weekday(day, context), isPast };
  return { text: shortDate(day, context.today), isPast };
}

function nearby(distance: number, { language }: ValueContext): string {
  const text = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(distance, 'day');
  return language === 'en' ? text[0]!.toUpperCase() + text.slice(1) : text;
}

function weekday(day: string, { language }: ValueContext): string {
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
