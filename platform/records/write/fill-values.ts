import { evaluateAfter } from './evaluation.ts';
import { entityOf, type Change } from './change.ts';
import { loadFollowed } from './load-followed.ts';
import { relatedRows, type RelatedRows } from './related-rows.ts';
import type { WriteSession } from './write-session.ts';

const USER = 'core:user';

/** Gives new records their owner, department and defaults, and stamps the department of a new owner. */
export async function fillValues(write: WriteSession, changes: readonly Change[]): Promise<void> {
  const created = changes.filter(({ kind }) => kind === 'create');
  for (const change of created) giveOwner(write, change);
  await stampDepartments(write, changes);
  await loadFollowed(write, created);
  const rows = await relatedRows(write, created, ({ plan }) => plan.conditions.related.defaults);
  for (const change of created) applyDefaults(write, change, rows);
}

function giveOwner(write: WriteSession, { plan, values }: Change): void {
  const { ownedBy, fields } = plan.entity;
  if (ownedBy === 'user' && fields.has('owner') && values['owner'] === undefined) {
    values['owner'] = write.caller.userId ?? null;
  }
  if (ownedBy === 'department' && fields.has('department') && values['department'] === undefined) {
    values['department'] = write.caller.departmentId ?? null;
  }
}

/** A record belongs to the department its owner was in when he got it. */
async function stampDepartments(write: WriteSession, changes: readonly Change[]): Promise<void> {
  const assigned = changes.filter(
    (change) =>
      entityOf(change).ownedBy === 'user' && 'owner' in change.values && !change.sent.has('department'),
  );
  const owners = assigned.map(({ values }) => values['owner']).filter((owner) => typeof owner === 'string');
  const others = owners.filter((owner) => owner !== write.caller.userId);
  await write.records.load(USER, others);
  for (const { values } of assigned) values['department'] = departmentOf(write, values['owner']);
}

function departmentOf(write: WriteSession, owner: unknown): unknown {
  if (typeof owner !== 'string') return null;
  if (owner === write.caller.userId) return write.caller.departmentId ?? null;
  return write.records.get(USER, owner)?.['department'] ?? null;
}

function applyDefaults(write: WriteSession, change: Change, rows: RelatedRows): void {
  for (const { field, expression } of change.plan.conditions.defaults) {
    if (change.values[field.name] !== undefined) continue;
    const value = evaluateAfter(write, change, expression, rows) ?? null;
    change.values[field.name] =
      value === null ? null : (field.type.fromExpression?.(value, field.spec) ?? value);
  }
}
