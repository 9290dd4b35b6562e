import { Big } from 'big.js';

/** Decimals of an amount in base currency. */
const SCALE = 4;

/** What an amount is worth in base currency. */
export function baseAmount(value: unknown, rate: unknown): string {
  return new Big(String(value)).times(String(rate)).round(SCALE, 1).toFixed(SCALE);
}
