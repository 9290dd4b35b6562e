import type { Field } from '../../model/model.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { MAX_CHILDREN } from '../incoming-values.ts';
import { oneOf } from '../query-trees.ts';
import { afterState, byEntity, type Change } from './change.ts';
import { childKey, evaluateAfter, type ChildRows } from './evaluation.ts';
import type { WriteSession } from './write-session.ts';

/**
 * The children that rules of their parents read (`size(lines)`), as they will be after the write: those stored,
 * with the changes of this write laid over them. A rule that is decided before it comes to them needs none.
 */
export async function childRows(write: WriteSession, changes: readonly Change[]): Promise<ChildRows> {
  const rows = new Map<string, StoredRecord[]>();
  for (const [entity, group] of byEntity(changes)) {
    const { relations } = group[0]!.plan.conditions;
    if (relations.size === 0) continue;
    const parents = group.filter((change) => change.kind !== 'delete' && needsChildren(write, change));
    if (parents.length === 0) continue;
    for (const name of relations) await addRows(write, entity.fields.get(name)!, parents, changes, rows);
  }
  return rows;
}

class NeedsChildren extends Error {}

/** Whether a rule comes to the children when it is tried without them. */
function needsChildren(write: WriteSession, change: Change): boolean {
  const { relations, validations } = change.plan.conditions;
  const keys = new Set([...relations].map((name) => childKey(change.id, name)));
  const none: ChildRows = {
    get(key) {
      if (keys.has(key)) throw new NeedsChildren();
      return undefined;
    },
  };
  return validations.some(({ expression }) => {
    if (!expression.dependencies.some(([name]) => relations.has(name!))) return false;
    try {
      evaluateAfter(write, change, expression, none);
      return false;
    } catch (error) {
      if (error instanceof NeedsChildren) return true;
      throw error;
    }
  });
}

async function addRows(
  write: WriteSession,
  field: Field,
  parents: readonly Change[],
  changes: readonly Change[],
  rows: Map<string, StoredRecord[]>,
): Promise<void> {
  for (const { id } of parents) rows.set(childKey(id, field.name), []);
  const add = (record: StoredRecord) =>
    rows.get(childKey(String(record[field.inverse!]), field.name))?.push(record);
  const changed = new Map(
    changes.filter(({ plan }) => plan.entity.key === field.target).map((change) => [change.id, change]),
  );
  for (const record of await storedChildren(write, field, parents)) if (!changed.has(record.id)) add(record);
  for (const change of changed.values()) if (change.kind !== 'delete') add(afterState(change));
}

async function storedChildren(
  write: WriteSession,
  field: Field,
  parents: readonly Change[],
): Promise<readonly StoredRecord[]> {
  const ids = parents.filter(({ before }) => before).map(({ id }) => id);
  if (ids.length === 0) return [];
  const { store } = write.catalog;
  const found = await store.find(write.tx, {
    entity: field.target!,
    select: [['id']],
    where: oneOf([field.inverse!], ids),
    sort: [],
    limit: ids.length * MAX_CHILDREN,
  });
  const locked = await store.lock(
    write.tx,
    field.target!,
    found.map((row) => String(row['id'])),
    'keyShare',
  );
  return [...locked.values()].filter((record) => !record['deletedAt']);
}
