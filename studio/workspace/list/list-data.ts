import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { aggregate, listRecords } from '../../api/records.ts';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';
import type { ListColumn } from './list-columns.ts';

/** What a list asks the server. */
export interface ListQuestion {
  readonly entity: EntityDocument;
  readonly columns: readonly ListColumn[];
  /** Everything that must hold, the view's own filter included. */
  readonly filter: string | undefined;
  readonly q: string | undefined;
  readonly sort: string | undefined;
}

/** Key of everything read for lists of an entity; a write of it refreshes them. */
export function listKey(entity: string): readonly unknown[] {
  return ['list', entity];
}

/** Paths a row is read with. */
export function fieldsOf({ entity, columns }: Pick<ListQuestion, 'entity' | 'columns'>): readonly string[] {
  const paths = columns.flatMap(({ path, over }) => (over ? [path, over.field] : [path]));
  return [...new Set(['id', 'version', entity.title, ...paths])];
}

/** How many records the list has in all. */
export function useListCount({ entity, filter, q }: ListQuestion) {
  return useQuery({
    queryKey: [...listKey(entity.key), 'count', filter, q],
    queryFn: async ({ signal }) =>
      (await listRecords(entity.key, { filter, q, fields: ['id'], limit: 1, count: 'exact' }, signal))
        .count ?? 0,
    placeholderData: keepPreviousData,
  });
}

export type Totals = Readonly<Record<string, unknown>>;

/** What the columns of a list add up, by the key of the column. */
export function measuresOf(columns: readonly ListColumn[]) {
  return columns.flatMap(({ key, path, total }) => (total ? [{ fn: total, field: path, as: key }] : []));
}

/** Totals of the columns that ask for one, over the whole list and not only what is loaded. */
export function useListTotals({ entity, columns, filter, q }: ListQuestion) {
  const measures = measuresOf(columns);
  return useQuery({
    queryKey: [...listKey(entity.key), 'totals', filter, q, measures],
    enabled: measures.length > 0,
    queryFn: async ({ signal }): Promise<Totals> =>
      (await aggregate({ entity: entity.key, filter, q, measures }, signal))[0] ?? {},
    placeholderData: keepPreviousData,
  });
}

/** Live counts of the rail's values under the other filters. */
export function useRailCounts(
  entity: EntityDocument,
  field: FieldDocument | undefined,
  { filter, q }: Pick<ListQuestion, 'filter' | 'q'>,
) {
  return useQuery({
    queryKey: [...listKey(entity.key), 'rail', field?.name, filter, q],
    enabled: field !== undefined,
    queryFn: ({ signal }) =>
      aggregate(
        {
          entity: entity.key,
          filter,
          q,
          groupBy: [field!.name],
          measures: [{ fn: 'count', as: 'count' }],
          limit: 500,
        },
        signal,
      ),
    // Counts of another field say nothing about this one.
    placeholderData: (before, query) => (query?.queryKey.at(-3) === field?.name ? before : undefined),
  });
}

/** How many records of the list fulfil each of several conditions, counted in one go. */
export function useConditionCounts(
  entity: EntityDocument,
  conditions: Readonly<Record<string, string>>,
  { filter, q }: Pick<ListQuestion, 'filter' | 'q'>,
) {
  const entries = Object.entries(conditions).slice(0, MOST_MEASURES);
  return useQuery({
    queryKey: [...listKey(entity.key), 'conditions', filter, q, entries],
    enabled: entries.length > 0,
    queryFn: async ({ signal }) => {
      const measures = entries.map(([key, condition]) => {
        return { fn: 'sum', value: `(${condition}) ? 1 : 0`, as: key };
      });
      return (await aggregate({ entity: entity.key, filter, q, measures }, signal))[0] ?? {};
    },
    placeholderData: keepPreviousData,
  });
}

/** Most the server measures in one question. */
const MOST_MEASURES = 20;
