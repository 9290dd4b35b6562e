import { describe, expect, it } from 'vitest';
import { parameterText } from './parameter-text.ts';

describe('a parameter', () => {
  it('is its own text where it is plain', () => {
    expect([1, 2.5, true, 'a', null, undefined].map(parameterText)).toEqual([
      '1',
      '2.5',
      'true',
      'a',
      null,
      null,
    ]);
  });

  it('is a moment in UTC, a list in braces, anything else JSON', () => {
    expect(parameterText(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(parameterText(['a', null, 'b"c'])).toBe('{"a",NULL,"b\\"c"}');
    expect(parameterText([new Date(0), null])).toBe('{"1970-01-01T00:00:00.000Z",NULL}');
    expect(parameterText({ a: 1 })).toBe('{"a":1}');
  });

  it('stays bytes', () => {
    expect(parameterText(Buffer.from([1, 2]))).toEqual(Buffer.from([1, 2]));
  });
});
