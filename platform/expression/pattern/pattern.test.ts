import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matcher } from './matcher.ts';
import { parsePattern, PatternError } from './parse-pattern.ts';
import { toPostgres } from './postgres-pattern.ts';

const matches = (pattern: string, text: string) => matcher(parsePattern(pattern))(text);

describe('a pattern', () => {
  it.each([
    ['abc', 'xabcx', true],
    ['^abc$', 'xabc', false],
    ['^a.c$', 'a中c', true],
    ['^a.c$', 'a\nc', false],
    ['^\\d{3}-\\d{4}$', '555-1234', true],
    ['^\\d{3}-\\d{4}$', '555-12345', false],
    ['^(ab|cd)+$', 'abcdab', true],
    ['^(?:ab|cd)*$', '', true],
    ['^[^0-9]+$', 'abc1', false],
    ['^[a-c\\-\\]]+$', 'a-]', true],
    ['^[\\w.]+@[\\w.]+$', 'a.b@c.d', true],
    ['^x{2,}$', 'x', false],
    ['^x{2,}$', 'xxx', true],
    ['^x{0,2}$', 'xxx', false],
    ['^😀+$', '😀😀', true],
    ['^.$', '😀', true],
    ['\\.', 'a', false],
    ['', 'anything', true],
    ['a|', 'b', true],
    ['^\\D\\W\\S$', 'a!b', true],
    ['\\t\\n', '\t\n', true],
  ])('%s on %j: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it.each([
    '(a',
    'a)',
    '[a',
    'a**',
    '*a',
    'a{2',
    'a{3,2}',
    'a{101}',
    'a{1,101}',
    '(?=a)',
    '(?<n>a)',
    '\\1',
    '\\b',
    '\\p{L}',
    'a+?',
    '[z-a]',
    '[[:alpha:]]',
    '^*',
    '\\',
    '((((((((((((((((((((((a))))))))))))))))))))))',
    '(a{50}){50}',
  ])('%s is refused', (pattern) => {
    expect(() => parsePattern(pattern)).toThrow(PatternError);
  });

  it('takes no longer where backtracking would never end', () => {
    const started = performance.now();
    expect(matches('^(a|a|aa)*$', `${'a'.repeat(5_000)}b`)).toBe(false);
    expect(matches('^.*.*.*.*x$', 'a'.repeat(5_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is printed for PostgreSQL with every sign by number', () => {
    expect(toPostgres(parsePattern('^(a.|[^b-d中])+\\*$'))).toBe(
      '^(?:a[\\u0001-\\u0009\\u000b-\\U0010ffff]|[\\u0001-ae-\\u4e2c\\u4e2e-\\U0010ffff]){1,}\\u002a$',
    );
  });
});

const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '1', '(?:a|b1)', '(?:ab)?', '(?:b|)');
const piece = fc
  .tuple(atom, fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,2}'))
  .map(([a, b]) => (a.endsWith('?') ? a : a + b));
const source = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));

describe('the matcher', () => {
  it('agrees with the regular expressions of JavaScript on the grammar they share', () => {
    const whole = fc.tuple(
      fc.constantFrom('', '^'),
      source,
      fc.constantFrom('', '|b'),
      fc.constantFrom('', '$'),
    );
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '\n', '中'), maxLength: 8 });
    fc.assert(
      fc.property(whole, text, (parts, value) => {
        const pattern = parts.join('');
        expect(matches(pattern, value)).toBe(new RegExp(pattern, 'u').test(value));
      }),
      { numRuns: 2_000 },
    );
  });
});
