import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { aggregate, listRecords, type RecordData } from '../../api/records.ts';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';
import type { ListColumn } from './list-columns.ts';

const PAGE = 100;

export interface ListQuestion {
  readonly entity: EntityDocument;
  readonly view: string;
  readonly columns: readonly ListColumn[];
  readonly filter: string | undefined;
  readonly q: string | undefined;
  readonly sort: string | undefined;
}

/** Key of everything read for lists of an entity; a write of it refreshes them. */
export function listKey(entity: string): readonly unknown[] {
  return ['list', entity];
}

/** The rows of a list page by page, as far as someone scrolled. */
export function useListRows(question: ListQuestion) {
  const { entity, view, filter, q, sort, columns } = question;
  const fields = [...new Set(['id', 'version', entity.title, ...columns.map((column) => column.path)])];
  return useInfiniteQuery({
    queryKey: [...listKey(entity.key), 'rows', view, filter, q, sort, fields.join()],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      listRecords(entity.key, { view, filter, q, sort, fields, limit: PAGE, cursor: pageParam }, signal),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function rowsOf(
  pages: readonly { readonly items: readonly RecordData[] }[] | undefined,
): readonly RecordData[] {
  return pages?.flatMap((page) => page.items) ?? [];
}

/** How many records the list has in all. */
export function useListCount({ entity, view, filter, q }: ListQuestion) {
  return useQuery({
    queryKey: [...listKey(entity.key), 'count', view, filter, q],
    queryFn: async ({ signal }) =>
      (await listRecords(entity.key, { view, filter, q, fields: ['id'], limit: 1, count: 'exact' }, signal))
        .count ?? 0,
    placeholderData: keepPreviousData,
  });
}

/** Totals of the columns that ask for one, over the whole list and not only what is loaded. */
export function useListTotals({ entity, columns, view }: ListQuestion, filter: string | undefined) {
  const measures = columns.flatMap(({ key, path, total }) =>
    total ? [{ fn: total, field: path, as: key }] : [],
  );
  return useQuery({
    queryKey: [...listKey(entity.key), 'totals', view, filter, measures],
    enabled: measures.length > 0,
    queryFn: async ({ signal }) =>
      (await aggregate({ entity: entity.key, filter, measures }, signal))[0] ?? {},
    placeholderData: keepPreviousData,
  });
}

/** Live counts of the rail's values under the other filters. */
export function useRailCounts(
  entity: EntityDocument,
  field: FieldDocument | undefined,
  filter: string | undefined,
) {
  return useQuery({
    queryKey: [...listKey(entity.key), 'rail', field?.name, filter],
    enabled: field !== undefined,
    queryFn: ({ signal }) =>
      aggregate(
        {
          entity: entity.key,
          filter,
          groupBy: [field!.name],
          measures: [{ fn: 'count', as: 'count' }],
          limit: 500,
        },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
}
