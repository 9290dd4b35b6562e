import { isDeepStrictEqual } from 'node:util';
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
    group.forEach(({ index }, position) => {
      const matches = found[position] ?? [];
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
    return newChange(plan, index, '', incoming, id);
  const before = id === undefined ? undefined : locked.get(id);
  if (!before || before['deletedAt']) {
    write.fail(index, recordNotFound(plan, id ?? ''));
    return undefined;
  }
  const kind = op === 'delete' ? 'delete' : 'update';
  return { ...existingChange(plan, index, '', before, incoming, kind), expectedVersion };
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
    sent: new Set(Object.keys(values)),
    before: undefined,
  };
}

/** Only what differs from the stored record is a change. */
export function existingChange(
  plan: RecordPlan,
  operation: number,
  path: string,
  before: StoredRecord,
  incoming: Incoming,
  kind: 'update' | 'delete',
): Change {
  const changed = Object.entries(incoming.values).filter(
    ([name, value]) => !sameValue(value, before[name] ?? null),
  );
  const values = Object.fromEntries(changed);
  return { kind, operation, path, plan, id: before.id, values, sent: new Set(Object.keys(values)), before };
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && isDeepStrictEqual(a, b));
}

export function recordNotFound({ entity }: RecordPlan, id: string): KehuError {
  return new NotFound(messages.notFound({ entity: entity.label, id }));
}

/** Rows the caller may not touch: 404 where he cannot see them either, else 403. */
async function refuseUnreachable(
  write: WriteSession,
  plan: RecordPlan,
  staged: readonly Staged[],
): Promise<void> {
  const existing = staged.map(({ change }) => change).filter(({ kind }) => kind !== 'create');
  for (const right of ['update', 'delete'] as const) {
    const changes = existing.filter(({ kind }) => kind === right);
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
