import type { ASTNode, BinaryOperator } from '@marcbachmann/cel-js';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import { readDecimal } from '../evaluate/decimal.ts';
import type { Expression } from '../expression.ts';
import type { ExpressionType } from '../expression-type.ts';
import { messages } from '../messages.ts';
import type { Arithmetic, Comparison } from '../query-tree.ts';
import { hint, NO_REMEDY, remedy, typeName } from '../type-name.ts';
import { adapt, isReadFromText, isTextLiteral } from './adapt.ts';
import { BOOL, isNumeric, rangeOf, refuse, STRING, type CheckContext } from './check-context.ts';
import { checkLiteral } from './check-literal.ts';

type BinaryNode = Extract<ASTNode, { op: BinaryOperator }>;

export function checkComparison(node: BinaryNode, by: Comparison, context: CheckContext): Expression {
  const [left, right] = comparable(context.check(node.args[0]), context.check(node.args[1]), by, context);
  return { op: 'compare', by, left, right, type: BOOL, at: rangeOf(node) };
}

/** Both sides, read alike where one is written out; refuses what cannot be compared. */
export function comparable(
  a: Expression,
  b: Expression,
  by: Comparison,
  context: CheckContext,
): [Expression, Expression] {
  const left = adapt(a, b.type, context);
  const right = adapt(b, a.type, context);
  checkOption(a, b, context);
  checkOption(b, a, context);
  const at = { start: a.at.start, end: b.at.end };
  const isOrder = by !== '==' && by !== '!=';
  if (a.type.kind === 'null' || b.type.kind === 'null') {
    const other = a.type.kind === 'null' ? b : a;
    if (isOrder) refuse(context, messages.noOrder({ type: typeName('null') }), at);
    if (other.type.kind === 'records') refuse(context, cannotCompare(a, b), at);
    return [left, right];
  }
  if (!haveEquality(left.type, right.type)) refuse(context, cannotCompare(a, b), at);
  if (isOrder && (left.type.kind === 'bool' || isRecordType(left.type) || isRecordType(right.type))) {
    refuse(
      context,
      messages.noOrder({ type: typeName(isRecordType(right.type) ? right.type : left.type) }),
      at,
    );
  }
  return [left, right];
}

/** A field of options is compared with one of them: a misspelt one would silently hold for no record. */
function checkOption(field: Expression, value: Expression, context: CheckContext): void {
  if (field.op !== 'path' || !('options' in field.type)) return;
  const { options } = field.type;
  if (!options?.length || !isTextLiteral(value) || options.includes(value.value)) return;
  const words = { field: field.path.join('.'), value: value.value.slice(0, 60) };
  refuse(context, messages.notAnOption({ ...words, hint: hint(didYouMean(value.value, options)) }), value.at);
}

function haveEquality(a: ExpressionType, b: ExpressionType): boolean {
  if (isNumeric(a) && isNumeric(b)) return true;
  if (isRecordType(a) || isRecordType(b)) {
    return [a, b].every((type) => isRecordType(type) || type.kind === 'string');
  }
  return a.kind === b.kind && !['any', 'object', 'list', 'records'].includes(a.kind);
}

function isRecordType(type: ExpressionType): boolean {
  return type.kind === 'record';
}

function cannotCompare(a: Expression, b: Expression) {
  const only = [a, b].find(
    ({ type }) => type.kind === 'any' || type.kind === 'object' || type.kind === 'list',
  );
  if (only) return messages.onlyNull({ type: typeName(only.type) });
  return messages.cannotCompare({
    left: typeName(a.type),
    right: typeName(b.type),
    remedy: comparisonRemedy(a, b),
  });
}

function comparisonRemedy(a: Expression, b: Expression) {
  const kinds = [a.type.kind, b.type.kind];
  if (kinds.includes('date') && kinds.includes('dateTime')) {
    return remedy('date(…) 取时间点的日期', 'date(…) gives the date of a dateTime');
  }
  if (kinds.includes('records'))
    return remedy('数量用 size(…)，条件用 exists(…)', 'size(…) counts records, exists(…) tests them');
  if ([a, b].some(isTextLiteral) && [a, b].some(({ type }) => isNumeric(type))) {
    return remedy('数字不要加引号', 'write a number without quotes');
  }
  return NO_REMEDY;
}

export function checkIn(node: BinaryNode, context: CheckContext): Expression {
  const arg = context.check(node.args[0]);
  const list = context.check(node.args[1]);
  const at = rangeOf(node);
  if (list.op === 'list') {
    const leader = list.items.find(({ type }) => isReadFromText(type));
    const left = leader ? adapt(arg, leader.type, context) : arg;
    const items = list.items.map((item) => comparable(left, item, '==', context)[1]);
    return { op: 'in', arg: left, list: { ...list, items }, type: BOOL, at };
  }
  const of: ExpressionType | undefined =
    list.type.kind === 'list'
      ? list.type.of
      : list.type.kind === 'records'
        ? { kind: 'record', entity: list.type.entity }
        : undefined;
  if (!of || list.op !== 'path')
    return refuse(context, messages.needsList({ found: typeName(list.type) }), list.at);
  const member: Expression = { ...list, type: of };
  return { op: 'in', arg: comparable(arg, member, '==', context)[0], list, type: BOOL, at };
}

export function checkArithmetic(node: BinaryNode, by: Arithmetic, context: CheckContext): Expression {
  const left = context.check(node.args[0]);
  const right = context.check(node.args[1]);
  const at = rangeOf(node);
  if (by === '+' && left.type.kind === 'string' && right.type.kind === 'string') {
    return { op: 'arithmetic', by, left, right, type: STRING, at };
  }
  if (!isNumeric(left.type) || !isNumeric(right.type)) {
    const help = arithmeticRemedy(left.type, right.type, by);
    const operands = { left: typeName(left.type), right: typeName(right.type), operator: by, remedy: help };
    return refuse(context, messages.cannotCalculate(operands), at);
  }
  if ((by === '/' || by === '%') && right.op === 'literal' && readDecimal(right.value)?.eq(0)) {
    return refuse(context, messages.dividesByZero(), right.at);
  }
  const isInt = left.type.kind === 'int' && right.type.kind === 'int' && by !== '/';
  return { op: 'arithmetic', by, left, right, type: { kind: isInt ? 'int' : 'decimal' }, at };
}

function arithmeticRemedy(left: ExpressionType, right: ExpressionType, by: Arithmetic) {
  const kinds = [left.kind, right.kind];
  if (kinds.includes('date') || kinds.includes('dateTime')) {
    return remedy('日期用 addDays、addMonths 或 daysBetween', 'dates take addDays, addMonths or daysBetween');
  }
  if (kinds.includes('string') && by === '+')
    return remedy('string(…) 把数字变成文本', 'string(…) makes text of a number');
  if (kinds.includes('null'))
    return remedy('空值用 coalesce 代替', 'coalesce gives a value in place of null');
  return NO_REMEDY;
}

export function checkNegation(node: Extract<ASTNode, { op: '-_' }>, context: CheckContext): Expression {
  const at = rangeOf(node);
  const operand = node.args;
  if (operand.op === 'value' && (typeof operand.args === 'bigint' || typeof operand.args === 'number')) {
    return { ...checkLiteral(operand, context, '-'), at };
  }
  const arg = context.check(operand);
  if (isNumeric(arg.type)) return { op: 'negate', arg, type: arg.type, at };
  return refuse(context, messages.cannotNegate({ found: typeName(arg.type) }), at);
}
