import { readDate } from '../calendar/calendar-date.ts';
import { readMoment, readTime } from '../calendar/read-moment.ts';
import type { Expression, LiteralExpression } from '../expression.ts';
import type { ExpressionType } from '../expression-type.ts';
import { messages } from '../messages.ts';
import { typeName } from '../type-name.ts';
import { isNumeric, refuse, type CheckContext } from './check-context.ts';

const READ_FROM_TEXT: ReadonlySet<string> = new Set(['date', 'dateTime', 'time']);

export function isTextLiteral(tree: Expression): tree is LiteralExpression & { value: string } {
  return tree.op === 'literal' && tree.type.kind === 'string' && tree.value !== null;
}

/** Whether text written out beside a value of this type is read as one. */
export function isReadFromText(type: ExpressionType): boolean {
  return READ_FROM_TEXT.has(type.kind);
}

/**
 * The operand beside something of a type: a text literal beside a date is that date, null has the type. Any
 * other operand stays as it is; whether the types go together is for the caller to decide.
 */
export function adapt(tree: Expression, type: ExpressionType, context: CheckContext): Expression {
  if (tree.op === 'literal' && tree.value === null) return { ...tree, type };
  if (!isTextLiteral(tree)) return tree;
  const literal = (value: string, kind: 'date' | 'dateTime' | 'time'): Expression => ({
    ...tree,
    value,
    type: { kind },
  });
  const { value } = tree;
  switch (type.kind) {
    case 'date':
      if (readDate(value) === undefined) refuse(context, messages.notADate({ value }), tree.at);
      return literal(value, 'date');
    case 'time': {
      const time = readTime(value);
      return time === null ? refuse(context, messages.notATime({ value }), tree.at) : literal(time, 'time');
    }
    case 'dateTime': {
      if (readDate(value) !== undefined) return call('dateTime', literal(value, 'date'), 'dateTime');
      const moment = readMoment(value);
      if (moment === null) return refuse(context, messages.notADateTime({ value }), tree.at);
      return literal(new Date(moment).toISOString(), 'dateTime');
    }
    default:
      return tree;
  }
}

/** The date of a moment in the organisation's zone, where a day is wanted. */
export function toDay(tree: Expression): Expression {
  return tree.type.kind === 'dateTime' ? call('date', tree, 'date') : tree;
}

function call(fn: string, arg: Expression, kind: 'date' | 'dateTime'): Expression {
  return { op: 'call', fn, signature: 0, args: [arg], type: { kind }, at: arg.at };
}

/** Gives operands one type: that of a branch, of `coalesce`, `min`, `max`. Null goes with everything. */
export function unify(
  trees: readonly Expression[],
  context: CheckContext,
): { type: ExpressionType; trees: readonly Expression[] } {
  const leader =
    trees.find(({ type }) => isReadFromText(type)) ?? trees.find(({ type }) => type.kind !== 'null');
  if (!leader) return { type: { kind: 'null' }, trees };
  const adapted = trees.map((tree) => adapt(tree, leader.type, context));
  const type = adapted.reduce((known, tree) => {
    const common = commonType(known, tree.type);
    if (common) return common;
    const problem = messages.differentBranches({ left: typeName(known), right: typeName(tree.type) });
    return refuse(context, problem, tree.at);
  }, leader.type);
  return { type, trees: adapted };
}

function commonType(a: ExpressionType, b: ExpressionType): ExpressionType | undefined {
  if (isNumeric(a) && isNumeric(b)) return a.kind === b.kind ? a : { kind: 'decimal' };
  if (a.kind !== b.kind) return undefined;
  if (a.kind === 'record' && b.kind === 'record') return a.entity === b.entity ? a : undefined;
  if (a.kind === 'list' && b.kind === 'list')
    return commonType(a.of, b.of)?.kind === a.of.kind ? a : undefined;
  return a.kind === 'records' || a.kind === 'object' || a.kind === 'any' ? undefined : a;
}
