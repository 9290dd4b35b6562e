import { describe, expect, it } from 'vitest';
import { parserOf } from './value-parsers.ts';

const TEXTS = 1009;

describe('arrays of texts', () => {
  it.each([
    ['{}', []],
    ['{a,bc,01a2-03}', ['a', 'bc', '01a2-03']],
    ['{"a,b",c}', ['a,b', 'c']],
    ['{a,NULL,"NULL"}', ['a', null, 'NULL']],
    ['{"",x}', ['', 'x']],
    [String.raw`{"a\"b","c\\d"}`, ['a"b', String.raw`c\d`]],
    [
      '{{a,b},{c,d}}',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['[0:1]={a,b}', ['a', 'b']],
  ])('reads %s', (text, items) => {
    expect(parserOf(TEXTS)!(text)).toEqual(items);
  });
});
