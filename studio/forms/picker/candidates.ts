import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { listRecords, type RecordData } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';

export interface CandidateQuestion {
  readonly entity: EntityDocument;
  readonly q: string;
  readonly filter: string | undefined;
  readonly fields: readonly string[];
  readonly limit: number;
  readonly enabled: boolean;
  /** Of a search one page of what fits best; else all it finds, page by page. */
  readonly best?: boolean;
}

/** Records one may choose from, page by page; searched words first, else in the order of their titles. */
export function useCandidates({
  entity,
  q,
  filter,
  fields,
  limit,
  enabled,
  best = false,
}: CandidateQuestion) {
  return useInfiniteQuery({
    queryKey: ['pick', entity.key, q, filter, fields.join(), limit, best],
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      listRecords(
        entity.key,
        {
          q,
          filter,
          fields: ['id', ...fields],
          limit,
          cursor: pageParam,
          sort: q ? undefined : entity.title,
          best: q && best ? '1' : undefined,
        },
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** What stands for a record where only its title is shown. */
export function titleOf(row: RecordData, entity: EntityDocument): string | null {
  const title = row[entity.title];
  if (typeof title === 'object' && title !== null && 'title' in title) return String(title.title ?? '');
  return title === null || title === undefined ? null : String(title);
}
