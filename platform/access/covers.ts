import type { Entity } from '../model/model.ts';
import { ROW_OPERATIONS } from '../model/role-scope.ts';
import type { FieldGrant, Grant, RoleRights, Scope } from './role-rights.ts';

/**
 * Whether one role gives all that another gives, as far as their texts say: who holds it lacks nothing of the other.
 * Two conditions compare by what is written.
 */
export function covers(rights: RoleRights, wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  return [...rights.model.entities.values()].every((entity) => {
    const less = rights.grant(narrow, entity);
    const more = rights.grant(wide, entity);
    return !less || gives(less) === false || (more !== undefined && coversEntity(more, less, entity));
  });
}

function gives({ create, scope }: Grant): boolean {
  return create || ROW_OPERATIONS.some((operation) => !isScope(scope(operation), 'none'));
}

function coversEntity(more: Grant, less: Grant, { fields }: Entity): boolean {
  const rows = ROW_OPERATIONS.every((operation) => {
    const [wide, narrow] = [more.scope(operation), less.scope(operation)];
    return isScope(narrow, 'none') || isScope(wide, 'all') || JSON.stringify(wide) === JSON.stringify(narrow);
  });
  const cells = [...fields.keys()].every((name) => coversField(more.field(name), less.field(name)));
  return rows && cells && (more.create || !less.create);
}

function coversField(more: FieldGrant, less: FieldGrant): boolean {
  return WIDTH[more.read] >= WIDTH[less.read] && (more.write || !less.write);
}

const WIDTH = { no: 0, masked: 1, yes: 2 } as const;

function isScope(scope: Scope, word: string): boolean {
  return 'text' in scope && scope.text === word;
}
