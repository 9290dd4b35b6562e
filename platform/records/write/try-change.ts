import { undone } from '../../storage/connection/undone.ts';
import { messages } from '../messages.ts';
import type { RecordPlan } from '../record-plan.ts';
import { bookBaseAmounts } from './book-base-amounts.ts';
import { valueAfter, type Change } from './change.ts';
import { checkReferences } from './check-references.ts';
import { followDeletions } from './delete-records.ts';
import { fillValues } from './fill-values.ts';
import { followRollups } from './follow-rollups.ts';
import type { ReadOperation } from './operation.ts';
import { stageChanges } from './stage-changes.ts';
import { stageChildren } from './stage-children.ts';
import { storeChanges } from './store-changes.ts';
import { takeNumbers } from './take-numbers.ts';
import type { WriteSession } from './write-session.ts';

/**
 * Asks the database about a record as a change would leave it, its rows and roll-ups included: the change is stored,
 * asked about and taken back. Rules are not asked, since more may be to come before the change is whole; what could
 * not be stored at all is refused.
 */
export function tryChange<T>(
  write: WriteSession,
  plan: RecordPlan,
  operation: ReadOperation,
  ask: () => Promise<T>,
): Promise<T> {
  const refuse = () => {
    const failure = write.failure(operation.index, { entity: plan.entity.label });
    if (failure) throw failure;
  };
  return undone(write.tx, async () => {
    const staged = await stageChanges(write, plan, [operation]);
    const rows = await stageChildren(write, staged);
    refuse();
    const changes = [...staged, ...rows].map(({ change }) => change);
    write.lay(changes);
    await fillValues(write, changes);
    await checkReferences(write, changes);
    for (const change of changes) requireValues(write, change);
    changes.push(...(await followDeletions(write, changes)));
    await bookBaseAmounts(write, changes);
    refuse();
    await takeNumbers(write, changes);
    await storeChanges(write, changes);
    const { work } = await followRollups(write, changes);
    work.keep(write);
    return ask();
  });
}

/** What the tables themselves insist on. */
function requireValues(write: WriteSession, change: Change): void {
  if (change.kind === 'delete') return;
  for (const { name, label } of change.plan.required) {
    const isConcerned = change.kind === 'create' || name in change.values;
    if (isConcerned && (valueAfter(change, name) ?? null) === null)
      write.refuse(change, name, messages.required({ field: label }));
  }
}
