import type { ExpressionScope, ExpressionType } from '../expression/expression-type.ts';

/** What a role may do to records that are there already; making new ones knows no rows. */
export const ROW_OPERATIONS = [
  'read',
  'update',
  'delete',
  'export',
  'print',
  'import',
  'merge',
  'assign',
  'share',
  'approve',
  'bulk',
] as const;
export type RowOperation = (typeof ROW_OPERATIONS)[number];

/** Words for the rows a role reaches; anything else is a condition. */
export const SCOPE_WORDS = [
  'none',
  'own',
  'department',
  'departmentAndBelow',
  'subordinates',
  'all',
] as const;
export type ScopeWord = (typeof SCOPE_WORDS)[number];

export function isScopeWord(scope: string): scope is ScopeWord {
  return (SCOPE_WORDS as readonly string[]).includes(scope);
}

/** Scopes that a condition can speak of, as if they were fields: `own && status == 'open'`. */
export const SCOPE_NAMES = ['own', 'departmentAndBelow', 'subordinates'] as const;
export type ScopeName = (typeof SCOPE_NAMES)[number];

export function isScopeName(name: string | undefined): name is ScopeName {
  return (SCOPE_NAMES as readonly (string | undefined)[]).includes(name);
}

const BOOL: ExpressionType = { kind: 'bool' };

/** The names of a filter, and those of the scopes. */
export function scopeNames(scope: ExpressionScope): ExpressionScope {
  return {
    ...scope,
    variable: (name) => (isScopeName(name) ? BOOL : scope.variable(name)),
    names: (entity) => (entity === undefined ? [...scope.names(), ...SCOPE_NAMES] : scope.names(entity)),
  };
}
