import { allOf, type QueryTree } from '../expression/query-tree.ts';
import { newId } from '../kernel/ids.ts';
import { isObject } from '../kernel/json.ts';
import { isOpen } from '../model/processes.ts';
import { oneOf } from '../records/query-trees.ts';
import type { WriteSession } from '../records/write/write-session.ts';
import type { Stamp } from '../storage/stored-record.ts';
import { stampOf } from '../records/write/store-changes.ts';
import type { Move, Standing } from './move.ts';
import type { ProcessPlan } from './process-plan.ts';
import type { Reached } from './ways.ts';

export const STAGE_PERIOD = 'core:stagePeriod';

/** How long a record was in a stage, as far as moving it has to know. */
export interface Period {
  readonly id: string;
  readonly process: string;
  readonly stage: string;
  readonly enteredAt: string;
  readonly isOpen: boolean;
  /** Items that are ticked, with who did it and when. */
  readonly checklist: Ticks;
}

export interface Tick {
  readonly at: string;
  readonly by: string | null;
}

export type Ticks = Readonly<Record<string, Tick>>;

/** The periods of records, earliest first, by the id of the record. */
export async function periodsOf(
  { catalog, tx }: Pick<WriteSession, 'catalog' | 'tx'>,
  entity: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Period[]>> {
  if (ids.length === 0) return new Map();
  const where: QueryTree = allOf(oneOf(['record', 'id'], ids), oneOf(['record', 'entity'], [entity]));
  const select = ['record', 'process', 'stage', 'enteredAt', 'leftAt', 'checklist'].map((name) => [name]);
  const rows = await catalog.store.find(tx, {
    entity: STAGE_PERIOD,
    select: [['id'], ...select],
    where,
    sort: [{ path: ['enteredAt'], direction: 'desc' }],
    limit: ids.length * MOST_PERIODS,
  });
  return Map.groupBy(rows.map(periodOf).toReversed(), ({ record }) => record);
}

/** Earlier ones of a record are not looked at. */
const MOST_PERIODS = 500;

function periodOf(row: Record<string, unknown>): Period & { readonly record: string } {
  const { record, checklist } = row;
  return {
    id: String(row['id']),
    record: isObject(record) ? String(record['id']) : '',
    process: String(row['process']),
    stage: String(row['stage']),
    enteredAt: String(row['enteredAt']),
    isOpen: row['leftAt'] === null,
    checklist: (isObject(checklist) ? checklist : {}) as Ticks,
  };
}

/** The place of the last open stage that the record was in. */
export function reachedIn(periods: readonly Period[], { process, stages }: ProcessPlan): Reached {
  const last = periods.findLast(
    (period) => period.process === process.name && isOpen(stages.get(period.stage)?.spec ?? CLOSED),
  );
  return last && stages.get(last.stage)?.index;
}

const CLOSED = { category: 'invalid' } as const;

/** The items that are ticked in the stage a record is in. */
export function tickedNow(periods: readonly Period[]): ReadonlySet<string> {
  return new Set(Object.keys(periods.find((period) => period.isOpen)?.checklist ?? {}));
}

/** A move that was stored, with why and what had been ticked. */
export interface Told {
  readonly move: Move;
  readonly periods: readonly Period[];
  readonly reason: string | undefined;
  readonly ticked: readonly string[];
}

/** Ends the period that each record leaves, and begins the next. */
export async function tellHistory(write: WriteSession, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  const stamp = stampOf(write);
  const { store } = write.catalog;
  const system = { version: 1, createdAt: stamp.at, createdBy: stamp.by, updatedAt: stamp.at };
  const closing = told.flatMap((one) => leaving(one, stamp));
  const rows = told.flatMap((one) => [...missed(one, stamp.at), begun(one, write)]);
  if (closing.length > 0) await store.update(write.tx, STAGE_PERIOD, closing, stamp);
  await store.insert(
    write.tx,
    STAGE_PERIOD,
    rows.map((row) => ({ ...row, ...system, id: newId(), updatedBy: stamp.by, deletedAt: null })),
  );
}

function leaving({ periods, ticked }: Told, { at, by }: Stamp) {
  return periods
    .filter((period) => period.isOpen)
    .map(({ id, enteredAt, checklist: checked }) => ({
      id,
      values: { leftAt: at, seconds: secondsBetween(enteredAt, at), ...ticks(checked, ticked, { at, by }) },
    }));
}

/** A record from before its stages were followed was in the one it leaves since it was made. */
function missed({ move: { change, from, staged }, periods }: Told, at: string) {
  if (!from || periods.some((period) => period.isOpen)) return [];
  const { since } = staged.fields;
  const entered = (since && change.before?.[since.name]) ?? change.before?.['createdAt'] ?? at;
  const left = { leftAt: at, seconds: secondsBetween(String(entered), at), from: null };
  return [
    {
      ...place(move(from), change.plan.entity.key, change.id),
      ...left,
      enteredAt: entered,
      by: null,
      reason: null,
    },
  ];
}

const move = (from: Standing) => ({ process: from.process, to: from.stage });

function begun({ move: one, reason }: Told, write: WriteSession) {
  const { change, staged, from } = one;
  const { since } = staged.fields;
  const entered = since ? (change.values[since.name] ?? write.now.toISOString()) : write.now.toISOString();
  return {
    ...place(one, change.plan.entity.key, change.id),
    from: from?.stage.key ?? null,
    enteredAt: entered,
    leftAt: null,
    seconds: null,
    by: write.caller.userId ?? null,
    reason: reason ?? null,
  };
}

function place({ process, to }: Pick<Move, 'process' | 'to'>, entity: string, id: string) {
  return {
    record: { entity, id },
    process: process.process.name,
    stage: to.key,
    category: to.spec.category,
    checklist: null,
  };
}

/** What was ticked with a move, beside what had been ticked before. */
function ticks(before: Ticks, items: readonly string[], tick: Tick): { checklist?: Ticks } {
  const more = items.filter((item) => !(item in before)).map((item) => [item, tick]);
  return more.length === 0 ? {} : { checklist: { ...before, ...Object.fromEntries(more) } };
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}

/** Writes what is ticked in the stage a record is in. */
export async function tickOff(
  { catalog, tx }: Pick<WriteSession, 'catalog' | 'tx'>,
  period: string,
  checklist: Ticks,
  stamp: Stamp,
): Promise<void> {
  const values = { checklist: Object.keys(checklist).length > 0 ? checklist : null };
  await catalog.store.update(tx, STAGE_PERIOD, [{ id: period, values }], stamp);
}
