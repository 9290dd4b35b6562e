import { matcher } from '../pattern/matcher.ts';
import { parsePattern } from '../pattern/parse-pattern.ts';
import { Decimal, printDecimal } from '../evaluate/decimal.ts';
import type { Value } from '../evaluate/value.ts';
import type { Parameter, PlainFunction } from './function.ts';

/** What `trim` takes off: the white space of JavaScript, written out so that SQL can name it too. */
export const WHITESPACE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

const text: Parameter = { name: 'text', kind: 'string' };

export const textFunctions: readonly PlainFunction[] = [
  change('lower', (value) => value.toLowerCase()),
  change('upper', (value) => value.toUpperCase()),
  change('trim', (value) => value.trim()),
  test('contains', (value, part) => value.includes(part)),
  test('startsWith', (value, part) => value.startsWith(part)),
  test('endsWith', (value, part) => value.endsWith(part)),
  {
    name: 'matches',
    signatures: [
      {
        parameters: [text, { name: 'pattern', kind: 'string', isPattern: true }],
        result: 'bool',
        apply: ([value, pattern]) => compiled(pattern as string)(value as string),
      },
    ],
  },
  {
    name: 'size',
    signatures: [
      { parameters: [text], result: 'int', apply: ([value]) => BigInt([...(value as string)].length) },
      { parameters: [{ name: 'list', kind: 'list' }], result: 'int', takesNull: true, apply: length },
      { parameters: [{ name: 'records', kind: 'records' }], result: 'int', takesNull: true, apply: length },
    ],
  },
  {
    name: 'string',
    signatures: [
      { parameters: [text], result: 'string', apply: ([value]) => value! },
      {
        parameters: [{ name: 'number', kind: 'decimal' }],
        result: 'string',
        apply: ([value]) => printDecimal(value as Decimal),
      },
      { parameters: [{ name: 'date', kind: 'date' }], result: 'string', apply: ([value]) => value! },
    ],
  },
];

function change(name: string, apply: (text: string) => string): PlainFunction {
  return {
    name,
    signatures: [{ parameters: [text], result: 'string', apply: ([value]) => apply(value as string) }],
  };
}

function test(name: string, holds: (text: string, part: string) => boolean): PlainFunction {
  const parameters = [text, { ...text, name: 'part' }];
  return {
    name,
    signatures: [
      { parameters, result: 'bool', apply: ([value, part]) => holds(value as string, part as string) },
    ],
  };
}

function length([list]: readonly Value[]): bigint {
  return Array.isArray(list) ? BigInt(list.length) : 0n;
}

const KEPT_MATCHERS = 200;
const matchers = new Map<string, (text: string) => boolean>();

/** The matcher of a pattern, kept for the next record. */
function compiled(pattern: string): (text: string) => boolean {
  const known = matchers.get(pattern);
  if (known) return known;
  const made = matcher(parsePattern(pattern));
  if (matchers.size >= KEPT_MATCHERS) matchers.clear();
  matchers.set(pattern, made);
  return made;
}
