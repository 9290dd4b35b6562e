import type { Entity } from '../../model/model.ts';
import type { StoredRecord, Stamp } from '../../storage/stored-record.ts';
import { byEntity, type Change } from './change.ts';
import type { WriteSession } from './write-session.ts';

/**
 * Writes all changes: deletions, then updates, so that a unique value they give up is free for what is created;
 * then inserts, parents before children.
 */
export async function storeChanges(write: WriteSession, changes: readonly Change[]): Promise<void> {
  const { store } = write.catalog;
  const stamp = stampOf(write);
  const of = (kind: Change['kind']) => byEntity(changes.filter((change) => change.kind === kind));
  await storeDeletions(write, of('delete'), stamp);
  for (const [entity, group] of of('update')) {
    const updates = group.filter(isStored).map(({ id, values }) => ({ id, values }));
    if (updates.length > 0) await store.update(write.tx, entity.key, updates, stamp);
  }
  for (const [entity, group] of of('create')) {
    await store.insert(
      write.tx,
      entity.key,
      group.map((change) => storedAs(write, change, stamp)),
    );
  }
  await rememberCleared(write, changes);
}

/** What one operation deletes shares a deletion id, so that it comes back together. */
async function storeDeletions(
  write: WriteSession,
  deletions: ReadonlyMap<Entity, readonly Change[]>,
  stamp: Stamp,
): Promise<void> {
  for (const [entity, group] of deletions) {
    for (const [operation, part] of Map.groupBy(group, (change) => change.operation)) {
      const ids = part.map(({ id }) => id);
      const deletionId = write.deletionId(operation);
      await write.catalog.store.markDeleted(write.tx, entity.key, ids, { ...stamp, deletionId });
    }
  }
}

async function rememberCleared(write: WriteSession, changes: readonly Change[]): Promise<void> {
  for (const { cleared, id: recordId, operation, plan } of changes) {
    if (!cleared) continue;
    const references = Object.entries(cleared).map(([field, targetId]) => {
      return { entity: plan.entity.key, field, recordId, targetId };
    });
    await write.stores.deletions.rememberCleared(write.tx, write.deletionId(operation), references);
  }
}

export function stampOf(write: WriteSession): Stamp {
  return { at: write.now.toISOString(), by: write.caller.userId ?? null };
}

/** An update that changes nothing leaves the record, its version and the log alone. */
export function isStored(change: Change): boolean {
  return change.kind !== 'update' || Object.keys(change.values).length > 0 || change.touched === true;
}

/** The whole new record, which from now on counts as one that was looked at. */
function storedAs(write: WriteSession, { id, values, plan }: Change, { at, by }: Stamp): StoredRecord {
  const record = {
    ...values,
    id,
    version: 1,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
    deletedAt: null,
  };
  write.records.put(plan.entity.key, record);
  return record;
}
