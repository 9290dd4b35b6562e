import type { Operation as Right } from '../../access/access.ts';
import { FALSE, TRUE, allOf, type QueryTree } from '../../expression/query-tree.ts';
import type { Entity } from '../../model/model.ts';
import { messages } from '../messages.ts';
import { operationNames } from '../operation-names.ts';
import { idIn } from '../query-trees.ts';
import { byEntity, type Change } from './change.ts';
import type { WriteSession } from './write-session.ts';

/**
 * What the caller sent is his to write in each of the records, cell by cell: some one role grants row and field
 * together. Who a record belongs to, and who works on it, needs a right of its own.
 */
export async function checkRights(write: WriteSession, changes: readonly Change[]): Promise<void> {
  if (write.caller.isSystem) return;
  for (const [entity, group] of byEntity(changes)) {
    await refuseLines(write, entity, group);
    const written = group.filter(({ kind, sent }) => kind !== 'delete' && sent.size > 0);
    for (const name of new Set(written.flatMap(({ sent }) => [...sent]))) {
      const senders = written.filter(({ sent }) => sent.has(name));
      await refuseOutside(write, entity, name, senders);
      const right = GUARDED[name];
      if (right && entity.ownedBy !== 'parent') await refuseHandedOver(write, entity, name, right, senders);
    }
  }
}

/** Lines sent inside their record, where a role gives less on them than on the record. */
async function refuseLines(write: WriteSession, entity: Entity, group: readonly Change[]): Promise<void> {
  const { access, caller } = write;
  const lines = group.filter(({ path }) => path !== '');
  const made = lines.filter(({ kind }) => kind === 'create');
  const taken = lines.filter(({ kind }) => kind === 'delete');
  const refuse = (change: Change, operation: Right) =>
    write.refuse(change, '', messages.denied({ operation: operationNames[operation], entity: entity.label }));
  if (!access.allows(caller, entity, 'create')) for (const change of made) refuse(change, 'create');
  for (const change of await outside(write, entity, access.rows(caller, entity, 'delete'), taken))
    refuse(change, 'delete');
}

/** To give a record away is to assign it; to take somebody in is to share it. */
const GUARDED: Readonly<Record<string, Right>> = { owner: 'assign', department: 'assign', team: 'share' };

async function refuseOutside(
  write: WriteSession,
  entity: Entity,
  name: string,
  senders: readonly Change[],
): Promise<void> {
  const { access, caller } = write;
  const field = entity.fields.get(name)!;
  const refuse = (change: Change) => write.refuse(change, name, messages.fieldDenied({ field: field.label }));
  const isParent = field === entity.parent;
  for (const change of senders) {
    const isNew = change.kind === 'create' && !isParent;
    if (isNew && access.writable(caller, entity, name, 'create') === FALSE) refuse(change);
  }
  const updates = senders.filter(({ kind }) => kind === 'update');
  const rows = access.writable(caller, entity, name, 'update');
  for (const change of await outside(write, entity, rows, updates)) refuse(change);
}

async function refuseHandedOver(
  write: WriteSession,
  entity: Entity,
  name: string,
  right: Right,
  senders: readonly Change[],
): Promise<void> {
  const { access, caller } = write;
  const field = entity.fields.get(name);
  if (!field || (name !== 'team' && entity.ownedBy === 'none')) return;
  const refuse = (change: Change) =>
    write.refuse(
      change,
      name,
      messages.handOverDenied({ field: field.label, operation: operationNames[right], entity: entity.label }),
    );
  for (const change of senders) {
    const isNew = change.kind === 'create' && !isOwn(write, change, name);
    if (isNew && !access.allows(caller, entity, right)) refuse(change);
  }
  const updates = senders.filter(({ kind }) => kind === 'update');
  for (const change of await outside(write, entity, access.rows(caller, entity, right), updates))
    refuse(change);
}

/** A new record is his own, or nobody's, without any right. */
function isOwn({ caller }: WriteSession, { values }: Change, name: string): boolean {
  const value = values[name] ?? null;
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === (name === 'owner' ? caller.userId : caller.departmentId);
}

/** The changes whose stored record is not among the rows. */
async function outside(
  { catalog, tx, calendar }: WriteSession,
  entity: Entity,
  rows: QueryTree,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  if (rows === TRUE || changes.length === 0) return [];
  if (rows === FALSE) return changes;
  const where = allOf(rows, idIn(changes.map(({ id }) => id)));
  const query = { entity: entity.key, select: [['id']], where, sort: [], limit: changes.length, calendar };
  const found = await catalog.store.find(tx, query);
  const inside = new Set(found.map(({ id }) => id));
  return changes.filter(({ id }) => !inside.has(id));
}
