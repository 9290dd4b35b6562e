import { ROW_OPERATIONS, type RowOperation } from '../model/role-scope.ts';
import type { FieldGrant, Grant, RoleRights, Scope } from './role-rights.ts';

type Operations = readonly RowOperation[];

/** What shows something of records. */
const READING: Operations = ['read', 'export', 'print'];

/**
 * Whether one role gives all that another gives, as far as their texts say: who holds it lacks nothing of the other.
 * Two conditions compare by what is written.
 */
export function covers(rights: RoleRights, wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  return [...rights.model.entities.values()].every((entity) => {
    const less = rights.grant(narrow, entity);
    const more = rights.grant(wide, entity);
    if (!less || !gives(less)) return true;
    return more !== undefined && coversEntity(rights, more, less) && (more.create || !less.create);
  });
}

/** The same of what can be seen alone: rows and fields that are read, exported or printed, and what is held back. */
export function coversReading(rights: RoleRights, wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  return [...rights.model.entities.values()].every((entity) => {
    const less = rights.grant(narrow, entity);
    const more = rights.grant(wide, entity);
    if (!less || isScope(less.scope('read'), 'none')) return true;
    const isHeldBack = rights
      .restrictions(entity)
      .some(({ spec }) => spec.except?.includes(narrow) && !spec.except.includes(wide));
    return more !== undefined && !isHeldBack && coversEntity(rights, more, less, READING);
  });
}

function gives({ create, scope }: Grant): boolean {
  return create || ROW_OPERATIONS.some((operation) => !isScope(scope(operation), 'none'));
}

function coversEntity(
  rights: RoleRights,
  more: Grant,
  less: Grant,
  operations: Operations = ROW_OPERATIONS,
): boolean {
  const rows = operations.every((operation) => {
    const [wide, narrow] = [more.scope(operation), less.scope(operation)];
    if (isScope(narrow, 'none') || JSON.stringify(wide) === JSON.stringify(narrow)) return true;
    return reachesAll(rights, more, operation);
  });
  const withWriting = operations === ROW_OPERATIONS;
  return (
    rows &&
    [...less.entity.fields.keys()].every((name) =>
      coversField(more.field(name), less.field(name), withWriting),
    )
  );
}

/** All rows, or all those of the records they live inside. */
function reachesAll(rights: RoleRights, { role, entity, scope }: Grant, operation: RowOperation): boolean {
  const said = scope(operation);
  if (!('parent' in said)) return isScope(said, 'all');
  const parent = rights.model.entities.get(entity.parent?.target ?? '');
  const grant = parent && rights.grant(role, parent);
  return grant !== undefined && reachesAll(rights, grant, said.parent);
}

function coversField(more: FieldGrant, less: FieldGrant, withWriting: boolean): boolean {
  return WIDTH[more.read] >= WIDTH[less.read] && (!withWriting || more.write || !less.write);
}

const WIDTH = { no: 0, masked: 1, yes: 2 } as const;

function isScope(scope: Scope, word: string): boolean {
  return 'text' in scope && scope.text === word;
}
