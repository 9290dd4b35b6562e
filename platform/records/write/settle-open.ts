import { Big } from 'big.js';
import { checkExpression } from '../../expression/check-expression.ts';
import { compileToQuery } from '../../expression/compile/compile-to-query.ts';
import type { CheckedExpression } from '../../expression/expression.ts';
import { allOf, type QueryTree, type QueryValue } from '../../expression/query-tree.ts';
import { filterScope } from '../../model/expression-scope.ts';
import type { Model } from '../../model/model.ts';
import type { Settlement } from '../../model/settlement.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { NOTHING_SENT } from '../incoming-values.ts';
import { idIn } from '../query-trees.ts';
import { planOf } from '../record-plan.ts';
import { valueAfter, type Change } from './change.ts';
import { evaluateAfter, evaluateBefore } from './evaluation.ts';
import { fillValues } from './fill-values.ts';
import { existingChange, newChange, type Staged } from './stage-changes.ts';
import type { WriteSession } from './write-session.ts';

/** Of so many open records one record settles some. */
const MOST_OPEN = 1000;

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
      if (after && !before) lines.push(...(await give(write, change, settlement, pools)));
      if (before && !after) lines.push(...(await withdraw(write, change, settlement)));
    }
  }
  write.lay(lines);
  await fillValues(write, lines);
  return lines;
}

interface OpenRecord {
  readonly record: StoredRecord;
  open: Big;
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
  return made;
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

/** The open records that agree with this one: read once for all records of the write that ask for the same. */
async function poolOf(
  write: WriteSession,
  change: Change,
  settlement: Settlement,
  pools: Map<string, OpenRecord[]>,
): Promise<OpenRecord[]> {
  const { spec, target } = settlement;
  const same = Object.keys(spec.same ?? {}).map((name) => [name, valueAfter(change, name)] as const);
  const key = JSON.stringify([settlement.field.entity, settlement.field.name, same]);
  const known = pools.get(key);
  if (known) return known;
  const where = allOf(conditionTree(write, settlement), ...same.map(([name, value]) => holds(name, value)));
  const ids = (await find(write, settlement, where)).map(({ id }) => id).toSorted();
  const locked = await write.catalog.store.lock(write.tx, target.key, ids, 'noKeyUpdate');
  for (const record of locked.values()) write.records.put(target.key, record);
  const open = await find(write, settlement, allOf(where, idIn(ids)));
  const pool = open.flatMap(({ id, open }) => {
    const record = locked.get(id);
    return record ? [{ record, open: new Big(open) }] : [];
  });
  pools.set(key, pool);
  return pool;
}

async function find(
  { catalog, tx, calendar }: WriteSession,
  { target, spec, sort }: Settlement,
  where: QueryTree,
): Promise<{ id: string; open: string }[]> {
  const rows = await catalog.store.find(tx, {
    entity: target.key,
    select: [['id'], [spec.open]],
    where,
    sort,
    limit: MOST_OPEN,
    calendar,
  });
  return rows.map((row) => ({ id: String(row['id']), open: String(row[spec.open] ?? 0) }));
}

function conditionTree(write: WriteSession, { target, spec }: Settlement): QueryTree {
  const isOpen = `${spec.open} != 0`;
  const text = spec.where === undefined ? isOpen : `(${spec.where}) && ${isOpen}`;
  const { timeZone } = write.organisation;
  return compileToQuery(checked(write.catalog.model, target.key, text), { now: write.now, timeZone });
}

function holds(name: string, value: unknown): QueryTree {
  const type = { kind: 'string' } as const;
  return {
    op: 'compare',
    by: '==',
    left: { op: 'field', path: [name], type },
    right: { op: 'value', value: value as QueryValue['value'], type },
  };
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

const expressions = new WeakMap<Model, Map<string, CheckedExpression>>();

function checked(model: Model, entity: string, text: string): CheckedExpression {
  let known = expressions.get(model);
  if (!known) expressions.set(model, (known = new Map()));
  const key = `${entity} ${text}`;
  let expression = known.get(key);
  if (!expression)
    known.set(
      key,
      (expression = checkExpression(text, filterScope(model, model.entity(entity)), { expect: 'bool' })),
    );
  return expression;
}
