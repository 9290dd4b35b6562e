import { allOf, TRUE } from '../../expression/query-tree.ts';
import { KehuError } from '../../kernel/errors.ts';
import type { Message } from '../../kernel/text.ts';
import type { Entity, Field } from '../../model/model.ts';
import type { Operation as Right } from '../../access/access.ts';
import { isTrue } from '../explain/explain-field.ts';
import { countOf, holdsFor } from '../explain/holds-for.ts';
import { messages } from '../messages.ts';
import { operationNames } from '../operation-names.ts';
import { idIn } from '../query-trees.ts';
import { getRecord } from '../read/get-record.ts';
import type { ReadSession } from '../read/read-session.ts';
import { lockMessage } from '../write/check-locks.ts';

type BuiltIn = 'update' | 'delete' | 'restore' | 'assign' | 'share';

/** What the platform itself offers, with why it cannot be done now. */
export interface BuiltInActions {
  readonly isDeleted: boolean;
  readonly refusals: Readonly<Record<BuiltIn, KehuError | undefined>>;
}

export async function builtInActions(read: ReadSession, entity: Entity, id: string): Promise<BuiltInActions> {
  const row = await getRecord(read, entity, id, 'deletedAt', 'include');
  const isDeleted = row['deletedAt'] !== null;
  const gone = isDeleted ? new KehuError(409, messages.isDeleted({ entity: entity.label })) : undefined;
  const inUse = new KehuError(409, messages.notDeleted({ entity: entity.label }));
  const refusals = {
    update: gone ?? (await denial(read, entity, id, 'update')),
    delete: gone ?? (await whyNotDelete(read, entity, id)),
    restore: isDeleted ? await denial(read, entity, id, 'delete') : inUse,
    assign: gone ?? (await denial(read, entity, id, 'assign')),
    share: gone ?? (await denial(read, entity, id, 'share')),
  };
  return { isDeleted, refusals };
}

async function denial(
  read: ReadSession,
  entity: Entity,
  id: string,
  right: Right,
): Promise<KehuError | undefined> {
  const { access, caller } = read;
  const rows = access.rows(caller, entity, right);
  if (
    access.allows(caller, entity, right) &&
    (await holdsFor(read, entity, id.toLowerCase(), rows, 'include'))
  )
    return undefined;
  return new KehuError(403, messages.denied({ operation: operationNames[right], entity: entity.label }));
}

/** Looks only at what refers to the record itself; what a cascade meets further down shows when it is deleted. */
async function whyNotDelete(read: ReadSession, entity: Entity, id: string): Promise<KehuError | undefined> {
  const denied = await denial(read, entity, id, 'delete');
  if (denied) return denied;
  const locked = await lockedBy(read, entity, id);
  if (locked) return locked;
  const issues = [];
  for (const field of entity.incoming) {
    if (field.type.storage !== 'columns' || field.spec['onDelete'] !== 'restrict') continue;
    const referring = await read.catalog.store.referencing(read.session, field, [id.toLowerCase()]);
    if (referring.length > 0) issues.push({ path: '', message: await referredBy(read, field, referring) });
  }
  return issues.length > 0
    ? new KehuError(409, messages.stillReferred({ entity: entity.label }), issues)
    : undefined;
}

async function lockedBy(read: ReadSession, entity: Entity, id: string): Promise<KehuError | undefined> {
  for (const [name, { when, message }] of Object.entries(entity.spec.locks ?? {}))
    if (await isTrue(read, entity, when, id)) return new KehuError(422, lockMessage({ name, message }));
  return undefined;
}

/** Counts only what the caller may see; of the rest he learns that there is some. */
async function referredBy(read: ReadSession, field: Field, ids: readonly string[]): Promise<Message> {
  const { access, caller, catalog } = read;
  const entity = catalog.model.entity(field.entity);
  const rows = access.rows(caller, entity, 'read');
  const count = rows === TRUE ? ids.length : await countOf(read, entity, allOf(rows, idIn(ids)));
  return count === 0
    ? messages.referredByUnseen()
    : messages.referredBy({ count, entity: entity.label, field: field.label });
}
