import { evaluateAfter } from './evaluation.ts';
import type { Change } from './change.ts';
import { loadFollowed } from './load-followed.ts';
import { relatedRows } from './related-rows.ts';
import { isStored } from './store-changes.ts';
import type { WriteSession } from './write-session.ts';

/**
 * Fields that the platform writes where a change leads to their condition: when a record got its owner, when it was
 * done. What the change writes itself stays; a change that changes nothing leads to nothing.
 */
export async function stampValues(write: WriteSession, changes: readonly Change[]): Promise<void> {
  const stamped = changes.filter(
    (change) => change.plan.conditions.stamps.length > 0 && change.kind !== 'delete' && isStored(change),
  );
  if (stamped.length === 0) return;
  await loadFollowed(write, stamped);
  const rows = await relatedRows(write, stamped, ({ plan }) => plan.conditions.related.stamps);
  for (const change of stamped) {
    for (const { field, when, value } of change.plan.conditions.stamps) {
      const isWritten = change.sent.has(field.name) || (change.values[field.name] ?? null) !== null;
      if (isWritten || evaluateAfter(write, change, when, rows) !== true) continue;
      const stamp = evaluateAfter(write, change, value, rows) ?? null;
      change.values[field.name] =
        stamp === null ? null : (field.type.fromExpression?.(stamp, field.spec) ?? stamp);
    }
  }
}
