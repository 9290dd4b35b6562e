import { Stale } from '../../kernel/errors.ts';
import type { RecordPlan } from '../record-plan.ts';
import type { WriteRules } from '../write-rule.ts';
import { bookBaseAmounts } from './book-base-amounts.ts';
import type { Change } from './change.ts';
import { checkConditions } from './check-conditions.ts';
import { checkRights } from './check-rights.ts';
import { checkReferences } from './check-references.ts';
import { checkTrees } from './check-trees.ts';
import { validate } from './check-validations.ts';
import { followDeletions } from './delete-records.ts';
import { fillValues } from './fill-values.ts';
import { followRollups, type RollupWork } from './follow-rollups.ts';
import { loadFollowed, loadRollupsAfter } from './load-followed.ts';
import { logChanges } from './log-changes.ts';
import type { ReadOperation } from './operation.ts';
import { settleOpen } from './settle-open.ts';
import { stampValues } from './stamp-values.ts';
import { stageChildren } from './stage-children.ts';
import { stageChanges, type Staged } from './stage-changes.ts';
import { staleRecord } from './stale-record.ts';
import { isStored, storeChanges } from './store-changes.ts';
import { takeNumbers } from './take-numbers.ts';
import { touchLines } from './touch-lines.ts';
import { touchParents } from './touch-parents.ts';
import type { WriteSession } from './write-session.ts';

/** What became of the operations of one attempt. */
export interface Written {
  /** The change of each operation's own record. */
  readonly roots: readonly Change[];
  /** All changes that were stored, children and consequences included. */
  readonly changes: readonly Change[];
  /** Something was stored before a later operation proved wrong: the attempt must be rolled back. */
  readonly isTainted: boolean;
}

/**
 * The one write path. All operations go through each step together, so that a batch costs a handful of statements:
 * lock → rights → fill in → refer → rules → conditions → lock what roll-ups change → numbers → store → roll-ups → validations on
 * the after-state → rules → log → rules. Operations
 * that fail are left out of the steps that follow; the session says why.
 */
export async function writeRecords(
  write: WriteSession,
  plan: RecordPlan,
  operations: readonly ReadOperation[],
  rules: WriteRules,
): Promise<Written> {
  const staged = await stageChanges(write, plan, operations);
  await refuseStale(write, staged);
  const roots = staged.map(({ change }) => change);
  let changes = write.live([...roots, ...(await stageAll(write, staged))]);

  await checkRights(write, changes);
  changes = write.live(changes);
  write.lay(changes);
  for (const rule of rules.all) await rule.prepare?.(changes, write);
  changes = write.live(changes);
  await fillValues(write, changes);
  await checkReferences(write, changes);
  changes = write.live(changes);
  changes.push(...(await addConsequences(write, staged, changes)));
  write.lay(changes);
  for (const rule of rules.all) await rule.apply?.(write.live(changes), write);
  changes = write.live(changes);
  await stampValues(write, changes);
  await bookBaseAmounts(write, changes);
  await loadFollowed(write, changes);
  await checkConditions(write, changes);
  await checkTrees(write, write.live(changes));

  changes = write.live(changes);
  const early = countsLate(changes) ? undefined : await lockCounted(write, changes);
  await takeNumbers(write, changes);
  await storeChanges(write, changes);
  const work = early ?? (await lockCounted(write, changes));
  work.keep(write);
  const before = write.failures.size;
  await loadRollupsAfter(write, changes);
  await validate(write, changes);
  for (const rule of rules.all) await rule.verify?.(write.live(changes), write);
  changes = write.live(changes);
  const stored = changes.filter(isStored);
  await logChanges(write, stored);
  for (const rule of rules.all) await rule.stored?.(stored, write);
  return { roots: write.live(roots), changes, isTainted: write.failures.size > before };
}

/** More new records than these are stored before the records that count them are locked. */
const MANY = 100;

/**
 * New records by the hundred nearly all count for the same few (their owner): the next hundreds are stored meanwhile,
 * and wait only to be counted. One who waits the other way round, for a value they hold, is found and tried again.
 */
function countsLate(changes: readonly Change[]): boolean {
  return (
    changes.length > MANY &&
    changes.every(
      ({ kind, plan }) =>
        kind === 'create' && plan.numbers.every(({ field }) => field.spec['gapless'] !== true),
    )
  );
}

/** Locks the records whose roll-ups change; those whose rules read them join the changes. */
async function lockCounted(write: WriteSession, changes: Change[]): Promise<RollupWork> {
  const { work, touched } = await followRollups(write, changes);
  await loadFollowed(write, touched);
  changes.push(...touched);
  return work;
}

async function stageAll(write: WriteSession, staged: readonly Staged[]): Promise<Change[]> {
  const live = staged.filter(({ change }) => !write.hasFailed(change.operation));
  const children = (await stageChildren(write, live)).map(({ change }) => change);
  const changing = new Set(children.filter(isStored).map(({ operation }) => operation));
  for (const { change } of live) if (changing.has(change.operation)) change.touched = true;
  return children;
}

/** What the metadata says follows from the changes: lines written or deleted, references emptied, rules asked again. */
async function addConsequences(
  write: WriteSession,
  staged: readonly Staged[],
  changes: readonly Change[],
): Promise<Change[]> {
  const live = staged.filter(({ change }) => !write.hasFailed(change.operation));
  const settled = await settleOpen(write, live);
  const deleted = await followDeletions(write, [...changes, ...settled]);
  const all = [...settled, ...deleted];
  all.push(...(await touchLines(write, [...changes, ...all])));
  return [...all, ...(await touchParents(write, [...changes, ...all]))];
}

async function refuseStale(write: WriteSession, staged: readonly Staged[]): Promise<void> {
  for (const { change } of staged) {
    const { expectedVersion, before, operation } = change;
    if (expectedVersion === undefined || before?.['version'] === expectedVersion) continue;
    const error: Stale = await staleRecord(write, change, expectedVersion);
    write.fail(operation, error);
  }
}
