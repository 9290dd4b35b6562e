import { Conflict } from '../../kernel/errors.ts';
import type { Issue } from '../../kernel/errors.ts';
import type { Entity, Field } from '../../model/model.ts';
import { NOTHING_SENT } from '../incoming-values.ts';
import { messages } from '../messages.ts';
import { planOf } from '../record-plan.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { byEntity, type Change } from './change.ts';
import { checkRights } from './check-rights.ts';
import { reachableIds } from './reachable-ids.ts';
import { existingChange } from './stage-changes.ts';
import type { WriteSession } from './write-session.ts';

/**
 * Everything that follows from deletions, by the deletion policy of each reference: what goes along (cascade), what
 * is emptied (clear), and what stands against it (restrict). Adds the changes that follow; refuses the deletions
 * that something live still refers to.
 */
export async function followDeletions(write: WriteSession, changes: readonly Change[]): Promise<Change[]> {
  const deletions = changes.filter(({ kind }) => kind === 'delete');
  if (deletions.length === 0) return [];
  const gone = new Map(deletions.map((change) => [change.id, change]));
  const added = await cascade(write, deletions, gone);
  const all = [...deletions, ...added];
  await refuseReferred(write, all, gone);
  const moved = await moveBelow(write, all, gone);
  return [...added, ...moved, ...(await clearReferences(write, all, gone, [...changes, ...moved]))];
}

type Gone = Map<string, Change>;

/** The records that go along, and those that go along with them. */
async function cascade(write: WriteSession, roots: readonly Change[], gone: Gone): Promise<Change[]> {
  const added: Change[] = [];
  for (let level = roots; level.length > 0;) {
    const next: Change[] = [];
    for (const [entity, group] of byEntity(level)) {
      for (const field of pointing(write, entity, 'cascade'))
        next.push(...(await take(write, field, group, gone)));
    }
    added.push(...next);
    level = next;
  }
  return added;
}

function pointing(
  { options }: WriteSession,
  entity: Entity,
  policy: 'restrict' | 'cascade' | 'clear',
): Field[] {
  const isMoved = (field: Field) => options.below !== undefined && isTreeOf(entity, field);
  return entity.incoming.filter((field) => policyOf(field) === policy && !isMoved(field));
}

function isTreeOf({ key, tree }: Entity, field: Field): boolean {
  return field.entity === key && field.name === tree?.name;
}

/** A link of many-to-many and a polymorphic reference hold nothing back: they just no longer show the record. */
function policyOf({ spec, type }: Field): unknown {
  if (type.storage === 'links' || type.name === 'anyReference') return 'keep';
  return spec['onDelete'] ?? 'restrict';
}

async function take(
  write: WriteSession,
  field: Field,
  group: readonly Change[],
  gone: Gone,
): Promise<Change[]> {
  const { store, model } = write.catalog;
  const ids = await store.referencing(
    write.tx,
    field,
    group.map(({ id }) => id),
  );
  const fresh = ids.filter((id) => !gone.has(id));
  const locked = await store.lock(write.tx, field.entity, fresh, 'update');
  const plan = planOf(model, model.entity(field.entity));
  const operationOf = new Map(group.map(({ id, operation }) => [id, operation]));
  const taken: Change[] = [];
  for (const before of locked.values()) {
    if (before['deletedAt']) continue;
    const operation = operationOf.get(String(before[field.name])) ?? group[0]!.operation;
    const change = existingChange(plan, operation, '', before, NOTHING_SENT, 'delete');
    gone.set(change.id, change);
    taken.push(change);
  }
  return taken;
}

async function refuseReferred(write: WriteSession, all: readonly Change[], gone: Gone): Promise<void> {
  for (const [entity, group] of byEntity(all)) {
    const issues: Issue[] = [];
    for (const field of pointing(write, entity, 'restrict')) {
      const ids = await write.catalog.store.referencing(
        write.tx,
        field,
        group.map(({ id }) => id),
      );
      const count = ids.filter((id) => !gone.has(id)).length;
      if (count > 0) issues.push({ path: '', message: await referredBy(write, field, ids, gone) });
    }
    if (issues.length === 0) continue;
    const refusal = new Conflict(messages.stillReferred({ entity: entity.label }), issues);
    const operations = new Set(group.map(({ operation }) => operation));
    // Of several deletions at once, which one is referred to shows only when each is tried by itself.
    if (operations.size > 1) throw refusal;
    write.fail(group[0]!.operation, refusal);
  }
}

/** Counts only what the caller may see; of the rest he learns that there is some. */
async function referredBy(write: WriteSession, field: Field, ids: readonly string[], gone: Gone) {
  const entity = write.catalog.model.entity(field.entity);
  const staying = ids.filter((id) => !gone.has(id));
  const seen = await reachableIds(write, entity, staying, 'read');
  const count = seen ? staying.filter((id) => seen.has(id)).length : staying.length;
  return count === 0
    ? messages.referredByUnseen()
    : messages.referredBy({ count, entity: entity.label, field: field.label });
}

/** What stands below the deleted records of a tree goes where the caller said, as far as he may move it. */
async function moveBelow(write: WriteSession, all: readonly Change[], gone: Gone): Promise<Change[]> {
  const { below } = write.options;
  if (below === undefined) return [];
  const moved: Change[] = [];
  for (const [entity, group] of byEntity(all)) {
    const { tree } = entity;
    if (!tree) continue;
    const above = new Map<unknown, unknown>(group.map(({ id, before }) => [id, before?.[tree.name] ?? null]));
    const plan = planOf(write.catalog.model, entity);
    for (const before of await referring(write, tree, group, 'noKeyUpdate')) {
      if (gone.has(before.id)) continue;
      const left = before[tree.name];
      const values = { [tree.name]: below === 'up' ? nearestStaying(left, above) : null };
      const operation = gone.get(String(left))!.operation;
      const change = existingChange(plan, operation, '', before, { ...NOTHING_SENT, values }, 'update');
      moved.push({ ...change, cleared: { [tree.name]: String(left) } });
    }
  }
  await checkRights(write, moved);
  return moved;
}

function nearestStaying(id: unknown, above: ReadonlyMap<unknown, unknown>): unknown {
  let at = id;
  while (above.has(at)) at = above.get(at);
  return at ?? null;
}

/** The live records whose field points at one of those that go, locked. */
async function referring(
  { catalog: { store }, tx }: WriteSession,
  field: Field,
  group: readonly Change[],
  strength: 'update' | 'noKeyUpdate',
): Promise<StoredRecord[]> {
  const ids = group.map(({ id }) => id);
  const locked = await store.lock(tx, field.entity, await store.referencing(tx, field, ids), strength);
  return [...locked.values()].filter((record) => !record['deletedAt']);
}

async function clearReferences(
  write: WriteSession,
  all: readonly Change[],
  gone: Gone,
  changes: readonly Change[],
): Promise<Change[]> {
  const written = new Map(changes.map((change) => [change.id, change]));
  const cleared = new Map<string, Change>();
  const { model } = write.catalog;
  for (const [entity, group] of byEntity(all)) {
    for (const field of pointing(write, entity, 'clear')) {
      const plan = planOf(model, model.entity(field.entity));
      for (const before of await referring(write, field, group, 'noKeyUpdate')) {
        if (gone.has(before.id)) continue;
        const known = written.get(before.id) ?? cleared.get(before.id);
        const change = known ?? existingChange(plan, group[0]!.operation, '', before, NOTHING_SENT, 'update');
        if (!(field.name in change.values)) {
          change.values[field.name] = null;
          change.cleared = { ...change.cleared, [field.name]: String(before[field.name]) };
        }
        if (!known) cleared.set(before.id, change);
      }
    }
  }
  return [...cleared.values()];
}
