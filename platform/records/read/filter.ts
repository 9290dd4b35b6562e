import { checkExpression } from '../../expression/check-expression.ts';
import { compileToQuery } from '../../expression/compile/compile-to-query.ts';
import { ExpressionError } from '../../expression/expression-error.ts';
import type { CheckedExpression } from '../../expression/expression.ts';
import type { ExpressionType } from '../../expression/expression-type.ts';
import type { QueryTree } from '../../expression/query-tree.ts';
import { Malformed } from '../../kernel/errors.ts';
import { splitRelation } from '../../model/compile/compile-entity.ts';
import { filterScope } from '../../model/expression-scope.ts';
import type { Entity, Field, Model } from '../../model/model.ts';
import { meOf } from '../../access/me.ts';
import { messages } from '../messages.ts';
import { fieldPath } from './field-path.ts';
import type { ReadSession } from './read-session.ts';

const MOST_REMEMBERED = 2000;

const remembered = new WeakMap<Model, Map<string, CheckedExpression>>();

/**
 * A filter as a query tree with the caller and the clock bound. Refused where it does not parse, does not fit the
 * fields, or reads a field the caller may not see.
 */
export function filterTree(read: ReadSession, entity: Entity, text: string, parameter = 'filter'): QueryTree {
  return expressionTree(read, entity, text, parameter, 'bool');
}

export function expressionTree(
  read: ReadSession,
  entity: Entity,
  text: string,
  parameter: string,
  expect?: ExpressionType['kind'],
): QueryTree {
  try {
    const checked = checkedExpression(read, entity, text, expect);
    for (const path of checked.dependencies) refuseUnreadable(read, entity, path);
    const { timeZone } = read.organisation;
    return compileToQuery(checked, { now: read.now, timeZone, me: meOf(read.caller) });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new Malformed(messages.badExpression({ parameter }), [error.toIssue(parameter)]);
  }
}

export function checkedType(read: ReadSession, entity: Entity, text: string): ExpressionType {
  return checkedExpression(read, entity, text).type;
}

/** The same text is parsed and checked once for each Model. */
function checkedExpression(
  { catalog }: ReadSession,
  entity: Entity,
  text: string,
  expect?: ExpressionType['kind'],
): CheckedExpression {
  let known = remembered.get(catalog.model);
  if (!known) remembered.set(catalog.model, (known = new Map()));
  const key = `${entity.key} ${expect} ${text}`;
  const found = known.get(key);
  if (found) return found;
  const scope = filterScope(catalog.model, entity);
  const checked = checkExpression(text, scope, expect ? { expect } : {});
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(key, checked);
  return checked;
}

/**
 * Every field along a path must be readable; parts of a value (`address.city`) belong to their field. A reference of
 * another entity (`library:loan.reader`) is read there.
 */
function refuseUnreadable(read: ReadSession, entity: Entity, path: readonly string[]): void {
  let at = entity;
  let names: string[] = [];
  for (const name of path) {
    if (name.includes(':')) {
      refuseMasked(read, at, names);
      const [key, field] = splitRelation(name);
      at = read.catalog.model.entity(key);
      refuseMasked(read, at, [field]);
      names = [];
    } else names.push(name);
  }
  refuseMasked(read, at, names);
}

function refuseMasked(read: ReadSession, entity: Entity, path: readonly string[]): void {
  const names: string[] = [];
  let at: Entity | undefined = entity;
  for (const name of path) {
    const field: Field | undefined = at?.fields.get(name);
    if (!field) break;
    names.push(name);
    at = field.target === undefined ? undefined : read.catalog.model.entities.get(field.target);
  }
  if (names.length === 0) return;
  const { masked, field } = fieldPath(read, entity, names.join('.'));
  if (masked) throw new Malformed(messages.notFilterable({ field: field.label }));
}
