import type { RoleRights } from '../../../access/role-rights.ts';
import type { Entity } from '../../../model/model.ts';
import { ROW_OPERATIONS, type RowOperation } from '../../../model/role-scope.ts';

/** What a role may otherwise do with an entity than before. */
export interface RoleDifference {
  readonly role: string;
  readonly entity: Entity;
  /** The rows it reaches may be others. */
  readonly operations: readonly RowOperation[];
  readonly creates: boolean;
  readonly fields: readonly FieldDifference[];
}

export interface FieldDifference {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** Role by role and entity by entity, over what both Models have; nothing is counted yet. */
export function roleDifferences(before: RoleRights, after: RoleRights): RoleDifference[] {
  const names = [...after.model.roles.values(), ...before.model.roles.values()].map(({ name }) => name);
  const entities = [...after.model.entities.values()].filter(({ key }) => before.model.entities.has(key));
  return [...new Set(names)].flatMap((role) =>
    entities.flatMap((entity) => {
      const old = before.model.entities.get(entity.key)!;
      const operations = LOOKED_AT.filter(
        (operation) => reach(before, role, old, operation) !== reach(after, role, entity, operation),
      );
      const creates = before.grant(role, old)?.create !== after.grant(role, entity)?.create;
      const fields = fieldDifferences(role, old, entity, before, after);
      if (operations.length === 0 && !creates && fields.length === 0) return [];
      return [{ role, entity, operations, creates, fields }];
    }),
  );
}

const LOOKED_AT = ROW_OPERATIONS.filter((one) => ['read', 'update', 'delete', 'export'].includes(one));

/** Everything the rows of a role are decided by, as a text that can be compared. */
function reach(rights: RoleRights, role: string, entity: Entity, operation: RowOperation): string {
  const grant = rights.grant(role, entity);
  if (!grant) return 'none';
  const scope = grant.scope(operation);
  const shared = rights.sharings(entity).map(({ spec }) => [spec.when, spec.to, spec.gives]);
  const held = rights.restrictions(entity).map(({ spec }) => [spec.when, spec.except]);
  const above = entity.parent && rights.model.entities.get(entity.parent.target ?? '');
  const parent = above ? reach(rights, role, above, 'parent' in scope ? scope.parent : operation) : '';
  return JSON.stringify([scope, entity.ownedBy, shared, held, parent]);
}

function fieldDifferences(
  role: string,
  old: Entity,
  entity: Entity,
  before: RoleRights,
  after: RoleRights,
): FieldDifference[] {
  const [was, is] = [before.grant(role, old), after.grant(role, entity)];
  if (!was || !is) return [];
  return [...entity.fields.keys()]
    .filter((name) => old.fields.has(name))
    .map((field) => ({ field, from: said(was.field(field)), to: said(is.field(field)) }))
    .filter(({ from, to }) => from !== to);
}

/** `write`, `read`, `masked` or `hidden`. */
function said({ read, write }: { readonly read: string; readonly write: boolean }): string {
  if (read === 'no') return 'hidden';
  if (read === 'masked') return 'masked';
  return write ? 'write' : 'read';
}
