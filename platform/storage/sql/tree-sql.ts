import type { QueryField, QueryTree, QueryValue } from '../../expression/query-tree.ts';
import { arithmeticSql, negationSql } from './arithmetic-sql.ts';
import { comparisonSql, nullTestSql, oneOfSql } from './comparison-sql.ts';
import { fieldColumnsSql, fieldSql, reachField } from './field-sql.ts';
import { functionSql, NEVER_NULL, type CallTree } from './function-sql.ts';
import { isWithinSql } from './is-within-sql.ts';
import { relationSql } from './relation-sql.ts';
import { cast, joinable, pgType, type Scalar } from './scalar.ts';
import { tableOf, type Scope } from './scope.ts';
import { constantKind } from './shape.ts';
import { anyLinkSql, listSizeSql, textSizeSql } from './size-sql.ts';

/**
 * SQL that is true exactly where the tree holds; elsewhere false or null, which WHERE, ON and CASE read alike.
 * Negation is pushed to the leaves, where null is decided.
 *
 * @example
 * `amount <= 5`     → `t0.amount <= $1`
 * `!(amount <= 5)`  → `(t0.amount > $1 or t0.amount is null)`
 */
export function holds(tree: QueryTree, scope: Scope): string {
  return predicate(tree, scope, false);
}

/** The value of a tree. A test as a value is true or false, never null. */
export function scalar(tree: QueryTree, scope: Scope): Scalar {
  switch (tree.op) {
    case 'value':
      return constant(tree, scope);
    case 'field':
      return fieldSql(tree, scope);
    case 'arithmetic':
      return arithmeticSql(tree.by, scalar(tree.left, scope), scalar(tree.right, scope), tree.type);
    case 'negate':
      return negationSql(scalar(tree.arg, scope), tree.type);
    case 'condition':
      return choice(tree, scope);
    case 'relation':
      return relationSql(tree, scope, holds);
    case 'unrestricted':
      return scalar(tree.arg, scope.unrestricted);
    case 'call': {
      const value = call(tree, scope);
      return NEVER_NULL.has(tree.fn)
        ? { ...value, sql: `coalesce(${value.sql}, false)`, nullable: false }
        : value;
    }
    default:
      return { sql: `coalesce(${holds(tree, scope)}, false)`, type: 'boolean', nullable: false };
  }
}

function predicate(tree: QueryTree, scope: Scope, negated: boolean): string {
  switch (tree.op) {
    case 'and':
    case 'or':
      return connective(tree.op, tree.args, scope, negated);
    case 'not':
      return predicate(tree.arg, scope, !negated);
    case 'unrestricted':
      return predicate(tree.arg, scope.unrestricted, negated);
    case 'compare':
      return comparison(tree, scope, negated);
    case 'in':
      return membership(tree.arg, tree.list, scope, negated);
    case 'member':
      return listMember(tree.arg, tree.list, scope, negated);
    case 'condition': {
      const branch = (part: QueryTree) => predicate(part, scope, negated);
      return `case when ${holds(tree.when, scope)} then ${branch(tree.then)} else ${branch(tree.else)} end`;
    }
    case 'value':
      return String((tree.value === true) !== negated);
    default:
      return truth(tree.op === 'call' ? call(tree, scope) : scalar(tree, scope), negated);
  }
}

function connective(op: 'and' | 'or', args: readonly QueryTree[], scope: Scope, negated: boolean): string {
  const every = (op === 'and') !== negated;
  if (args.length === 0) return String(every);
  return `(${args.map((arg) => predicate(arg, scope, negated)).join(every ? ' and ' : ' or ')})`;
}

function truth({ sql, nullable }: Scalar, negated: boolean): string {
  if (!negated) return sql;
  return nullable ? `coalesce(not (${sql}), true)` : `not (${sql})`;
}

function comparison(tree: QueryTree & { op: 'compare' }, scope: Scope, negated: boolean): string {
  const { left, right, by } = tree;
  const equality = by === '==' || by === '!=';
  if (equality && isNull(left)) return nullTest(right, scope, (by === '!=') !== negated);
  if (equality && isNull(right)) return nullTest(left, scope, (by === '!=') !== negated);
  const [a, b] = [side(left, right, scope), side(right, left, scope)];
  return comparisonSql(by, a, b, negated);
}

/** One side of a comparison; a text beside a record is an id. */
function side(tree: QueryTree, other: QueryTree, scope: Scope): Scalar {
  if (tree.op !== 'value' || tree.type.kind !== 'string' || !isRecord(other, scope))
    return scalar(tree, scope);
  return { sql: scope.statement.treeParameter(tree, 'uuid', 'id'), type: 'uuid', nullable: false };
}

function isNull(tree: QueryTree): boolean {
  return tree.op === 'value' && tree.value === null;
}

/** A record by its type, or a path that leads to a column of ids: compared as what the column holds. */
function isRecord(tree: QueryTree, scope: Scope): boolean {
  if (tree.op === 'field') return fieldSql(tree, scope).type === 'uuid';
  return 'type' in tree && tree.type.kind === 'record';
}

function nullTest(tree: QueryTree, scope: Scope, differs: boolean): string {
  if (tree.op === 'field' && tree.type.kind === 'records') {
    return `${differs ? '' : 'not '}${anyLinkSql(tree, scope).sql}`;
  }
  const columns = tree.op === 'field' ? fieldColumnsSql(tree, scope) : [scalar(tree, scope).sql];
  return nullTestSql(columns, differs);
}

function membership(arg: QueryTree, list: readonly QueryTree[], scope: Scope, negated: boolean): string {
  const kind = constantKind(list);
  if (kind === undefined) {
    const tests = list.map((right) =>
      comparison({ op: 'compare', by: '==', left: arg, right }, scope, negated),
    );
    return `(${tests.join(negated ? ' and ' : ' or ')})`;
  }
  const hasNull = list.some(isNull);
  if (kind === 'null') return hasNull ? nullTest(arg, scope, negated) : String(negated);
  const type = isRecord(arg, scope) ? 'uuid' : pgType({ kind: kind as 'string' });
  const values = scope.statement.treeParameter(list, `${type}[]`, type === 'uuid' ? 'id' : 'asIs');
  return oneOfSql(scalar(arg, scope), values, hasNull, negated);
}

/** `'a' in tags`: a list column holds the value, or a link leads to it. */
function listMember(arg: QueryTree, list: QueryField, scope: Scope, negated: boolean): string {
  if (list.type.kind === 'records') {
    const { place, rest } = reachField(list, scope);
    const link = place.table.links.get(rest[0]!)!;
    const alias = scope.statement.alias();
    const target = side(arg, ID, scope).sql;
    const where = `${alias}."record" = ${place.alias}."id" and ${alias}."target" = ${target}`;
    return `${negated ? 'not ' : ''}exists (select from ${link.sql} ${alias} where ${where})`;
  }
  const [values, value] = [fieldSql(list, scope), scalar(arg, scope)];
  const member = values.type.endsWith('[]') ? `array[${value.sql} collate "C"]` : `to_jsonb(${value.sql})`;
  return truth({ sql: `${values.sql} @> ${member}`, type: 'boolean', nullable: true }, negated);
}

function constant(node: QueryValue, scope: Scope): Scalar {
  const type = pgType(node.type);
  if (node.value === null) return { sql: `null::${type}`, type, nullable: true };
  if (typeof node.value === 'boolean') return { sql: String(node.value), type: 'boolean', nullable: false };
  const sql = scope.statement.treeParameter(node, type, type.startsWith('uuid') ? 'id' : 'asIs');
  return { sql, type, nullable: false };
}

function choice(tree: QueryTree & { op: 'condition' }, scope: Scope): Scalar {
  const type = pgType(tree.type);
  const [yes, no] = [joinable(scalar(tree.then, scope)), joinable(scalar(tree.else, scope))];
  const sql = `case when ${holds(tree.when, scope)} then ${cast(yes, type)} else ${cast(no, type)} end`;
  return { sql, type, nullable: yes.nullable || no.nullable };
}

function call(tree: CallTree, scope: Scope): Scalar {
  const [first, second] = tree.args;
  if (tree.fn === 'size' && first?.op === 'field' && first.type.kind === 'list')
    return listSizeSql(first, scope);
  if (tree.fn === 'size') return textSizeSql(scalar(first!, scope));
  if (tree.fn === 'isWithin') return within(first!, second!, scope);
  return functionSql(
    tree,
    tree.args.map((arg) => scalar(arg, scope)),
  );
}

function within(record: QueryTree, node: QueryTree, scope: Scope): Scalar {
  const entity = 'type' in record && record.type.kind === 'record' ? record.type.entity : undefined;
  const table = entity === undefined ? scope.root.table : tableOf(scope.statement, entity);
  return isWithinSql(side(record, ID, scope), side(node, ID, scope).sql, table, scope);
}

const ID: QueryField = { op: 'field', path: ['id'], type: { kind: 'string' } };
