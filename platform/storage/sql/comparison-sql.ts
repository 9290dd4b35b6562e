import type { Comparison } from '../../expression/query-tree.ts';
import { cast, isColumn, isNumber, isParameter, pinned, type Scalar } from './scalar.ts';

const OPPOSITE = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;

/**
 * A comparison, or where it does not hold. Unnegated it is the plain operator, which indexes serve; negated it
 * says what null means: `null == null` holds, ordering with null does not.
 */
export function comparisonSql(by: Comparison, a: Scalar, b: Scalar, negated: boolean): string {
  const operator = negated ? OPPOSITE[by] : by;
  const [left, right] = alike(a, b);
  if (operator === '==' || operator === '!=') return equalitySql(left, right, operator === '!=');
  const ordered = left.type === 'text' ? pinned(left).sql : left.sql;
  const plainly = `${ordered} ${operator} ${right.sql}`;
  if (!negated) return plainly;
  const nulls = [left, right].filter(({ nullable }) => nullable).map(({ sql }) => ` or ${sql} is null`);
  return nulls.length ? `(${plainly}${nulls.join('')})` : plainly;
}

function equalitySql(left: Scalar, right: Scalar, differs: boolean): string {
  const [l, r] = [byOneCollation(left, right), right.sql];
  const both = left.nullable && right.nullable;
  if (!differs) return both ? `(${l} = ${r} or (${l} is null and ${r} is null))` : `${l} = ${r}`;
  if (both) return `(${l} <> ${r} or (${l} is null) <> (${r} is null))`;
  const nullable = left.nullable ? l : right.nullable ? r : undefined;
  return nullable ? `(${l} <> ${r} or ${nullable} is null)` : `${l} <> ${r}`;
}

/**
 * Columns have collations of their own, and two that differ cannot be compared. A column beside a parameter keeps
 * its own, so that its index serves.
 */
function byOneCollation(left: Scalar, right: Scalar): string {
  const isPlain = isColumn(left) ? isParameter(right) : isParameter(left) && isColumn(right);
  return left.type !== 'text' || isPlain ? left.sql : pinned(left).sql;
}

/** Both sides of one type, so that PostgreSQL compares without surprise and indexes still serve. */
function alike(left: Scalar, right: Scalar): [Scalar, Scalar] {
  if (left.type === right.type || (isNumber(left) && isNumber(right))) return [left, right];
  if (left.type === 'uuid' || right.type === 'uuid') return [asText(left), asText(right)];
  return [left, right];
}

function asText(value: Scalar): Scalar {
  return { ...value, sql: cast(value, 'text'), type: 'text' };
}

/** One of the values of an array parameter, or, where `hasNull`, null. */
export function oneOfSql(arg: Scalar, values: string, hasNull: boolean, negated: boolean): string {
  const { sql, nullable } = arg.type === 'text' && !isColumn(arg) ? pinned(arg) : arg;
  const test = negated ? `${sql} <> all(${values})` : `${sql} = any(${values})`;
  if (!nullable) return test;
  if (negated) return hasNull ? `(${test} and ${sql} is not null)` : `(${test} or ${sql} is null)`;
  return hasNull ? `(${test} or ${sql} is null)` : test;
}

/** Whether there is no value; a value of several columns is there when any of them is. */
export function nullTestSql(columns: readonly string[], differs: boolean): string {
  const tests = columns.map((sql) => `${sql} is ${differs ? 'not ' : ''}null`);
  return tests.length === 1 ? tests[0]! : `(${tests.join(differs ? ' or ' : ' and ')})`;
}
