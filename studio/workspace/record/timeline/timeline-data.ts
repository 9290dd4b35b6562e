import { keepPreviousData, useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { request } from '../../../api/client.ts';
import { listRecords, type RecordData } from '../../../api/records.ts';
import type { EntityDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';
import { relatedFilter } from '../related/related-filter.ts';
import { activityRelations, type ActivityRelation } from './activity-relations.ts';

/** An entry of the operation log, as the server answers it. */
export interface LogEntry {
  readonly id: string;
  readonly at: string;
  readonly by: { readonly id: string | null; readonly title: string };
  readonly operation: string;
  readonly changes?: Readonly<Record<string, { readonly old: unknown; readonly new: unknown }>>;
  readonly reasons?: Readonly<Record<string, string>>;
  /** Whose delegate did it. */
  readonly onBehalfOf?: { readonly id: string };
}

interface LogPage {
  readonly items: readonly LogEntry[];
  readonly titles: Readonly<Record<string, string | null>>;
  readonly nextCursor?: string;
}

export type TimelineItem =
  | { readonly kind: 'log'; readonly id: string; readonly at: string; readonly entry: LogEntry }
  | {
      readonly kind: 'activity';
      readonly id: string;
      readonly at: string;
      readonly relation: ActivityRelation;
      readonly record: RecordData;
    };

const PAGE = 40;
const ACTIVITIES = 100;

/**
 * What happened to a record and around it, the latest first. Of the changes those of tracked fields, or every one.
 */
export function useTimeline(entity: EntityDocument, id: string, every: boolean) {
  const model = useModel();
  const relations = useMemo(() => activityRelations(model, entity), [model, entity]);
  const log = useInfiniteQuery({
    queryKey: ['timeline', entity.key, id, every],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      const path = `/api/records/${encodeURIComponent(entity.key)}/${id}/${every ? 'history' : 'timeline'}?limit=${PAGE}${cursor}`;
      return (await request<LogPage>('GET', path, { signal })).data;
    },
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  const activities = useQueries({
    queries: relations.map((relation) => ({
      queryKey: ['timeline', entity.key, id, relation.target.key],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => readActivities(relation, entity, id, signal),
    })),
  });
  const done = activities.flatMap(({ data }) => data ?? []);
  const logged = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const titles = Object.assign(
    {},
    ...(log.data?.pages.map((page) => page.titles) ?? []),
  ) as LogPage['titles'];
  const items: readonly TimelineItem[] = [
    ...done,
    ...logged.map((entry) => ({ kind: 'log' as const, id: entry.id, at: entry.at, entry })),
  ].toSorted((a, b) => b.at.localeCompare(a.at));
  const read = Math.max(log.dataUpdatedAt, ...activities.map(({ dataUpdatedAt }) => dataUpdatedAt));
  return { items, titles, relations, log, pending: log.isPending, readAt: new Date(read).toISOString() };

  async function readActivities(
    relation: ActivityRelation,
    about: EntityDocument,
    recordId: string,
    signal: AbortSignal,
  ): Promise<readonly TimelineItem[]> {
    const { target, field, kind, when, note } = relation;
    const found = relatedFilter({ relation: `${target.key}.${field.name}` }, model, about, recordId);
    const shown = [target.title, kind?.name, when?.name, note?.name, target.fields['owner']?.name];
    const { items: rows } = await listRecords(
      target.key,
      {
        filter: found?.filter,
        sort: `-${when?.name ?? 'createdAt'}`,
        fields: ['id', 'createdAt', 'createdBy', ...shown.filter((name) => name !== undefined)],
        limit: ACTIVITIES,
      },
      signal,
    );
    return rows.map((record) => ({
      kind: 'activity',
      id: record.id,
      at: moment(record[when?.name ?? ''] ?? record['createdAt']),
      relation,
      record,
    }));
  }
}

/** A date stands for its midnight, so that it sorts among moments. */
function moment(value: unknown): string {
  const text = String(value);
  return text.length === 10 ? `${text}T00:00:00.000Z` : text;
}
