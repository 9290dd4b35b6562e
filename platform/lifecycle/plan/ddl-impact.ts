import type { Session } from '../../storage/connection/session.ts';
import { longTransactions, tableSizes } from '../../storage/change/table-activity.ts';
import type { DdlStep } from '../../storage/schema/ddl-step.ts';
import type { Blocker, DdlImpact } from './change-plan.ts';

/** How long a lock is held once it is granted: the catalogue is written, no row is. */
const HELD_MS = 5;
/** The lock timeout: nobody queues behind a change that waits for its own lock any longer. */
const LONGEST_QUEUE_MS = 100;

export interface DdlOutlook {
  readonly ddl: readonly DdlImpact[];
  readonly expectedLockMs: number;
  readonly blockedBy: readonly Blocker[];
}

/** What the steps of a schema plan do to which table, and what keeps them waiting now. */
export async function ddlOutlook(session: Session, steps: readonly DdlStep[]): Promise<DdlOutlook> {
  const tables = [...new Set(steps.map(({ table }) => table))];
  const sizes = await tableSizes(session, tables);
  const locked = [...new Set(steps.filter(({ runs }) => runs === 'short').map(({ table }) => table))];
  const blockedBy = locked.length > 0 ? await longTransactions(session, locked) : [];
  const ddl = steps.map(({ kind, table, subject, runs }): DdlImpact => {
    const lock = runs === 'new' ? 'none' : runs;
    return { table, what: kind, subject, lock, rows: sizes.get(table) ?? 0 };
  });
  return { ddl, expectedLockMs: expectedLock(locked.length > 0, blockedBy.length > 0), blockedBy };
}

/** Each step takes its own lock: what counts is the longest, not their sum. */
function expectedLock(locks: boolean, isBlocked: boolean): number {
  if (!locks) return 0;
  return isBlocked ? LONGEST_QUEUE_MS + HELD_MS : HELD_MS;
}
