import { Malformed } from '../kernel/errors.ts';
import { messages } from './messages.ts';

/** A whole number of an address. @throws Malformed naming the bounds */
export function numberIn(name: string, value: unknown, min: number, max: number): number {
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= min && number <= max)) throw new Malformed(messages.numberWrong({ name, min, max }));
  return number;
}
