import { Big } from 'big.js';

/** Exact decimals; division rounds half away from zero to 10 places. A constructor of our own: settings are ours. */
export const Decimal = Big();
Decimal.DP = 10;
Decimal.RM = Decimal.roundHalfUp;
export type Decimal = Big;

/** Digits a stored or bound number may have; longer ones are read as null. */
const MOST_DIGITS = 100;

/** The decimal a canonical value stands for, or null where it is none. */
export function readDecimal(value: unknown): Decimal | null {
  if (value instanceof Decimal) return value;
  if (typeof value === 'bigint') return new Decimal(value.toString());
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value);
  if (text.length > MOST_DIGITS || !/^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i.test(text)) return null;
  const decimal = new Decimal(text);
  return Math.abs(decimal.e) <= MOST_DIGITS * 4 ? decimal : null;
}

/** Plain notation without trailing zeros and without minus zero: `1234.5`. */
export function printDecimal(decimal: Decimal): string {
  return decimal.eq(0) ? '0' : decimal.toFixed();
}

/** Half away from zero at a number of places, which may be negative. */
export function roundDecimal(decimal: Decimal, places: number): Decimal {
  if (places >= 0) return decimal.round(places, Decimal.roundHalfUp);
  const factor = new Decimal(10).pow(-places);
  return new Decimal(decimal.times(new Decimal(`1e${places}`)).round(0, Decimal.roundHalfUp)).times(factor);
}

/** The whole number next to it towards minus (`floor`) or plus infinity (`ceil`). */
export function wholeBeside(decimal: Decimal, side: 'floor' | 'ceil'): Decimal {
  const cut = decimal.round(0, Decimal.roundDown);
  const isBelow = decimal.lt(cut);
  const isAbove = decimal.gt(cut);
  if (side === 'floor') return isBelow ? cut.minus(1) : cut;
  return isAbove ? cut.plus(1) : cut;
}

const LEAST_INT = -(2n ** 63n);
const MOST_INT = 2n ** 63n - 1n;

/** A whole number of 64 bits, or null on overflow. */
export function inInt64(value: bigint): bigint | null {
  return value >= LEAST_INT && value <= MOST_INT ? value : null;
}

/** Cut towards zero; null where it does not fit. */
export function cutToInt(decimal: Decimal): bigint | null {
  return inInt64(BigInt(decimal.round(0, Decimal.roundDown).toFixed()));
}

export function readInt(value: unknown): bigint | null {
  if (typeof value === 'bigint') return inInt64(value);
  if (typeof value === 'number') return Number.isInteger(value) ? inInt64(BigInt(value)) : null;
  return typeof value === 'string' && /^-?\d{1,19}$/.test(value) ? inInt64(BigInt(value)) : null;
}

/** Canonical: a number, or a string where a number would lose digits. */
export function printInt(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}
