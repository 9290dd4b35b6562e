import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listRecords, type RecordData } from '../../../api/records.ts';
import type { CalendarDocument } from '../../../model/model-document.ts';
import { conjunction } from '../list-filter.ts';
import { fieldsOf, listKey, type ListQuestion } from '../list-data.ts';
import { later, type DayRange } from './calendar-range.ts';

/** Most records shown at once; the calendar says when there are more. */
export const MOST_ENTRIES = 500;
/** What began longer before the first day is not looked for, so that an index on the beginning is enough. */
const LONGEST_DAYS = 92;

export function entriesKey(entity: string): readonly unknown[] {
  return [...listKey(entity), 'calendar'];
}

export interface FoundEntries {
  readonly rows: readonly RecordData[];
  readonly hasMore: boolean;
}

/** The records on the days of a range, in the order in which they begin. */
export function useCalendarRows(question: ListQuestion, calendar: CalendarDocument, range: DayRange) {
  const { entity, q } = question;
  const { start, end, lane } = calendar;
  const own = [start, end, lane].filter((name): name is string => name !== undefined);
  const fields = [...new Set([...fieldsOf(question), ...own])];
  const filter = conjunction([question.filter, duringCondition(calendar, range)]);
  return useQuery({
    queryKey: [...entriesKey(entity.key), filter, q, fields],
    queryFn: async ({ signal }): Promise<FoundEntries> => {
      const list = { filter, q, sort: start, fields, limit: MOST_ENTRIES };
      const { items, nextCursor } = await listRecords(entity.key, list, signal);
      return { rows: items, hasMore: typeof nextCursor === 'string' };
    },
    placeholderData: keepPreviousData,
  });
}

/** Begins on the days, or began before and ends on them. */
export function duringCondition({ start, end }: CalendarDocument, { from, to }: DayRange): string {
  const before = `${start} < '${later(to, 1)}'`;
  if (end === undefined) return `${start} >= '${from}' && ${before}`;
  const earliest = later(from, -LONGEST_DAYS);
  return `${start} >= '${earliest}' && ${before} && (${start} >= '${from}' || ${end} >= '${from}')`;
}
