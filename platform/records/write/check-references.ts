import { isObject } from '../../kernel/json.ts';
import type { Field } from '../../model/model.ts';
import { messages } from '../messages.ts';
import type { Change } from './change.ts';
import { reachableIds } from './reachable-ids.ts';
import type { WriteSession } from './write-session.ts';

interface Pointer {
  readonly change: Change;
  readonly field: Field;
  readonly entity: string;
  readonly id: string;
}

/**
 * Every record that a change newly refers to exists, is not deleted (by this write either), is one the caller may see,
 * and stays so until the write ends (FOR KEY SHARE). A line put into a record changes that record, so he must be able to.
 */
export async function checkReferences(write: WriteSession, changes: readonly Change[]): Promise<void> {
  const created = idsOf(changes, 'create');
  const gone = idsOf(changes, 'delete');
  const pointers = changes
    .flatMap((change) => [...pointersOf(change)])
    .filter(({ id, field }) => !created.has(id) && !isSelf(write, field, id));
  const byTarget = Map.groupBy(pointers, ({ entity }) => entity);
  for (const entity of [...byTarget.keys()].toSorted()) {
    const group = byTarget.get(entity)!;
    const ids = [...new Set(group.map(({ id }) => id))];
    await write.records.load(entity, ids);
    const target = write.catalog.model.entity(entity);
    const visible = await reachableIds(write, target, ids, 'read');
    const parents = group.filter(({ field, change }) => field === change.plan.entity.parent);
    const open = await reachableIds(
      write,
      target,
      parents.map(({ id }) => id),
      'update',
    );
    for (const pointer of group) {
      const rows = parents.includes(pointer) ? open : visible;
      const isReached = rows === undefined || rows.has(pointer.id);
      if (!isReached || gone.has(pointer.id) || !isLive(write, pointer)) refuse(write, pointer);
    }
  }
}

function idsOf(changes: readonly Change[], kind: Change['kind']): ReadonlySet<string> {
  return new Set(changes.filter((change) => change.kind === kind).map(({ id }) => id));
}

/** The caller himself is signed in, so he exists; his foreign key is checked by the database. */
function isSelf({ caller }: WriteSession, field: Field, id: string): boolean {
  return field.target === 'core:user' && id === caller.userId;
}

function* pointersOf(change: Change): Iterable<Pointer> {
  for (const field of change.plan.references) {
    const value = change.values[field.name];
    if (value === undefined || value === null) continue;
    if (Array.isArray(value)) {
      const before = new Set((change.before?.[field.name] ?? []) as readonly string[]);
      for (const id of value as string[]) {
        if (!before.has(id)) yield { change, field, entity: field.target!, id };
      }
    } else if (isObject(value)) {
      yield { change, field, entity: String(value['entity']), id: String(value['id']) };
    } else if (field.target !== undefined) {
      yield { change, field, entity: field.target, id: String(value) };
    }
  }
}

function isLive({ records }: WriteSession, { entity, id }: Pointer): boolean {
  const record = records.get(entity, id);
  return record !== undefined && !record['deletedAt'];
}

function refuse(write: WriteSession, { change, field, entity }: Pointer): void {
  const target = write.catalog.model.entity(entity).label;
  write.refuse(change, field.name, messages.noSuchRecord({ field: field.label, target }));
}
