import { FALSE } from '../../expression/query-tree.ts';
import { Invalid } from '../../kernel/errors.ts';
import type { Draft } from '../../storage/duplicates/drafts.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { holdsFor } from '../explain/holds-for.ts';
import { readIncoming } from '../incoming-values.ts';
import { messages } from '../messages.ts';
import type { ReadSession } from '../read/read-session.ts';
import type { RecordPlan } from '../record-plan.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * A record as it is being entered, as far as duplicate rules may compare it: what its caller could save, and of a
 * stored one also what stands there and he reads. So nobody learns by asking what saving would not tell him.
 */
export async function enteredDraft(
  read: ReadSession,
  plan: RecordPlan,
  data: Values,
  stored: StoredRecord | undefined,
  compared: Iterable<string>,
): Promise<Draft> {
  const { values, issues } = readIncoming(plan, data);
  const unknown = issues.filter(({ message }) => message.code.startsWith('unknownField'));
  if (unknown.length > 0) throw new Invalid(messages.invalidRecord({ entity: plan.entity.label }), unknown);
  // What is not right yet is left out: the form tells of it by itself.
  const wrong = new Set(issues.map(({ path }) => path.split('.')[0]));
  const known: Record<string, unknown> = {};
  for (const field of compared) {
    const isSent = field in values && !wrong.has(field);
    if (isSent && (await isWritten(read, plan, field, stored))) known[field] = values[field];
    else if (stored && read.access.field(read.caller, plan.entity, field).read === 'yes')
      known[field] = stored[field];
  }
  return { id: stored?.id, value: (field) => known[field] ?? null };
}

async function isWritten(
  read: ReadSession,
  { entity, numbers }: RecordPlan,
  name: string,
  stored: StoredRecord | undefined,
): Promise<boolean> {
  const { access, caller } = read;
  const field = entity.fields.get(name)!;
  const isGiven = field.spec.readOnly === true || numbers.some((number) => number.field === field);
  if (isGiven && !caller.isSystem) return false;
  if (field === entity.parent) return true;
  if (!stored) return access.writable(caller, entity, name, 'create') !== FALSE;
  return holdsFor(read, entity, stored.id, access.writable(caller, entity, name, 'update'));
}
