import { readDate } from '../calendar/calendar-date.ts';
import { readMoment, readTime } from '../calendar/read-moment.ts';
import type { ExpressionType } from '../expression-type.ts';
import { Decimal, printDecimal, printInt, readDecimal, readInt } from './decimal.ts';

/**
 * A value while an expression is evaluated: int is a bigint, decimal a Decimal, dateTime the milliseconds since
 * 1970, date and time their canonical text; a record its id or the loaded object, an object as it came.
 */
export type Value = null | boolean | bigint | Decimal | number | string | readonly Value[] | RecordValue;
export type RecordValue = Readonly<Record<string, unknown>>;

/** Reads a canonical value. What does not fit the type is null: a half-typed form must not break a rule. */
export function readValue(value: unknown, type: ExpressionType): Value {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case 'bool':
      return typeof value === 'boolean' ? value : null;
    case 'int':
      return readInt(value);
    case 'decimal':
      return readDecimal(value);
    case 'string':
      return typeof value === 'string' ? value : null;
    case 'date':
      return typeof value === 'string' ? (readDate(value) ?? null) : null;
    case 'dateTime':
      return typeof value === 'string' ? readMoment(value) : null;
    case 'time':
      return typeof value === 'string' ? readTime(value) : null;
    case 'record':
      return typeof value === 'string' || isRecord(value) ? value : null;
    case 'list':
      return Array.isArray(value) ? value.map((item) => readValue(item, type.of)) : null;
    case 'records':
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string' || isRecord(item)) : null;
    default:
      return isRecord(value) || Array.isArray(value) ? (value as Value) : String(value);
  }
}

/** The canonical form of a result. */
export function printValue(value: Value, type: ExpressionType): unknown {
  if (value === null) return null;
  if (typeof value === 'bigint') return type.kind === 'decimal' ? value.toString() : printInt(value);
  if (value instanceof Decimal) return printDecimal(value);
  if (typeof value === 'number') return new Date(value).toISOString();
  if (type.kind === 'record') return idOf(value);
  if (Array.isArray(value)) {
    const of: ExpressionType = type.kind === 'list' ? type.of : { kind: 'any' };
    return value.map((item: Value) => printValue(item, of));
  }
  return value;
}

/** The id of a record given as its id or as a loaded object. Ids are compared in lower case. */
export function idOf(value: Value): string | null {
  if (typeof value === 'string') return value.toLowerCase();
  const id = isRecord(value) ? value['id'] : null;
  return typeof id === 'string' ? id.toLowerCase() : null;
}

export function isRecord(value: unknown): value is RecordValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
}

/** Less than, equal to or more than 0; both are of one comparable type and not null. Strings by code point. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);
  if (isNumber(a) && isNumber(b)) {
    if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
    return toDecimal(a).cmp(toDecimal(b));
  }
  return Number(a) - Number(b);
}

export function isNumber(value: Value): value is bigint | Decimal {
  return typeof value === 'bigint' || value instanceof Decimal;
}

export function toDecimal(value: bigint | Decimal): Decimal {
  return typeof value === 'bigint' ? new Decimal(value.toString()) : value;
}

/** UTF-16 order differs from code point order only where one side is a surrogate and the other is above them. */
function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (a[i] !== b[i]) return weight(a.charCodeAt(i)) - weight(b.charCodeAt(i));
  }
  return a.length - b.length;
}

function weight(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
