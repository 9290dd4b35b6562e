import { isDeepStrictEqual } from 'node:util';
import type { Operation as Right } from '../../access/access.ts';
import { Conflict, Forbidden, KehuError, NotFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import type { Incoming } from '../incoming-values.ts';
import { messages } from '../messages.ts';
import { operationNames } from '../operation-names.ts';
import type { RecordPlan } from '../record-plan.ts';
import type { Change } from './change.ts';
import type { ReadOperation } from './operation.ts';
import { reachableIds } from './reachable-ids.ts';
import type { WriteSession } from './write-session.ts';

/** A change with what the client sent for it, from which its children are staged. */
export interface Staged {
  readonly change: Change;
  readonly incoming: Incoming;
}

/** Makes operations into changes: finds and locks the records, and checks that the caller may reach them. */
export async function stageChanges(
  write: WriteSession,
  plan: RecordPlan,
  operations: readonly ReadOperation[],
): Promise<Staged[]> {
  const ids = await targetIds(write, plan, operations);
  // Who refers to a record holds its key: a deletion waits for them, and they for it.
  const strength = operations.some(({ op }) => op === 'delete') ? 'update' : 'noKeyUpdate';
  const existing = operations.filter(({ op }) => op !== 'create').map(({ index }) => ids.get(index));
  const wanted = [...new Set(existing.filter((id) => id !== undefined))].toSorted();
  const locked =
    wanted.length === 0 ? NONE : await write.catalog.store.lock(write.tx, plan.entity.key, wanted, strength);
  const staged: Staged[] = [];
  for (const operation of operations) {
    if (write.hasFailed(operation.index)) continue;
    const change = changeOf(write, plan, operation, ids.get(operation.index), locked);
    if (change) staged.push({ change, incoming: operation.incoming });
  }
  for (const record of locked.values()) write.records.put(plan.entity.key, record);
  await refuseUnreachable(write, plan, staged);
  return staged.filter(({ change }) => !write.hasFailed(change.operation));
}

const NONE: ReadonlyMap<string, StoredRecord> = new Map();

/** The existing record each operation is about; an upsert without one creates. */
async function targetIds(
  write: WriteSession,
  plan: RecordPlan,
  operations: readonly ReadOperation[],
): Promise<Map<number, string>> {
  const ids = new Map<number, string>();
  const keyed = Map.groupBy(
    operations.filter((operation) => operation.key && operation.id === undefined),
    ({ key }) => key!.fields.map(({ name }) => name).join(','),
  );
  for (const { index, id } of operations) if (id !== undefined) ids.set(index, id);
  for (const group of keyed.values()) {
    const names = group[0]!.key!.fields.map(({ name }) => name);
    const values = group.map(({ key }) => key!.values);
    const found = await write.catalog.store.findByKey(write.tx, plan.entity.key, names, values);
    const seen = await reachableIds(write, plan.entity, found.flat(), 'read');
    group.forEach(({ index }, position) => {
      const matches = (found[position] ?? []).filter((id) => !seen || seen.has(id));
      if (matches.length > 1) write.fail(index, new Conflict(messages.keyAmbiguous()));
      else if (matches[0] !== undefined) ids.set(index, matches[0]);
    });
  }
  return ids;
}

function changeOf(
  write: WriteSession,
  plan: RecordPlan,
  operation: ReadOperation,
  id: string | undefined,
  locked: ReadonlyMap<string, StoredRecord>,
): Change | undefined {
  const { index, op, incoming, expectedVersion } = operation;
  if (op === 'create' || (op === 'upsert' && id === undefined))
    return newChange(plan, index, '', withKey(operation), id);
  const before = id === undefined ? undefined : locked.get(id);
  if (!before || before['deletedAt']) {
    write.fail(index, recordNotFound(plan, id ?? ''));
    return undefined;
  }
  const kind = op === 'delete' ? 'delete' : 'update';
  const guessed = (name: string) => write.access.field(write.caller, plan.entity, name).read !== 'yes';
  return { ...existingChange(plan, index, '', before, incoming, kind, guessed), expectedVersion };
}

/** A record that is looked for by a key and made has that key. */
function withKey({ key, incoming }: ReadOperation): Incoming {
  if (!key) return incoming;
  const values = Object.fromEntries(key.fields.map(({ name }, index) => [name, key.values[index]]));
  return { ...incoming, values: { ...values, ...incoming.values } };
}

export function newChange(
  plan: RecordPlan,
  operation: number,
  path: string,
  incoming: Incoming,
  id: string = newId(),
): Change {
  const { values } = incoming;
  return {
    kind: 'create',
    operation,
    path,
    plan,
    id,
    values: { ...values },
    sent: new Set(Object.keys(values).filter((name) => !incoming.given?.has(name))),
    before: undefined,
  };
}

/**
 * Only what differs from the stored record is a change. What the caller may not read always counts as one: that
 * nothing changed would tell him the value.
 */
export function existingChange(
  plan: RecordPlan,
  operation: number,
  path: string,
  before: StoredRecord,
  incoming: Incoming,
  kind: 'update' | 'delete',
  guessed: (name: string) => boolean = () => false,
): Change {
  const changed = Object.entries(incoming.values).filter(
    ([name, value]) => guessed(name) || !sameValue(value, before[name] ?? null),
  );
  const values = Object.fromEntries(changed);
  const sent = new Set(Object.keys(values).filter((name) => !incoming.given?.has(name)));
  return { kind, operation, path, plan, id: before.id, values, sent, before };
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && isDeepStrictEqual(a, b));
}

export function recordNotFound({ entity }: RecordPlan, id: string): KehuError {
  return new NotFound(messages.notFound({ entity: entity.label, id }));
}

/** Many at a time, and rows of an import, need a right of their own beside that to change. */
function rightsAsked({ options }: WriteSession): [Change['kind'], Right][] {
  const asked: [Change['kind'], Right][] = [
    ['update', 'update'],
    ['delete', 'delete'],
  ];
  if (options.source === 'import') asked.push(['update', 'import']);
  if (options.isBulk) asked.push(['update', 'bulk'], ['delete', 'bulk']);
  return asked;
}

/** Rows the caller may not touch: 404 where he cannot see them either, else 403. */
async function refuseUnreachable(
  write: WriteSession,
  plan: RecordPlan,
  staged: readonly Staged[],
): Promise<void> {
  const existing = staged.map(({ change }) => change).filter(({ kind }) => kind !== 'create');
  for (const [kind, right] of rightsAsked(write)) {
    const changes = existing.filter((change) => change.kind === kind);
    const reachable = await reachableIds(
      write,
      plan.entity,
      changes.map(({ id }) => id),
      right,
    );
    if (!reachable) continue;
    const outside = changes.filter(({ id }) => !reachable.has(id));
    const visible = await reachableIds(
      write,
      plan.entity,
      outside.map(({ id }) => id),
      'read',
    );
    for (const { operation, id } of outside) {
      const denied = new Forbidden(
        messages.denied({ operation: operationNames[right], entity: plan.entity.label }),
      );
      write.fail(operation, !visible || visible.has(id) ? denied : recordNotFound(plan, id));
    }
  }
}
