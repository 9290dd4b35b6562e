import { Big } from 'big.js';
import type { Settlement } from '../../model/settlement.ts';
import type { Session } from '../../storage/connection/session.ts';
import type { RecordStore } from '../../storage/store/record-store.ts';
import { MAX_CHILDREN, NOTHING_SENT } from '../incoming-values.ts';
import { oneOf } from '../query-trees.ts';
import { planOf } from '../record-plan.ts';
import { valueAfter, type Change } from './change.ts';
import { evaluateAfter, evaluateBefore, valuesAfter } from './evaluation.ts';
import { fillValues } from './fill-values.ts';
import { checked, openRecords, type OpenRecord } from './open-records.ts';
import { existingChange, newChange, type Staged } from './stage-changes.ts';
import type { WriteSession } from './write-session.ts';

/**
 * Writes the lines that nobody wrote, where metadata says what they settle: once the record begins to count it gives
 * its amount to open records in their order, and once it no longer counts its lines go. The open records are locked
 * before it is read how much of each is open, so that they are never settled twice.
 */
export async function settleOpen(write: WriteSession, staged: readonly Staged[]): Promise<Change[]> {
  const lines: Change[] = [];
  const pools = new Map<string, OpenRecord[]>();
  for (const { change, incoming } of staged) {
    for (const settlement of change.plan.settlements) {
      if (change.kind === 'delete' || incoming.children.has(settlement.field)) continue;
      const [before, after] = [
        counts(write, change, settlement, true),
        counts(write, change, settlement, false),
      ];
      const isAsked = change.kind === 'update' && change.path === '' && write.options.settles === true;
      if (after && (!before || isAsked)) lines.push(...(await give(write, change, settlement, pools)));
      if (before && !after) lines.push(...(await withdraw(write, change, settlement)));
    }
  }
  write.lay(lines);
  await fillValues(write, lines);
  return lines;
}

function counts(write: WriteSession, change: Change, { spec }: Settlement, before: boolean): boolean {
  if (before && !change.before) return false;
  if (spec.when === undefined) return true;
  const when = checked(write.catalog.model, change.plan.entity.key, spec.when);
  return (before ? evaluateBefore : evaluateAfter)(write, change, when) === true;
}

async function give(
  write: WriteSession,
  change: Change,
  settlement: Settlement,
  pools: Map<string, OpenRecord[]>,
): Promise<Change[]> {
  const { spec, field, reference, amount, line } = settlement;
  let rest = new Big(String(valueAfter(change, spec.available) ?? 0));
  if (change.before) rest = rest.minus(await settledBy(write.catalog.store, write.tx, settlement, change.id));
  if (rest.eq(0)) return [];
  const pool = await poolOf(write, change, settlement, pools);
  const scale = amount.type.decimals?.(amount.spec) ?? 2;
  const plan = planOf(write.catalog.model, line);
  const made: Change[] = [];
  for (const one of likeliestFirst(pool, change, spec.first)) {
    if (rest.eq(0)) break;
    // What is owed back is settled by what is paid back, and nothing else.
    if (one.open.eq(0) || one.open.s !== rest.s) continue;
    const taken = one.open.abs().lt(rest.abs()) ? one.open : rest;
    [one.open, rest] = [one.open.minus(taken), rest.minus(taken)];
    const values = {
      [field.inverse!]: change.id,
      [reference.name]: one.record.id,
      [amount.name]: taken.toFixed(scale),
    };
    const path = `${field.name}.${made.length}`;
    made.push({ ...newChange(plan, change.operation, path, { ...NOTHING_SENT, values }), sent: NONE });
  }
  if (made.length > 0) change.touched = true;
  return made;
}

/** What its lines come to already. */
export async function settledBy(
  store: RecordStore,
  tx: Session,
  { line, field, amount }: Settlement,
  id: string,
): Promise<Big> {
  const rows = await store.find(tx, {
    entity: line.key,
    select: [[amount.name]],
    where: oneOf([field.inverse!], [id]),
    sort: [],
    limit: MAX_CHILDREN,
  });
  return rows.reduce((sum, row) => sum.plus(String(row[amount.name] ?? 0)), new Big(0));
}

const NONE: ReadonlySet<string> = new Set();

function likeliestFirst(
  pool: readonly OpenRecord[],
  change: Change,
  first: Readonly<Record<string, object>> = {},
): readonly OpenRecord[] {
  const names = Object.keys(first).filter((name) => valueAfter(change, name) !== null);
  if (names.length === 0) return pool;
  const agrees = ({ record }: OpenRecord) => names.every((name) => record[name] === valueAfter(change, name));
  return [...pool.filter(agrees), ...pool.filter((one) => !agrees(one))];
}

/** The open records it may settle: read once for all records of the write that ask for the same. */
async function poolOf(
  write: WriteSession,
  change: Change,
  settlement: Settlement,
  pools: Map<string, OpenRecord[]>,
): Promise<OpenRecord[]> {
  const { field, spec } = settlement;
  const same = Object.keys(spec.same ?? {}).map((name) => valueAfter(change, name));
  const key = JSON.stringify([field.entity, field.name, same]);
  const known = pools.get(key);
  if (known) return known;
  const pool = await openRecords(write, settlement, valuesAfter(change));
  pools.set(key, pool);
  return pool;
}

/** Its lines go when the record no longer counts. */
async function withdraw(write: WriteSession, change: Change, settlement: Settlement): Promise<Change[]> {
  const { line, field } = settlement;
  const { store, model } = write.catalog;
  const ids = await store.referencing(write.tx, line.fields.get(field.inverse!)!, [change.id]);
  const locked = await store.lock(write.tx, line.key, ids.toSorted(), 'update');
  const plan = planOf(model, line);
  return [...locked.values()].map((record) =>
    existingChange(plan, change.operation, field.name, record, NOTHING_SENT, 'delete'),
  );
}
