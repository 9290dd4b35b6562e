import { allOf, TRUE } from '../../expression/query-tree.ts';
import { KehuError } from '../../kernel/errors.ts';
import { renderMessage, type Message } from '../../kernel/text.ts';
import type { Entity, Field } from '../../model/model.ts';
import type { Operation as Right } from '../../access/access.ts';
import { messages } from '../messages.ts';
import { operationNames } from '../operation-names.ts';
import { idIn } from '../query-trees.ts';
import { getRecord } from './get-record.ts';
import type { ReadSession } from './read-session.ts';

export interface ActionState {
  readonly name: 'update' | 'delete' | 'restore' | 'assign' | 'share';
  readonly allowed: boolean;
  /** Why not, in the caller's language. */
  readonly reason?: { readonly code: string; readonly message: string };
}

/** What can be done with a record now, and why the rest cannot. */
export async function recordActions(
  read: ReadSession,
  entity: Entity,
  id: string,
): Promise<{ items: ActionState[] }> {
  const row = await getRecord(read, entity, id, 'deletedAt', 'include');
  const isDeleted = row['deletedAt'] !== null;
  const gone = new KehuError(409, messages.isDeleted({ entity: entity.label }));
  const inUse = new KehuError(409, messages.notDeleted({ entity: entity.label }));
  return {
    items: [
      state(read, 'update', isDeleted ? gone : await denial(read, entity, id, 'update')),
      state(read, 'delete', isDeleted ? gone : await whyNotDelete(read, entity, id)),
      state(read, 'restore', isDeleted ? await denial(read, entity, id, 'delete') : inUse),
      state(read, 'assign', isDeleted ? gone : await denial(read, entity, id, 'assign')),
      state(read, 'share', isDeleted ? gone : await denial(read, entity, id, 'share')),
    ],
  };
}

function state({ caller }: ReadSession, name: ActionState['name'], why: KehuError | undefined): ActionState {
  if (!why) return { name, allowed: true };
  const message = [why.summary, ...why.issues.map((issue) => issue.message)]
    .map((one) => renderMessage(one, caller.locale))
    .join('; ');
  return { name, allowed: false, reason: { code: why.code, message } };
}

async function denial(
  { access, caller, catalog, session }: ReadSession,
  entity: Entity,
  id: string,
  right: Right,
): Promise<KehuError | undefined> {
  const denied = new KehuError(
    403,
    messages.denied({ operation: operationNames[right], entity: entity.label }),
  );
  if (!access.allows(caller, entity, right)) return denied;
  const where = { op: 'and', args: [access.rows(caller, entity, right), idIn([id.toLowerCase()])] } as const;
  const count = await catalog.store.count(session, entity.key, where, 'exact', 'include');
  return count > 0 ? undefined : denied;
}

/** Looks only at what refers to the record itself; what a cascade meets further down shows when it is deleted. */
async function whyNotDelete(read: ReadSession, entity: Entity, id: string): Promise<KehuError | undefined> {
  const denied = await denial(read, entity, id, 'delete');
  if (denied) return denied;
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

/** Counts only what the caller may see; of the rest he learns that there is some. */
async function referredBy(read: ReadSession, field: Field, ids: readonly string[]): Promise<Message> {
  const { access, caller, catalog, session } = read;
  const entity = catalog.model.entity(field.entity);
  const rows = access.rows(caller, entity, 'read');
  const where = allOf(rows, idIn(ids));
  const count = rows === TRUE ? ids.length : await catalog.store.count(session, entity.key, where, 'exact');
  return count === 0
    ? messages.referredByUnseen()
    : messages.referredBy({ count, entity: entity.label, field: field.label });
}
