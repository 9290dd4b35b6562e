import type { Message } from '../../kernel/text.ts';
import { Invalid } from '../../kernel/errors.ts';
import type { Lock } from '../entity-conditions.ts';
import { messages } from '../messages.ts';
import { pathOf, valueAfter, type Change } from './change.ts';
import { evaluateAfter, evaluateBefore } from './evaluation.ts';
import type { RelatedRows } from './related-rows.ts';
import { isStored } from './store-changes.ts';
import type { WriteSession } from './write-session.ts';

/** The related records that conditions read: as they were, and as they will be. */
interface Rows {
  readonly before: RelatedRows;
  readonly after: RelatedRows;
}

/** Whose values a lock never holds: who the record belongs to, and what only the platform knows. */
const OUTSIDE: ReadonlySet<string> = new Set(['owner', 'department', 'team']);

/**
 * Locked records stay as they are, whoever writes them and by whatever path: what people send, what an action gives and
 * what an import brings. References that are emptied because their target goes pass, and so does history.
 */
export function checkLocks(write: WriteSession, changes: readonly Change[], rows: Rows): void {
  if (write.options.isHistory) return;
  for (const change of changes) {
    const { locks } = change.plan.conditions;
    if (locks.length === 0 || change.kind === 'create' || change.isRestored) continue;
    for (const lock of locks) {
      const names = isHeld(write, change, lock, rows) ? heldNames(change, lock, changes) : [];
      for (const name of names) refuse(write, change, name, lock);
    }
  }
}

/** A change that opens the record may change it, as two could: it has to be locked before and after. */
function isHeld(write: WriteSession, change: Change, { expression }: Lock, { before, after }: Rows): boolean {
  if (evaluateBefore(write, change, expression, before) !== true) return false;
  return change.kind === 'delete' || evaluateAfter(write, change, expression, after) === true;
}

/** What is changed although the lock holds it: '' for a record that is deleted. */
function heldNames(change: Change, { except }: Lock, changes: readonly Change[]): readonly string[] {
  if (change.kind === 'delete') return [''];
  const { fields } = change.plan.entity;
  const own = Object.keys(change.values).filter((name) => {
    const isOutside = OUTSIDE.has(name) || fields.get(name)?.system !== false;
    return !isOutside && !(name in (change.cleared ?? {}));
  });
  return [...own, ...changedLines(change, changes)].filter((name) => !except.has(name));
}

/** Children fields of which some line is written, with the record or by itself. */
function changedLines({ id, plan: { entity } }: Change, changes: readonly Change[]): string[] {
  const written = entity.children.filter(({ target, inverse }) =>
    changes.some((line) => {
      if (line.plan.entity.key !== target || line.plan.entity.parent?.name !== inverse) return false;
      const isOwn = line.before?.[inverse!] === id || valueAfter(line, inverse!) === id;
      return isOwn && isStored(line);
    }),
  );
  return written.map(({ name }) => name);
}

function refuse(write: WriteSession, change: Change, name: string, lock: Lock): void {
  const message = lockMessage(lock);
  if (!change.isContested) return write.refuse(change, name, message);
  const { entity } = change.plan;
  throw new Invalid(messages.invalidRecord({ entity: entity.label }), [
    { path: pathOf(change, name), message },
  ]);
}

export function lockMessage({ name, message }: Pick<Lock, 'name' | 'message'>): Message {
  return { code: name, text: message, parameters: {} };
}
