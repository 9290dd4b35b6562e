import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { listRecords } from '../../api/records.ts';
import type { EntityDocument, ModelDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { titleText } from '../../model/record-title.ts';
import { useSignedInUser } from '../session/session.tsx';
import { recordAt, storedRecent, storeRecent, withRecent, type RecentRecord } from './recent-list.ts';

/** A record with its present title. */
export interface TitledRecord {
  readonly entity: EntityDocument;
  readonly id: string;
  readonly title: string;
}

/** Remembers, for this person in this browser, every record that is opened. */
export function useRememberRecords(): void {
  const { pathname } = useLocation();
  const { id: user } = useSignedInUser();
  useEffect(() => {
    const record = recordAt(pathname);
    if (record) storeRecent(user, withRecent(storedRecent(user), record));
  }, [pathname, user]);
}

/** The records opened last; those that are gone, or that one may no longer see, are left out. */
export function useRecentRecords(count: number, fits: (entity: string) => boolean = () => true) {
  const model = useModel();
  const { id: user } = useSignedInUser();
  const recent = storedRecent(user)
    .filter(({ entity }) => model.entities[entity]?.allows.read && fits(entity))
    .slice(0, count);
  return useQuery({
    queryKey: ['recent', user, recent],
    enabled: recent.length > 0,
    queryFn: ({ signal }) => titlesOf(model, recent, signal),
  });
}

async function titlesOf(
  model: ModelDocument,
  recent: readonly RecentRecord[],
  signal: AbortSignal,
): Promise<readonly TitledRecord[]> {
  const byEntity = Map.groupBy(recent, ({ entity }) => entity);
  const found = await Promise.all(
    [...byEntity].map(([entity, records]) => titlesIn(model.entities[entity]!, records, signal)),
  );
  const titles = new Map(found.flat().map((record) => [record.id, record]));
  return recent.flatMap(({ id }) => titles.get(id) ?? []);
}

async function titlesIn(
  entity: EntityDocument,
  records: readonly RecentRecord[],
  signal: AbortSignal,
): Promise<readonly TitledRecord[]> {
  const filter = `id in [${records.map(({ id }) => `'${id}'`).join(', ')}]`;
  const { items } = await listRecords(
    entity.key,
    { filter, fields: ['id', entity.title], limit: records.length },
    signal,
  );
  return items.map((record) => ({ entity, id: record.id, title: titleText(record[entity.title]) }));
}
