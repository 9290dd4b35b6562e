import { allOf } from '../../expression/query-tree.ts';
import { Forbidden, Invalid, type KehuError } from '../../kernel/errors.ts';
import { listed, type LocalText } from '../../kernel/text.ts';
import type { Operation } from '../../access/access.ts';
import type { Entity } from '../../model/model.ts';
import { holdsFor } from '../explain/holds-for.ts';
import { messages as recordMessages } from '../messages.ts';
import { operationNames } from '../operation-names.ts';
import type { ReadSession } from '../read/read-session.ts';
import { messages } from './messages.ts';
import type { ActionTarget } from './record-action.ts';
import { treeOf } from './stored-values.ts';

/** What metadata says of who may do something, and with which records. */
export interface Offer {
  readonly label: LocalText;
  readonly who?: readonly string[];
  readonly when?: string;
  readonly otherwise?: LocalText;
}

const NO_PARAMS = { types: {}, values: {} };

/** Why an offer is not open to the caller now: he is none of those, or the record is not ready for it. */
export async function closedTo(
  { read, entity, id }: ActionTarget,
  offer: Offer,
): Promise<KehuError | undefined> {
  const { caller, catalog } = read;
  const { who, when, label, otherwise } = offer;
  if (who && !caller.isSystem && !who.some((role) => caller.roles.includes(role))) {
    const roles = [...catalog.model.roles.values()].filter(({ name }) => who.includes(name));
    const told = messages.actionDenied({ action: label, roles: listed(roles.map(({ spec }) => spec.label)) });
    return new Forbidden(roles.length > 0 ? told : { ...told, text: messages.actionOfNobody().text });
  }
  if (when === undefined) return undefined;
  const isReady = await holdsFor(read, entity, id, treeOf(read, entity, when, NO_PARAMS, 'bool'));
  if (isReady) return undefined;
  const why = messages.actionNotNow({ action: label });
  return new Invalid(otherwise ? { ...why, text: otherwise } : why);
}

/** Why the caller may not do this to the record; undefined where he may. */
export async function deniedOn(
  { read, entity, id }: ActionTarget,
  right: Operation,
): Promise<KehuError | undefined> {
  const { access, caller } = read;
  const rows = access.rows(caller, entity, right);
  const isAllowed = access.allows(caller, entity, right) && (await holdsFor(read, entity, id, allOf(rows)));
  return isAllowed ? undefined : denied(right, entity);
}

/** Why the caller may not make records of an entity. */
export function deniedMaking({ access, caller }: ReadSession, entity: Entity): KehuError | undefined {
  return access.allows(caller, entity, 'create') ? undefined : denied('create', entity);
}

function denied(right: Operation, entity: Entity): KehuError {
  return new Forbidden(recordMessages.denied({ operation: operationNames[right], entity: entity.label }));
}
