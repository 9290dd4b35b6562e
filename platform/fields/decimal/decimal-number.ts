import { Big } from 'big.js';

/** How many digits a decimal may have in all, and how many of them after the point. */
export interface DecimalShape {
  readonly precision: number;
  readonly scale: number;
}

/**
 * The number exactly, or undefined when it is none. Takes what JSON brings: `"1234.50"`, `1234.5`.
 * Exponents are taken of JSON numbers only, and 40 characters at most, so that no input is expensive.
 */
export function readDecimal(value: unknown): Big | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? new Big(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text.length <= 40 && /^[+-]?\d+(\.\d+)?$/.test(text) ? new Big(text.replace('+', '')) : undefined;
}

/** Exactly `scale` decimals, never `-0`; undefined where digits would be lost. */
export function printDecimal(number: Big, scale: number): string | undefined {
  return number.round(scale, Big.roundHalfUp).eq(number) ? fixed(number, scale) : undefined;
}

/** The same, rounding half away from zero. */
export function roundDecimal(number: Big, scale: number): string {
  return fixed(number.round(scale, Big.roundHalfUp), scale);
}

function fixed(number: Big, scale: number): string {
  const text = number.toFixed(scale);
  return number.eq(0) ? text.replace('-', '') : text;
}

/** Whether the digits before the point fit. */
export function fitsDigits(number: Big, { precision, scale }: DecimalShape): boolean {
  return number.abs().lt(new Big(10).pow(precision - scale));
}
