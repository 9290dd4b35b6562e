import {
  isRecordOrId,
  type CallExpression,
  type CheckedExpression,
  type Expression,
  type PathExpression,
  type RelationExpression,
} from '../expression.ts';
import type { LocalText } from '../../kernel/text.ts';
import type { CalendarContext, ExpressionEnvironment } from '../environment.ts';
import type { ExpressionType } from '../expression-type.ts';
import { callable } from '../functions/plugin-functions.ts';
import type { Comparison } from '../query-tree.ts';
import { calculate, negate } from './arithmetic.ts';
import {
  compareValues,
  idOf,
  isNumber,
  isRecord,
  printValue,
  readValue,
  toDecimal,
  type Value,
} from './value.ts';

/**
 * The value of an expression, canonical: int a number (beyond 2^53 a string), decimal a string, a record its id.
 * It never throws on a value of the environment: what does not fit its type is read as null.
 *
 * @example evaluate(checkExpression('price * 2', scope), environmentOf({ price: '9.99' }, calendar)) // '19.98'
 */
export function evaluate({ ast, type }: CheckedExpression, environment: ExpressionEnvironment): unknown {
  return printValue(valueOf(ast, environment), type);
}

/** Whether a condition holds; null counts as no. */
export function holds({ ast }: CheckedExpression, environment: ExpressionEnvironment): boolean {
  return valueOf(ast, environment) === true;
}

/** The value of a tree, not yet printed. */
export function valueOf(tree: Expression, environment: ExpressionEnvironment): Value {
  switch (tree.op) {
    case 'literal':
      return readValue(tree.value, tree.type);
    case 'path':
      return pathValue(tree, environment);
    case 'list':
      return tree.items.map((item) => valueOf(item, environment));
    case 'call':
      return callValue(tree, environment);
    case 'and':
      return isTrue(tree.left, environment) && isTrue(tree.right, environment);
    case 'or':
      return isTrue(tree.left, environment) || isTrue(tree.right, environment);
    case 'not':
      return !isTrue(tree.arg, environment);
    case 'negate':
      return negate(valueOf(tree.arg, environment));
    case 'compare':
      return compares(tree.by, tree.left, tree.right, environment);
    case 'arithmetic':
      return calculate(tree.by, valueOf(tree.left, environment), valueOf(tree.right, environment), tree.type);
    case 'in':
      return isIn(tree.arg, tree.list, environment);
    case 'label': {
      const key = valueOf(tree.arg, environment);
      return typeof key === 'string' ? labelOf(tree.labels, key, environment) : null;
    }
    case 'relation':
      return relationValue(tree, environment);
    case 'condition':
      return widen(valueOf(isTrue(tree.when, environment) ? tree.then : tree.else, environment), tree.type);
  }
}

/** An option nobody knows any more is shown by its key. */
export function labelOf(
  labels: Readonly<Record<string, LocalText>>,
  key: string,
  { language = 'zh-CN' }: CalendarContext,
): string {
  const label = Object.hasOwn(labels, key) ? labels[key] : undefined;
  return label?.[language] ?? label?.['zh-CN'] ?? key;
}

function isTrue(tree: Expression, environment: ExpressionEnvironment): boolean {
  return valueOf(tree, environment) === true;
}

/** An int where the type of the whole is decimal: `flag ? 1 : 0.5`. */
function widen(value: Value, type: ExpressionType): Value {
  return type.kind === 'decimal' && isNumber(value) ? toDecimal(value) : value;
}

function pathValue({ path, through, type }: PathExpression, environment: ExpressionEnvironment): Value {
  let value = environment.variable(path[0]!);
  for (const [i, owner] of through.entries()) {
    const isMany = type.kind === 'records' && i === through.length - 1;
    value = part(value, owner, path[i + 1]!, isMany, environment);
  }
  return readValue(value, type);
}

/** A field of a record, loaded or given by its id only, or a part of an object. */
function part(
  value: unknown,
  owner: ExpressionType,
  name: string,
  isMany: boolean,
  { follow, related }: ExpressionEnvironment,
): unknown {
  if (isRecord(value) && Object.hasOwn(value, name)) return value[name];
  const id = isRecord(value) ? value['id'] : value;
  if (owner.kind !== 'record' || typeof id !== 'string') return null;
  if (isMany) {
    const known = related?.(owner.entity, id, name);
    if (known) return known;
  }
  const loaded = name === 'id' ? { id } : follow?.(owner.entity, id);
  return loaded && Object.hasOwn(loaded, name) ? loaded[name] : null;
}

function compares(
  by: Comparison,
  left: Expression,
  right: Expression,
  environment: ExpressionEnvironment,
): boolean {
  const areRecords = isRecordOrId(left) || isRecordOrId(right);
  const read = (tree: Expression) => {
    const value = valueOf(tree, environment);
    return areRecords ? idOf(value) : emptyAsNull(value);
  };
  const [a, b] = [read(left), read(right)];
  if (by === '==') return areEqual(a, b);
  if (by === '!=') return !areEqual(a, b);
  if (a === null || b === null) return false;
  const order = compareValues(a, b);
  if (by === '<') return order < 0;
  if (by === '<=') return order <= 0;
  return by === '>' ? order > 0 : order >= 0;
}

/** A list without items and an object without a value in it are null: they are stored alike. */
function emptyAsNull(value: Value): Value {
  if (Array.isArray(value)) return value.length === 0 ? null : value;
  if (isRecord(value))
    return Object.values(value).every((part) => part === null || part === undefined) ? null : value;
  return value;
}

function areEqual(a: Value, b: Value): boolean {
  return a !== null && b !== null && isNumber(a) && isNumber(b) ? compareValues(a, b) === 0 : a === b;
}

function isIn(arg: Expression, list: Expression, environment: ExpressionEnvironment): boolean {
  const items = valueOf(list, environment);
  if (!Array.isArray(items)) return false;
  const itemType = list.type.kind === 'list' ? list.type.of.kind : 'record';
  const areRecords = isRecordOrId(arg) || itemType === 'record';
  const read = (value: Value) => (areRecords ? idOf(value) : value);
  const wanted = read(valueOf(arg, environment));
  return items.some((item: Value) => areEqual(read(item), wanted));
}

function relationValue(
  { by, over, variable, where }: RelationExpression,
  environment: ExpressionEnvironment,
): Value {
  const items = valueOf(over, environment);
  let met = 0n;
  if (!Array.isArray(items)) return by === 'count' ? met : by === 'all';
  for (const item of items) {
    // A moment is read from its text as every other value of the environment.
    const canonical = typeof item === 'number' ? new Date(item).toISOString() : item;
    const inside: ExpressionEnvironment = {
      ...environment,
      variable: (name) => (name === variable ? canonical : environment.variable(name)),
    };
    const holds = isTrue(where, inside);
    if (by === 'exists' && holds) return true;
    if (by === 'all' && !holds) return false;
    if (holds) met += 1n;
  }
  return by === 'count' ? met : by === 'all';
}

function callValue(
  { fn: name, signature, args, type }: CallExpression,
  environment: ExpressionEnvironment,
): Value {
  const fn = callable(name);
  const values = args.map((arg) => valueOf(arg, environment));
  if ('unifies' in fn) return widen(fn.apply(values.map((value) => widen(value, type))), type);
  const { parameters, result, takesNull, apply } = fn.signatures[signature]!;
  if (!takesNull && values.includes(null)) return result === 'bool' ? false : null;
  const first = args[0]?.type;
  const entity = first?.kind === 'record' ? first.entity : undefined;
  const adapted = values.map((value, i) =>
    parameters[i]!.kind === 'decimal' && isNumber(value) ? toDecimal(value) : value,
  );
  return apply(adapted, { environment, entity });
}
