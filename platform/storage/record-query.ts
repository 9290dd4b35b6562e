import type { CalendarContext } from '../expression/environment.ts';
import type { QueryTree } from '../expression/query-tree.ts';

/**
 * A read of records, free of SQL. Paths lead from the queried entity over references:
 * `['author', 'name']`. A path that ends at a reference yields `{id, title}`.
 */
export interface RecordQuery {
  readonly entity: string;
  readonly select: readonly (readonly string[])[];
  readonly where: QueryTree;
  readonly search?: TextSearch;
  readonly sort: readonly SortKey[];
  readonly limit: number;
  /** Values of the sort keys and the id of the last row seen (keyset). */
  readonly after?: readonly unknown[];
  readonly offset?: number;
  readonly deleted?: 'exclude' | 'only' | 'include';
  /** What the caller may see of each entity a reference leads to; a hop to an unreadable record gives null. */
  readonly targetFilter?: (entity: string) => QueryTree;
  /** As of when computed fields that read the clock are computed. A query that reads none needs none. */
  readonly calendar?: CalendarContext | undefined;
  /** Roll-ups that say from when on records count are those of the calendar's day, not of now. */
  readonly asOfDay?: boolean;
  /** Planned anew each time, because its values decide how it is best read. */
  readonly plannedByValues?: boolean;
  /** In which records of an entity the caller may see the title; undefined: in those he may see at all. */
  readonly titleFilter?: (entity: string) => QueryTree;
  /** Tests of each row, of the whole database and not of what the caller sees; it carries their answers as `$cells`. */
  readonly cells?: readonly QueryTree[];
  /** Values of each row, computed over the whole database; it carries them as `$values`. */
  readonly values?: readonly QueryTree[];
  /** Each row carries `$after`: what the next page's `after` is when the page ends with it. */
  readonly keys?: boolean;
}

/** Every word of the text stands in some of the fields, in any letter case and width. */
export interface TextSearch {
  readonly text: string;
  /** Names of searchable fields of the entity that the caller may read; without any, nothing is found. */
  readonly fields: readonly string[];
  /**
   * The best come first instead of the first of the order: equal to the text, beginning with it, a word of it
   * beginning so, holding it; the title before other fields. Among the first candidates of the order; no cursor.
   */
  readonly best?: boolean;
}

export interface SortKey {
  readonly path: readonly string[];
  readonly direction: 'asc' | 'desc';
}

export interface AggregateQuery {
  readonly entity: string;
  readonly where: QueryTree;
  readonly search?: TextSearch;
  readonly groupBy: readonly GroupKey[];
  readonly measures: readonly Measure[];
  /** Names of groups or measures. */
  readonly sort: readonly { readonly name: string; readonly direction: 'asc' | 'desc' }[];
  readonly limit: number;
  readonly targetFilter?: (entity: string) => QueryTree;
  readonly calendar?: CalendarContext | undefined;
  readonly titleFilter?: (entity: string) => QueryTree;
}

export interface GroupKey {
  readonly name: string;
  readonly value: QueryTree;
  /** Truncates the value, which is a date: the group is named by its first day. */
  readonly by?: 'day' | 'week' | 'month' | 'quarter' | 'year';
}

export interface Measure {
  readonly name: string;
  readonly fn: 'count' | 'countDistinct' | 'sum' | 'avg' | 'min' | 'max';
  readonly value?: QueryTree;
}
