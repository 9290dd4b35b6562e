import type { ExpressionType } from '../expression-type.ts';
import type { Arithmetic } from '../query-tree.ts';
import { type Decimal, inInt64 } from './decimal.ts';
import { isNumber, toDecimal, type Value } from './value.ts';

/** Arithmetic that never fails: null in, null out; so do overflow of an int and division by zero. */
export function calculate(by: Arithmetic, left: Value, right: Value, type: ExpressionType): Value {
  if (type.kind === 'string') {
    return typeof left === 'string' && typeof right === 'string' ? left + right : null;
  }
  if (!isNumber(left) || !isNumber(right)) return null;
  if (type.kind === 'int' && typeof left === 'bigint' && typeof right === 'bigint') {
    return calculateInt(by, left, right);
  }
  return calculateDecimal(by, toDecimal(left), toDecimal(right));
}

export function negate(value: Value): Value {
  if (typeof value === 'bigint') return inInt64(-value);
  return isNumber(value) ? value.neg() : null;
}

function calculateInt(by: Arithmetic, left: bigint, right: bigint): bigint | null {
  switch (by) {
    case '+':
      return inInt64(left + right);
    case '-':
      return inInt64(left - right);
    case '*':
      return inInt64(left * right);
    default:
      return right === 0n ? null : left % right;
  }
}

function calculateDecimal(by: Arithmetic, left: Decimal, right: Decimal): Decimal | null {
  switch (by) {
    case '+':
      return left.plus(right);
    case '-':
      return left.minus(right);
    case '*':
      return left.times(right);
    case '/':
      return right.eq(0) ? null : left.div(right);
    case '%':
      return right.eq(0) ? null : left.mod(right);
  }
}
