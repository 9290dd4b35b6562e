import { describe, expect, it } from 'vitest';
import { arrayLiteral } from './array-literal.ts';

describe('a list of values, as PostgreSQL reads it', () => {
  it('quotes texts and escapes what would end them', () => {
    expect(arrayLiteral(['a', 'b,c', 'say "no"', 'back\\slash', '', 'NULL', '客户'])).toBe(
      '{"a","b,c","say \\"no\\"","back\\\\slash","","NULL","客户"}',
    );
  });

  it('keeps line ends and characters beyond the first plane as they are', () => {
    expect(arrayLiteral(['"a"\n\t😀\u2028', '\\\n'])).toBe('{"\\"a\\"\n\t😀\u2028","\\\\\n"}');
  });

  it('writes numbers, truth values and nothing', () => {
    expect(arrayLiteral([1, -2.5, true, null, undefined])).toBe('{1,-2.5,true,NULL,NULL}');
    expect(arrayLiteral([])).toBe('{}');
  });

  it('leaves lists of other values to the driver', () => {
    expect(arrayLiteral([[1], [2]])).toBeUndefined();
    expect(arrayLiteral([new Date(0)])).toBeUndefined();
  });
});
