import type { WriteRules } from '../write-rule.ts';
import { NOTHING_SENT } from '../incoming-values.ts';
import type { RecordPlan } from '../record-plan.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import type { Change } from './change.ts';
import { checkConditions } from './check-conditions.ts';
import { validate } from './check-validations.ts';
import { loadFollowed } from './load-followed.ts';
import { existingChange } from './stage-changes.ts';
import { touchParents } from './touch-parents.ts';
import type { WriteSession } from './write-session.ts';

export interface Restored {
  readonly plan: RecordPlan;
  /** As it was before it came back. */
  readonly record: StoredRecord;
}

/**
 * What comes back obeys the rules of today, and so do the records it comes back to: a parent whose lines were within
 * its limit without it.
 *
 * @returns what comes back, and what was looked at with it, as changes
 */
export async function checkRestored(
  write: WriteSession,
  root: RecordPlan,
  restored: readonly Restored[],
  touched: readonly Change[],
  rules: WriteRules,
): Promise<readonly Change[]> {
  const changes = restored.map(({ plan, record }) => {
    const live = { ...record, deletedAt: null };
    write.records.put(plan.entity.key, live);
    const change = existingChange(plan, 0, '', live, NOTHING_SENT, 'update');
    change.isRestored = true;
    return change;
  });
  changes.push(...(await touchParents(write, changes)));
  const known = new Set(changes.map(({ id }) => id));
  changes.push(...touched.filter(({ id }) => !known.has(id)));
  await loadFollowed(write, changes);
  await checkConditions(write, changes);
  await validate(write, changes);
  for (const rule of rules.all) await rule.verify?.(write.live(changes), write);
  const failure = write.failure(0, { entity: root.entity.label });
  if (failure) throw failure;
  return changes;
}
