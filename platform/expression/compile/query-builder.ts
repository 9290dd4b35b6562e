import { addDays } from '../calendar/calendar-date.ts';
import { firstMomentOf } from '../calendar/time-zone.ts';
import type { ExpressionType, ScalarKind } from '../expression-type.ts';
import {
  FALSE,
  TRUE,
  type Comparison,
  type QueryFunction,
  type QueryTree,
  type QueryValue,
} from '../query-tree.ts';

/** Makes nodes of a query tree, leaving out what is known already. */

export function value(value: QueryValue['value'], kind: ScalarKind): QueryValue {
  return { op: 'value', value, type: { kind } };
}

export function truth(holds: boolean): QueryValue {
  return holds ? TRUE : FALSE;
}

export function call(fn: QueryFunction, args: readonly QueryTree[], kind: ScalarKind): QueryTree {
  return { op: 'call', fn, args, type: { kind } };
}

export function typeOf(tree: QueryTree): ExpressionType {
  return 'type' in tree ? tree.type : { kind: 'bool' };
}

/** `and` or `or` of tests, without constants and without nesting in itself. */
export function connect(op: 'and' | 'or', ...parts: readonly QueryTree[]): QueryTree {
  const decides = op === 'or';
  const args: QueryTree[] = [];
  for (const part of parts) {
    if (part.op === 'value') {
      if ((part.value === true) === decides) return truth(decides);
    } else if (part.op === op) args.push(...part.args);
    else args.push(part);
  }
  if (args.length === 0) return truth(!decides);
  return args.length === 1 ? asTest(args[0]!) : { op, args };
}

export function not(arg: QueryTree): QueryTree {
  if (arg.op === 'value') return truth(arg.value !== true);
  return arg.op === 'not' ? asTest(arg.arg) : { op: 'not', arg };
}

const TESTS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'compare', 'in', 'member', 'relation']);

/** Read as a test, null is no: a bool that may be null stays an operand of a connective. */
export function asTest(tree: QueryTree): QueryTree {
  if (tree.op === 'value') return truth(tree.value === true);
  return TESTS.has(tree.op) ? tree : { op: 'and', args: [tree] };
}

const MIRRORED = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** A comparison; ordering with null never holds, and the date of a moment is compared as a span of moments. */
export function compare(by: Comparison, left: QueryTree, right: QueryTree): QueryTree {
  const isOrder = by !== '==' && by !== '!=';
  if (isOrder && (isNull(left) || isNull(right))) return FALSE;
  if (isNull(left) && isNull(right)) return truth(by === '==');
  if (left.op === 'value' && right.op !== 'value') return compare(MIRRORED[by], right, left);
  return compareDay(by, left, right) ?? compareCount(by, left, right) ?? { op: 'compare', by, left, right };
}

/** `count > 0` as `exists`, which need not count. */
function compareCount(by: Comparison, left: QueryTree, right: QueryTree): QueryTree | undefined {
  if (left.op !== 'relation' || left.by !== 'count' || right.op !== 'value') return undefined;
  if (right.value === null) return undefined;
  const bound = Number(right.value);
  const some: QueryTree = { ...left, by: 'exists', type: { kind: 'bool' } };
  if ((by === '>' && bound === 0) || (by === '>=' && bound === 1) || (by === '!=' && bound === 0))
    return some;
  if ((by === '<=' && bound === 0) || (by === '<' && bound === 1) || (by === '==' && bound === 0)) {
    return not(some);
  }
  return undefined;
}

export function isFalse(tree: QueryTree): boolean {
  return tree.op === 'value' && tree.value === false;
}

export function isNull(tree: QueryTree): boolean {
  return tree.op === 'value' && tree.value === null;
}

/** `date(moment) <= day` as `moment < the day after`, so that an index on the moment serves it. */
function compareDay(by: Comparison, left: QueryTree, right: QueryTree): QueryTree | undefined {
  if (left.op !== 'call' || left.fn !== 'date' || right.op !== 'value') return undefined;
  const [moment, zone] = left.args;
  if (!moment || zone?.op !== 'value' || typeof right.value !== 'string') return undefined;
  const next = addDays(right.value, 1);
  const from = firstMomentOf(right.value, String(zone.value));
  const to = next === null ? null : firstMomentOf(next, String(zone.value));
  if (from === null || to === null) return undefined;
  const test = (by: Comparison, at: number): QueryTree => {
    return { op: 'compare', by, left: moment, right: value(new Date(at).toISOString(), 'dateTime') };
  };
  switch (by) {
    case '<':
    case '>=':
      return test(by, from);
    case '<=':
      return test('<', to);
    case '>':
      return test('>=', to);
    case '==':
      return connect('and', test('>=', from), test('<', to));
    case '!=':
      return not(connect('and', test('>=', from), test('<', to)));
  }
}
