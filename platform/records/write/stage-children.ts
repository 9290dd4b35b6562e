import type { Field } from '../../model/model.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { NOTHING_SENT, type Incoming } from '../incoming-values.ts';
import { messages } from '../messages.ts';
import { oneOf } from '../query-trees.ts';
import { MAX_CHILDREN } from '../incoming-values.ts';
import { pathOf, type Change } from './change.ts';
import { existingChange, newChange, type Staged } from './stage-changes.ts';
import type { WriteSession } from './write-session.ts';

/**
 * Adds the changes of children sent inside their parent. The list sent is the whole new list: a row with an id
 * changes that child, a row without one makes a child, and a child the list does not name is deleted.
 */
export async function stageChildren(write: WriteSession, parents: readonly Staged[]): Promise<Staged[]> {
  const fields = new Set(parents.flatMap(({ incoming }) => [...incoming.children.keys()]));
  const staged: Staged[] = [];
  for (const field of fields) {
    const concerned = parents.filter(({ incoming }) => incoming.children.has(field));
    const existing = await lockChildren(
      write,
      field,
      concerned.map(({ change }) => change),
    );
    for (const parent of concerned) staged.push(...stageRows(write, field, parent, existing));
  }
  if (staged.some(({ incoming }) => incoming.children.size > 0)) {
    staged.push(...(await stageChildren(write, staged)));
  }
  return staged;
}

type ChildrenByParent = ReadonlyMap<string, ReadonlyMap<string, StoredRecord>>;

/** The stored children of the parents that exist, locked. */
async function lockChildren(
  write: WriteSession,
  field: Field,
  parents: readonly Change[],
): Promise<ChildrenByParent> {
  const ids = parents.filter(({ kind }) => kind === 'update').map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const { store } = write.catalog;
  const rows = await store.find(write.tx, {
    entity: field.target!,
    select: [['id']],
    where: oneOf([field.inverse!], ids),
    sort: [],
    limit: ids.length * MAX_CHILDREN,
  });
  const childIds = rows.map((row) => String(row['id'])).toSorted();
  const children = await store.lock(write.tx, field.target!, childIds, 'update');
  const byParent = new Map<string, Map<string, StoredRecord>>();
  for (const child of children.values()) {
    if (child['deletedAt']) continue;
    const parent = String(child[field.inverse!]);
    byParent.set(parent, (byParent.get(parent) ?? new Map()).set(child.id, child));
    write.records.put(field.target!, child);
  }
  return byParent;
}

function stageRows(
  write: WriteSession,
  field: Field,
  { change: parent, incoming }: Staged,
  existing: ChildrenByParent,
): Staged[] {
  const plan = parent.plan.childPlan(field);
  const stored = existing.get(parent.id) ?? new Map<string, StoredRecord>();
  const named = new Set<string>();
  const staged = incoming.children.get(field)!.flatMap((row, index): Staged[] => {
    const path = pathOf(parent, `${field.name}.${index}`);
    const child = stageRow(write, field, parent, row, path, stored, named);
    return child ? [{ change: child, incoming: row }] : [];
  });
  for (const [id, before] of stored) {
    if (named.has(id)) continue;
    const change = existingChange(plan, parent.operation, field.name, before, NOTHING_SENT, 'delete');
    staged.push({ change, incoming: NOTHING_SENT });
  }
  return staged;
}

function stageRow(
  write: WriteSession,
  field: Field,
  parent: Change,
  row: Incoming,
  path: string,
  stored: ReadonlyMap<string, StoredRecord>,
  named: Set<string>,
): Change | undefined {
  const plan = parent.plan.childPlan(field);
  const inside: Incoming = { ...row, values: { ...row.values, [field.inverse!]: parent.id } };
  if ((row.values[field.inverse!] ?? parent.id) !== parent.id) {
    write.refuse({ ...parent, path }, field.inverse!, messages.otherParent());
    return undefined;
  }
  if (row.id === undefined) return newChange(plan, parent.operation, path, inside);
  const id = row.id.toLowerCase();
  const before = stored.get(id);
  const message = !before ? messages.unknownChild() : named.has(id) ? messages.childTwice() : undefined;
  named.add(id);
  if (message) {
    write.refuse({ ...parent, path }, 'id', message);
    return undefined;
  }
  return existingChange(plan, parent.operation, path, before!, inside, 'update');
}
