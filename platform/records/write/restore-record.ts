import { allOf } from '../../expression/query-tree.ts';
import { Conflict, Forbidden } from '../../kernel/errors.ts';
import type { Issue } from '../../kernel/errors.ts';
import type { Entity } from '../../model/model.ts';
import type { ClearedReference } from '../../storage/store/deletion-store.ts';
import type { OperationEntry } from '../../storage/store/operation-log.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { messages } from '../messages.ts';
import type { WriteRules } from '../write-rule.ts';
import { operationNames } from '../operation-names.ts';
import { idIn } from '../query-trees.ts';
import { planOf, type RecordPlan } from '../record-plan.ts';
import { checkRestored, type Restored } from './check-restored.ts';
import { followRollups, type Counted } from './follow-rollups.ts';
import { reachableIds } from './reachable-ids.ts';
import { recordNotFound } from './stage-changes.ts';
import { stampOf } from './store-changes.ts';
import type { WriteSession } from './write-session.ts';

/**
 * Takes a record out of the recycle bin, with everything that was deleted along with it, and puts back the
 * references its deletion emptied where they are still empty.
 */
export async function restoreRecord(
  write: WriteSession,
  plan: RecordPlan,
  id: string,
  rules: WriteRules,
): Promise<StoredRecord> {
  if (plan.entity.spec.features?.recycleBin === false) {
    throw new Conflict(messages.noRecycleBin({ entity: plan.entity.label }));
  }
  const { store, model } = write.catalog;
  const { deletions } = write.stores;
  const before = (await store.lock(write.tx, plan.entity.key, [id], 'update')).get(id);
  if (!before) throw recordNotFound(plan, id);
  await refuseUnreachable(write, plan, id);
  const deletionId = await deletions.deletionOf(write.tx, plan.entity.key, id);
  if (!before['deletedAt'] || deletionId === undefined) {
    throw new Conflict(messages.notDeleted({ entity: plan.entity.label }));
  }
  const together = await deletions.recordsOf(write.tx, deletionId);
  await refuseAbove(write, plan, before, together);
  const restored: Restored[] = [];
  for (const [key, ids] of together) {
    restored.push(...(await restoreRows(write, model.entity(key), ids, together)));
  }
  const { work, touched } = await followRollups(write, [], restored.map(countedAgain));
  work.keep(write);
  const changes = await checkRestored(write, plan, restored, touched, rules);
  await write.stores.log.appendAndAnnounce(
    write.tx,
    restored.map(({ plan: { entity }, record }) => entryOf(write, 'restore', entity.key, record)),
  );
  const cleared = await deletions.takeCleared(write.tx, deletionId);
  const counted: Counted[] = [];
  for (const reference of cleared) counted.push(...(await putBack(write, reference)));
  (await followRollups(write, [], counted)).work.keep(write);
  for (const rule of rules.all)
    await rule.stored?.(
      changes.filter(({ isRestored }) => isRestored),
      write,
    );
  return { ...before, deletedAt: null, version: Number(before['version']) + 1 };
}

/** The records of one deletion, by entity. */
type Together = ReadonlyMap<string, readonly string[]>;

function countedAgain({ plan: { entity }, record }: Restored): Counted {
  const after = (name: string) => record[name];
  return { entity, id: record.id, operation: 0, before: undefined, after, changed: new Set() };
}

/** Who may delete a record may take it back; who cannot see it is not told that it is there. */
async function refuseUnreachable(write: WriteSession, plan: RecordPlan, id: string): Promise<void> {
  const { entity } = plan;
  const reachable = await reachableIds(write, entity, [id], 'delete', 'include');
  if (!reachable || reachable.has(id)) return;
  const seen = await reachableIds(write, entity, [id], 'read', 'include');
  if (seen && !seen.has(id)) throw recordNotFound(plan, id);
  throw new Forbidden(messages.denied({ operation: operationNames.delete, entity: entity.label }));
}

/** What took the record along comes back with it, so that has to be his to take back as well. */
async function refuseAbove(
  write: WriteSession,
  plan: RecordPlan,
  record: StoredRecord,
  together: Together,
  seen: ReadonlySet<string> = new Set([record.id]),
): Promise<void> {
  for (const { name, target, spec } of plan.references) {
    const id = record[name];
    if (target === undefined || spec['onDelete'] !== 'cascade' || typeof id !== 'string') continue;
    if (seen.has(id) || !together.get(target)?.includes(id)) continue;
    const above = planOf(plan.model, plan.model.entity(target));
    await write.records.load(target, [id]);
    const reachable = await reachableIds(write, above.entity, [id], 'delete', 'include');
    if (reachable && !reachable.has(id))
      throw new Conflict(messages.parentDeleted({ title: await titleFor(write, above.entity, id) }));
    await refuseAbove(write, above, write.records.get(target, id)!, together, new Set([...seen, id]));
  }
}

async function restoreRows(
  write: WriteSession,
  entity: Entity,
  ids: readonly string[],
  together: Together,
): Promise<Restored[]> {
  const { store, model } = write.catalog;
  const locked = await store.lock(write.tx, entity.key, ids, 'update');
  const plan = planOf(model, entity);
  for (const record of locked.values()) {
    await refuseTakenKeys(write, plan, record);
    await refuseDeletedTargets(write, plan, record, together);
  }
  await store.unmarkDeleted(write.tx, entity.key, ids, stampOf(write));
  return [...locked.values()].map((record) => ({ plan, record }));
}

async function refuseTakenKeys(write: WriteSession, plan: RecordPlan, record: StoredRecord): Promise<void> {
  const issues: Issue[] = [];
  for (const key of plan.uniqueKeys) {
    const values = key.map(({ name }) => record[name] ?? null);
    if (values.includes(null)) continue;
    const names = key.map(({ name }) => name);
    const [[holder] = []] = await write.catalog.store.findByKey(write.tx, plan.entity.key, names, [values]);
    if (holder === undefined) continue;
    await write.records.load(plan.entity.key, [holder]);
    const title = await titleFor(write, plan.entity, holder);
    issues.push({ path: names[0]!, message: messages.keyTaken({ field: key[0]!.label, title }) });
  }
  if (issues.length > 0) throw new Conflict(messages.restoreClash(), issues);
}

/** What the record refers to must be there again first, unless it comes back with it. */
async function refuseDeletedTargets(
  write: WriteSession,
  plan: RecordPlan,
  record: StoredRecord,
  together: Together,
): Promise<void> {
  for (const { name, target, label, type } of plan.references) {
    const id = record[name];
    if (type.storage !== 'columns' || target === undefined || typeof id !== 'string') continue;
    if (together.get(target)?.includes(id)) continue;
    await write.records.load(target, [id]);
    const referred = write.records.get(target, id);
    if (!referred?.['deletedAt']) continue;
    const title = await titleFor(write, write.catalog.model.entity(target), id);
    const message = messages.parentDeleted({ title });
    throw new Conflict(message, [
      { path: name, message: messages.noSuchRecord({ field: label, target: title }) },
    ]);
  }
}

/** What names a record in a refusal: its title where the caller may see it, else dots. */
async function titleFor(write: WriteSession, entity: Entity, id: string): Promise<string> {
  const { access, caller, catalog, tx, records, calendar } = write;
  const where = allOf(access.titles(caller, entity), idIn([id]));
  const query = { entity: entity.key, select: [['id']], where, sort: [], limit: 1, calendar };
  const isShown = (await catalog.store.find(tx, { ...query, deleted: 'include' })).length > 0;
  return isShown ? String(records.get(entity.key, id)?.[entity.title.name] ?? id) : '…';
}

async function putBack(
  write: WriteSession,
  { entity, field, recordId, targetId }: ClearedReference,
): Promise<Counted[]> {
  const { store } = write.catalog;
  const record = (await store.lock(write.tx, entity, [recordId], 'noKeyUpdate')).get(recordId);
  if (!record || record['deletedAt']) return [];
  const now = record[field] ?? null;
  if (now !== null && now !== (await placeAbove(write, entity, field, targetId))) return [];
  if (await closesCircle(write, entity, field, recordId, targetId)) return [];
  await store.update(write.tx, entity, [{ id: recordId, values: { [field]: targetId } }], stampOf(write));
  const changes = { [field]: { old: now, new: targetId } };
  await write.stores.log.appendAndAnnounce(write.tx, [
    { ...entryOf(write, 'update', entity, record), changes },
  ]);
  return [
    {
      entity: write.catalog.model.entity(entity),
      id: recordId,
      operation: 0,
      before: (name) => record[name],
      after: (name) => (name === field ? targetId : record[name]),
      changed: new Set([field]),
    },
  ];
}

/** Where the deletion of a record of a tree may have moved what stood below it; undefined elsewhere. */
async function placeAbove(
  { catalog, tx }: WriteSession,
  entity: string,
  field: string,
  id: string,
): Promise<unknown> {
  if (catalog.model.entity(entity).tree?.name !== field) return undefined;
  return (await catalog.store.lock(tx, entity, [id], 'none')).get(id)?.[field];
}

/** The tree may have been rearranged meanwhile, so that the old place lies below the record itself. */
async function closesCircle(
  { catalog, tx }: WriteSession,
  entity: string,
  field: string,
  recordId: string,
  targetId: string,
): Promise<boolean> {
  if (catalog.model.entity(entity).tree?.name !== field) return false;
  return (await catalog.store.ancestors(tx, entity, targetId)).includes(recordId);
}

function entryOf(
  write: WriteSession,
  operation: string,
  entity: string,
  record: StoredRecord,
): OperationEntry {
  const reasons = operation === 'restore' ? write.reasons.get(0) : undefined;
  return {
    at: stampOf(write).at,
    userId: write.caller.actorId,
    actor: write.caller.actor,
    operation,
    entity,
    recordId: record.id,
    version: Number(record['version']) + 1,
    requestId: write.options.requestId,
    details: reasons ? { reasons } : undefined,
  };
}
