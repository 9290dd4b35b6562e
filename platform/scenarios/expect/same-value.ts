import { readDecimal } from '../../expression/evaluate/decimal.ts';
import { isObject } from '../../kernel/json.ts';
import type { Memory } from '../run/memory.ts';

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Whether a value of an answer is the one expected. A name stands for its record, numbers are compared as numbers
 * and moments as moments; an object has at least the parts expected; line items match row by row.
 */
export function isSame(expected: unknown, found: unknown, memory: Memory): boolean {
  if (expected === null || typeof expected === 'boolean') return expected === found;
  if (typeof expected === 'string' || typeof expected === 'number')
    return isSameScalar(expected, found, memory);
  if (Array.isArray(expected)) return isSameList(expected, found, memory);
  if (!isObject(expected)) return false;
  if (Array.isArray(found)) return isSameRows(Object.values(expected), found, memory);
  return (
    isObject(found) && Object.entries(expected).every(([key, inner]) => isSame(inner, found[key], memory))
  );
}

function isSameScalar(expected: string | number, found: unknown, memory: Memory): boolean {
  if (isObject(found)) return typeof expected === 'string' && isRecord(expected, found, memory);
  if (expected === found) return true;
  if (typeof found !== 'string' && typeof found !== 'number') return false;
  const [a, b] = [String(expected), String(found)];
  if (memory.find(a)?.id === b) return true;
  if (NUMBER.test(a) && NUMBER.test(b)) return readDecimal(a)?.eq(readDecimal(b)!) ?? false;
  return MOMENT.test(a) && MOMENT.test(b) && Date.parse(a) === Date.parse(b);
}

/** A reference is answered as `{id, title}`; a title is as good as a name where the scenario has none. */
function isRecord(expected: string, found: Record<string, unknown>, memory: Memory): boolean {
  const id = memory.find(expected)?.id;
  return id === undefined ? found['title'] === expected || found['id'] === expected : found['id'] === id;
}

/** Lists of values and of references have no order that counts. */
function isSameList(expected: readonly unknown[], found: unknown, memory: Memory): boolean {
  return Array.isArray(found) && isSameRows(expected, found, memory);
}

function isSameRows(expected: readonly unknown[], found: readonly unknown[], memory: Memory): boolean {
  const left = [...found];
  for (const one of expected) {
    const index = left.findIndex((row) => isSame(one, row, memory));
    if (index < 0) return false;
    left.splice(index, 1);
  }
  return left.length === 0;
}
