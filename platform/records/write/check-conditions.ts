import { FALSE } from '../../expression/query-tree.ts';
import { messages } from '../messages.ts';
import { valueAfter, type Change } from './change.ts';
import { checkLocks } from './check-locks.ts';
import { evaluateAfter, evaluateBefore } from './evaluation.ts';
import { relatedRows, relatedRowsBefore, type RelatedRows } from './related-rows.ts';
import type { WriteSession } from './write-session.ts';

/** Required, hidden and read-only fields, by rule and by condition, on each record as it will be. */
export async function checkConditions(write: WriteSession, changes: readonly Change[]): Promise<void> {
  const rows = await relatedRows(write, changes, ({ plan }) => plan.conditions.related.conditions);
  const before = await relatedRowsBefore(write, changes);
  checkLocks(write, changes, { before, after: rows });
  for (const change of changes) {
    if (change.kind === 'delete') continue;
    refuseReadOnly(write, change, rows, before);
    refuseHidden(write, change, rows);
    requireValues(write, change, rows);
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** `readOnly` binds people; what the platform itself writes (imports, jobs) is not held back by it. */
function refuseReadOnly(write: WriteSession, change: Change, rows: RelatedRows, before: RelatedRows): void {
  const { entity, conditions, numbers } = change.plan;
  if (!write.caller.isSystem) {
    for (const name of change.sent) {
      const field = entity.fields.get(name)!;
      const isNumber = numbers.some((numbered) => numbered.field === field);
      if (field.spec.readOnly || isNumber) {
        write.refuse(change, name, messages.readOnlyField({ field: field.label }));
      }
    }
  }
  // One edit may both open a record and change it, as two edits could: only what neither state allows is refused.
  for (const { field, expression } of conditions.readOnly) {
    if (change.kind !== 'update' || !change.sent.has(field.name)) continue;
    // A lock of the record has said why, in its own words.
    if (write.isRefused(change, field.name)) continue;
    const locked =
      evaluateBefore(write, change, expression, before) === true &&
      evaluateAfter(write, change, expression, rows) === true;
    if (locked) write.refuse(change, field.name, messages.readOnlyNow({ field: field.label }));
  }
}

/** A hidden field keeps its stored value; a new one is refused, and a default is not given. */
function refuseHidden(write: WriteSession, change: Change, rows: RelatedRows): void {
  for (const { field, expression } of change.plan.conditions.visible) {
    if (isEmpty(change.values[field.name]) || evaluateAfter(write, change, expression, rows) === true)
      continue;
    if (change.sent.has(field.name)) {
      write.refuse(change, field.name, messages.hiddenNow({ field: field.label }));
    } else if (change.kind === 'create') change.values[field.name] = null;
  }
}

function kindOf({ kind }: Change): 'create' | 'update' {
  return kind === 'create' ? 'create' : 'update';
}

function requireValues(write: WriteSession, change: Change, rows: RelatedRows): void {
  const missing = new Set(
    change.plan.required.filter(
      ({ name }) => (change.kind === 'create' || name in change.values) && isEmpty(valueAfter(change, name)),
    ),
  );
  for (const { field, expression } of change.plan.conditions.required) {
    if (isEmpty(valueAfter(change, field.name)) && evaluateAfter(write, change, expression, rows) === true) {
      missing.add(field);
    }
  }
  const { access, caller } = write;
  for (const { name, label } of missing) {
    const isOpen = access.writable(caller, change.plan.entity, name, kindOf(change)) !== FALSE;
    const message = isOpen ? messages.required({ field: label }) : messages.requiredDenied({ field: label });
    write.refuse(change, name, message);
  }
}
