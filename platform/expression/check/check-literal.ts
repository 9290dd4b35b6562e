import type { ASTNode } from '@marcbachmann/cel-js';
import { inInt64, printDecimal, printInt, readDecimal } from '../evaluate/decimal.ts';
import type { LiteralExpression, SourceRange } from '../expression.ts';
import { messages } from '../messages.ts';
import { rangeOf, refuse, type CheckContext } from './check-context.ts';

const MOST_WHOLE_DIGITS = 30;
const MOST_PLACES = 20;

type ValueNode = Extract<ASTNode, { op: 'value' }>;

/** A literal; a number's sign is given where it has one, so that the least int can be written. */
export function checkLiteral(node: ValueNode, context: CheckContext, sign: '' | '-' = ''): LiteralExpression {
  const at = rangeOf(node);
  const value = node.args;
  if (value === null) return { op: 'literal', value: null, type: { kind: 'null' }, at };
  if (typeof value === 'boolean') return { op: 'literal', value, type: { kind: 'bool' }, at };
  if (typeof value === 'string') return textLiteral(value, at, context);
  if (typeof value === 'bigint') return intLiteral(sign === '-' ? -value : value, at, context);
  if (typeof value === 'number') return decimalLiteral(sign, at, context);
  const what = { 'zh-CN': '无符号整数和字节', en: 'unsigned ints and bytes' };
  return refuse(context, messages.notSupported({ what }), at);
}

function textLiteral(value: string, at: SourceRange, context: CheckContext): LiteralExpression {
  if (value.includes('\u0000') || !value.isWellFormed()) refuse(context, messages.badText(), at);
  return { op: 'literal', value, type: { kind: 'string' }, at };
}

function intLiteral(value: bigint, at: SourceRange, context: CheckContext): LiteralExpression {
  if (inInt64(value) === null) refuse(context, tooLarge(at, context), at);
  return { op: 'literal', value: printInt(value), type: { kind: 'int' }, at };
}

/** Read from the text, for the parser's own number is binary: 0.1 would not be a tenth. */
function decimalLiteral(sign: string, at: SourceRange, context: CheckContext): LiteralExpression {
  const decimal = readDecimal(sign + context.text.slice(at.start, at.end));
  const [whole = '', places = ''] = decimal ? printDecimal(decimal).replace('-', '').split('.') : [];
  if (!decimal || whole.length > MOST_WHOLE_DIGITS || places.length > MOST_PLACES) {
    return refuse(context, tooLarge(at, context), at);
  }
  return { op: 'literal', value: printDecimal(decimal), type: { kind: 'decimal' }, at };
}

function tooLarge(at: SourceRange, { text }: CheckContext) {
  const range = {
    'zh-CN': `整数最大 64 位，小数最多 ${MOST_WHOLE_DIGITS} 位整数和 ${MOST_PLACES} 位小数`,
    en: `an int has 64 bits, a decimal ${MOST_WHOLE_DIGITS} digits before and ${MOST_PLACES} after the point`,
  };
  return messages.numberTooLarge({ number: text.slice(at.start, at.end), range });
}
