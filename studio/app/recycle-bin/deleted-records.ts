import { useQuery, useQueryClient } from '@tanstack/react-query';
import { listRecords, restoreRecord } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { titleText } from '../../model/record-title.ts';

/** One record in the recycle bin. */
export interface DeletedRecord {
  readonly entity: EntityDocument;
  readonly id: string;
  readonly title: string;
  readonly deletedAt: string;
  readonly deletedBy: string;
}

const BIN = 'recycleBin';
/** The latest of each entity. */
const SHOWN = 100;

/** The entities whose records one may bring back; records inside others come back with these. */
export function useBinEntities(): readonly EntityDocument[] {
  return Object.values(useModel().entities).filter(
    ({ allows, features, ownedBy }) =>
      allows.delete && features?.['recycleBin'] !== false && ownedBy !== 'parent',
  );
}

/** What was deleted last, of one entity or of all. */
export function useDeletedRecords(entities: readonly EntityDocument[]) {
  return useQuery({
    queryKey: [BIN, entities.map(({ key }) => key)],
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(entities.map((entity) => deletedOf(entity, signal)));
      return lists.flat().toSorted((a, b) => b.deletedAt.localeCompare(a.deletedAt));
    },
  });
}

async function deletedOf(entity: EntityDocument, signal: AbortSignal): Promise<readonly DeletedRecord[]> {
  const { items } = await listRecords(
    entity.key,
    {
      deleted: '1',
      limit: SHOWN,
      sort: '-deletedAt',
      fields: ['id', entity.title, 'deletedAt', 'updatedBy'],
    },
    signal,
  );
  return items.map((record) => ({
    entity,
    id: record.id,
    title: titleText(record[entity.title]),
    deletedAt: String(record['deletedAt']),
    deletedBy: titleText(record['updatedBy']),
  }));
}

/** Brings a record back, with everything that was deleted along with it. */
export function useRestore(): (record: DeletedRecord) => Promise<void> {
  const client = useQueryClient();
  return async ({ entity, id }) => {
    await restoreRecord(entity.key, id);
    await client.invalidateQueries();
  };
}
