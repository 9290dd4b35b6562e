import { Big } from 'big.js';
import type { Locale } from '../kernel/text.ts';
import { readDecimal } from './decimal/decimal-number.ts';

/** A number as people read it, `1,234.50`; exact, whatever its length. */
export function printNumberCell(value: string | number, locale: Locale, decimals: Decimals): string {
  return formatter(locale, decimals).format(value as `${number}`);
}

export interface Decimals {
  readonly least: number;
  readonly most: number;
}

/**
 * The number in a cell: with thousands separators, a currency sign or code, full-width digits, or in brackets for
 * negative (`$90,000 `, `￥1,234.50`, `(12.00)`). Undefined when it is none; `12,5` is none, being ambiguous.
 */
export function readNumberCell(cell: string): Big | undefined {
  const text = cell
    .normalize('NFKC')
    .replace(/[\s\u00a0\u2009\u202f']/g, '')
    .replace('−', '-');
  const bracketed = /^\((.*)\)$/.exec(text);
  const [, before, behind, digits] = NUMBER.exec(bracketed ? bracketed[1]! : text) ?? [];
  const signs = [bracketed ? '-' : '', before, behind].filter(Boolean);
  if (digits === undefined || signs.length > 1) return undefined;
  const number = readDecimal(`0${digits.replaceAll(',', '')}`);
  return signs[0] === '-' ? number?.neg() : number;
}

const CURRENCY = '(?:[$¥€£₩₹₽]|[A-Z]{2}\\$|CNY|RMB|USD|EUR|GBP|JPY|HKD|TWD|元)?';
const DIGITS = '(?:\\d+|\\d{1,3}(?:,\\d{2,3})*,\\d{3})(?:\\.\\d+)?|\\.\\d+';
/** A sign before or behind the currency. */
const NUMBER = new RegExp(`^([-+]?)${CURRENCY}([-+]?)(${DIGITS})${CURRENCY}$`);

function formatter(locale: Locale, { least, most }: Decimals): Intl.NumberFormat {
  const key = `${locale} ${least} ${most}`;
  let made = formatters.get(key);
  if (!made) {
    made = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
    formatters.set(key, made);
  }
  return made;
}

const formatters = new Map<string, Intl.NumberFormat>();
