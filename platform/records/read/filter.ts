import { checkExpression } from '../../expression/check-expression.ts';
import { compileToQuery } from '../../expression/compile/compile-to-query.ts';
import { ExpressionError } from '../../expression/expression-error.ts';
import type { CheckedExpression } from '../../expression/expression.ts';
import type { ExpressionType } from '../../expression/expression-type.ts';
import { bothOf } from '../../access/trees.ts';
import { FALSE, TRUE, type QueryTree } from '../../expression/query-tree.ts';
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
 * fields, or reads a field the caller may not see. Of a field he reads in some rows only it finds only those rows.
 */
export function filterTree(read: ReadSession, entity: Entity, text: string, parameter = 'filter'): QueryTree {
  const { tree, yes } = expressionTree(read, entity, text, parameter, 'bool');
  return bothOf(yes, tree);
}

export function expressionTree(
  read: ReadSession,
  entity: Entity,
  text: string,
  parameter: string,
  expect?: ExpressionType['kind'],
): { readonly tree: QueryTree; readonly yes: QueryTree } {
  try {
    const checked = checkedExpression(read, entity, text, expect);
    const yes = bothOf(...checked.dependencies.map((path) => readableRows(read, entity, path)));
    const { timeZone } = read.organisation;
    return {
      tree: compileToQuery(checked, {
        now: read.now,
        timeZone,
        language: read.caller.locale,
        me: meOf(read.caller),
      }),
      yes,
    };
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
 * The rows in which every field along a path is readable; parts of a value (`address.city`) belong to their field. A
 * reference of another entity (`library:loan.reader`) is read there. Over many records only what is readable in all
 * the caller sees may be asked about.
 */
function readableRows(read: ReadSession, entity: Entity, path: readonly string[]): QueryTree {
  const steps = path.findIndex((name) => name.includes(':'));
  if (steps < 0) return readableAlong(read, entity, path);
  const before = readableAlong(read, entity, path.slice(0, steps));
  const [key, field] = splitRelation(path[steps]!);
  const there = read.catalog.model.entity(key);
  for (const inside of [[field], path.slice(steps + 1)]) refusePartly(read, there, inside);
  return before;
}

function refusePartly(read: ReadSession, entity: Entity, path: readonly string[]): void {
  const yes = readableRows(read, entity, path);
  const field = entity.fields.get(path[0] ?? '');
  if (yes !== TRUE && field) throw new Malformed(messages.notFilterable({ field: field.label }));
}

function readableAlong(read: ReadSession, entity: Entity, path: readonly string[]): QueryTree {
  const names: string[] = [];
  let at: Entity | undefined = entity;
  for (const name of path) {
    const field: Field | undefined = at?.fields.get(name);
    if (!field) break;
    names.push(name);
    at = field.target === undefined ? undefined : read.catalog.model.entities.get(field.target);
    if (field.type.storage === 'children' || field.type.storage === 'links') {
      if (at) refusePartly(read, at, path.slice(names.length));
      break;
    }
  }
  if (names.length === 0) return TRUE;
  const { yes, field } = fieldPath(read, entity, names.join('.'));
  if (yes === FALSE) throw new Malformed(messages.notFilterable({ field: field.label }));
  return yes;
}
