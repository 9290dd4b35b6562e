import { checkExpression } from '../expression/check-expression.ts';
import { compileToQuery } from '../expression/compile/compile-to-query.ts';
import type { CheckedExpression } from '../expression/expression.ts';
import { FALSE, TRUE, type QueryTree } from '../expression/query-tree.ts';
import type { Caller } from '../kernel/caller.ts';
import { filterScope } from '../model/expression-scope.ts';
import type { Entity, Model } from '../model/model.ts';
import {
  isScopeName,
  isScopeWord,
  scopeNames,
  type RowOperation,
  type ScopeName,
  type ScopeWord,
} from '../model/role-scope.ts';
import { meOf } from './me.ts';
import type { ReasonPart } from './role-reason.ts';
import type { Standing } from './standing.ts';
import { anyOf, hasMember, idIs, mapFields, moved } from './trees.ts';

/** Everything a scope is compiled with. */
export interface ScopeContext {
  readonly model: Model;
  readonly caller: Caller;
  readonly standing: Standing;
}

/** The rows a scope reaches. Unknown scopes, and scopes that the entity cannot answer, reach none. */
export function scopeTree(
  context: ScopeContext,
  entity: Entity,
  scope: string,
  operation: RowOperation,
): QueryTree {
  return isScopeWord(scope)
    ? wordTree(context, entity, scope, operation)
    : conditionTree(context, entity, scope, operation);
}

/** Each wider word contains what is the caller's own. */
function wordTree(
  context: ScopeContext,
  entity: Entity,
  word: ScopeWord,
  operation: RowOperation,
): QueryTree {
  if (word === 'none') return FALSE;
  if (word === 'all') return TRUE;
  const parent = entity.ownedBy === 'parent' && entity.parent;
  if (parent) {
    const above = context.model.entity(parent.target!);
    return moved(wordTree(context, above, word, operation), [parent.name]);
  }
  const own = ownTree(context, entity, operation);
  return word === 'own' ? own : anyOf([own, widerTree(context, entity, word)]);
}

function widerTree(
  { caller, standing }: ScopeContext,
  { ownedBy }: Entity,
  word: Exclude<ScopeWord, 'none' | 'all' | 'own'>,
): QueryTree {
  if (ownedBy !== 'user' && ownedBy !== 'department') return FALSE;
  if (word === 'department') return caller.departmentId ? idIs('department', [caller.departmentId]) : FALSE;
  if (word === 'departmentAndBelow') return idIs('department', standing.departments);
  return ownedBy === 'user' ? idIs('owner', standing.subordinates) : FALSE;
}

/** Owner, or member of the record's team, or delegate in force. */
function ownTree(context: ScopeContext, entity: Entity, operation: RowOperation): QueryTree {
  const { caller, standing } = context;
  if (entity.ownedBy === 'department')
    return caller.departmentId ? idIs('department', [caller.departmentId]) : FALSE;
  if (entity.ownedBy !== 'user' || caller.userId === undefined) return FALSE;
  const delegated = standing.delegations.filter(({ gives }) => reaches(gives, operation));
  const owners = delegated.filter(({ records }) => !records).map(({ from }) => from);
  const chosen = delegated.map(({ from, records }) => chosenTree(from, records?.get(entity.key) ?? []));
  return anyOf([
    idIs('owner', [...new Set([caller.userId, ...owners])]),
    teamTree(caller.userId, standing.teams.get(entity.key)),
    ...chosen,
  ]);
}

/** The same in its parts, to tell which of them holds. */
export function ownParts(context: ScopeContext, entity: Entity, operation: RowOperation): ReasonPart[] {
  const { caller, standing } = context;
  if (entity.ownedBy !== 'user' || caller.userId === undefined) return [];
  const delegated = standing.delegations.filter(({ gives }) => reaches(gives, operation));
  return [
    { kind: 'owner', rows: idIs('owner', [caller.userId]) },
    { kind: 'team', rows: teamTree(caller.userId, standing.teams.get(entity.key)) },
    ...delegated.map(({ id, from, records }): ReasonPart => ({
      kind: 'delegation',
      name: id,
      rows: records ? chosenTree(from, records.get(entity.key) ?? []) : idIs('owner', [from]),
    })),
  ];
}

/** Only while the delegator still owns them. */
function chosenTree(from: string, ids: readonly string[]): QueryTree {
  return ids.length === 0 ? FALSE : { op: 'and', args: [idIs('id', ids), idIs('owner', [from])] };
}

function teamTree(userId: string, ids: readonly string[] | 'many' | undefined): QueryTree {
  if (ids === 'many') return hasMember('team', userId);
  return idIs('id', ids ?? []);
}

const FOR_READERS: ReadonlySet<RowOperation> = new Set(['read', 'export', 'print']);
/** A delegate neither deletes a record nor gives it away, to an owner, a reader or another record. */
const NEVER_DELEGATED: ReadonlySet<RowOperation> = new Set(['delete', 'assign', 'share', 'merge']);

function reaches(gives: 'read' | 'write', operation: RowOperation): boolean {
  return gives === 'read' ? FOR_READERS.has(operation) : !NEVER_DELEGATED.has(operation);
}

const checked = new WeakMap<Model, Map<string, CheckedExpression>>();

/** A condition over the record, `me` and the scopes it may name. */
export function conditionTree(
  context: ScopeContext,
  entity: Entity,
  text: string,
  operation: RowOperation,
): QueryTree {
  const { caller, standing, model } = context;
  const expression = checkedCondition(model, entity, text);
  const { now, timeZone } = standing;
  const tree = compileToQuery(expression, { now, timeZone, language: caller.locale, me: meOf(caller) });
  const scopeOf = (name: ScopeName) => wordTree(context, entity, name, operation);
  return simplified(
    mapFields(tree, (field) => {
      const [name] = field.path;
      return field.path.length === 1 && isScopeName(name) ? scopeOf(name) : field;
    }),
  );
}

function simplified(tree: QueryTree): QueryTree {
  if (tree.op !== 'value') return tree;
  return tree.value === true ? TRUE : FALSE;
}

function checkedCondition(model: Model, entity: Entity, text: string): CheckedExpression {
  let known = checked.get(model);
  if (!known) checked.set(model, (known = new Map()));
  const key = `${entity.key} ${text}`;
  let expression = known.get(key);
  if (!expression) {
    const scope = scopeNames(filterScope(model, entity));
    known.set(key, (expression = checkExpression(text, scope, { expect: 'bool' })));
  }
  return expression;
}
