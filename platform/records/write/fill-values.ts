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
  await giveDefaults(write, created);
}

/** How often defaults are worked out again because one of them said which record the next ones read. */
const MAX_ROUNDS = 4;

/**
 * A default may read the record behind a reference that is itself a default (the shelf of the book of a reservation):
 * where one was given, what lies behind it is loaded and the defaults are worked out once more.
 */
async function giveDefaults(write: WriteSession, created: readonly Change[]): Promise<void> {
  const given = new Map(created.map((change) => [change, new Set<string>()]));
  let open = created;
  for (let round = 0; round < MAX_ROUNDS && open.length > 0; round++) {
    await loadFollowed(write, open);
    const rows = await relatedRows(write, open, ({ plan }) => plan.conditions.related.defaults);
    open = open.filter((change) => applyDefaults(write, change, rows, given.get(change)!));
  }
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

/** True where a reference was given that paths of the entity's conditions begin with. */
function applyDefaults(write: WriteSession, change: Change, rows: RelatedRows, given: Set<string>): boolean {
  const { defaults, followed } = change.plan.conditions;
  let leadsOn = false;
  for (const { field, expression } of defaults) {
    const { name } = field;
    const before = change.values[name];
    if (before !== undefined && !given.has(name)) continue;
    const value = evaluateAfter(write, change, expression, rows) ?? null;
    const after = value === null ? null : (field.type.fromExpression?.(value, field.spec) ?? value);
    given.add(name);
    change.values[name] = after;
    leadsOn ||= after !== null && after !== before && followed.some(([head]) => head === name);
  }
  return leadsOn;
}
