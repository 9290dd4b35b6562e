import { localMoment, type ValueContext } from '../../values/format-value.ts';
import { valueAt, type ListColumn } from './list-columns.ts';

const DAY_MS = 86_400_000;

/** How many days ago something was due; 0 for what is not, or is due today. */
export function overdueDays(
  value: unknown,
  { today, timeZone }: Pick<ValueContext, 'today' | 'timeZone'>,
): number {
  if (typeof value !== 'string' || value === '') return 0;
  const date = value.length > 10 ? localMoment(value, timeZone).slice(0, 10) : value;
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(date)) / DAY_MS));
}

/** How many days a record is late by a column; 0 where the column says of no duty, or the record is over. */
export function lateBy(
  row: Readonly<Record<string, unknown>>,
  { path, due, over }: Pick<ListColumn, 'path' | 'due' | 'over'>,
  context: ValueContext,
): number {
  if (!due || isOver(row, { over })) return 0;
  return overdueDays(valueAt(row, path), context);
}

/** Whether a record stands in a stage that closes it, where a column asks for that. */
export function isOver(row: Readonly<Record<string, unknown>>, { over }: Pick<ListColumn, 'over'>): boolean {
  return over !== undefined && over.stages.has(String(row[over.field]));
}
