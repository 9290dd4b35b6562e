import { describe, expect, it } from 'vitest';
import { rangesAfter, rangeSql, type OrderKey } from './order.ts';

const key = (sql: string, direction: 'asc' | 'desc', nullable = false): OrderKey => ({
  sql,
  type: 'text',
  direction,
  nullable,
  alwaysSet: !nullable,
});

function after(keys: readonly OrderKey[], nulls: readonly boolean[]): string[] {
  return rangesAfter(keys, nulls).map((range) => rangeSql(keys, nulls, range, (i) => `$${i + 1}`));
}

describe('what comes behind a cursor', () => {
  it('is one range where nothing can be null', () => {
    expect(after([key('a', 'asc'), key('id', 'asc')], [false, false])).toEqual(['(a, id) > ($1, $2)']);
    expect(after([key('a', 'desc'), key('id', 'desc')], [false, false])).toEqual(['(a, id) < ($1, $2)']);
  });

  it('is followed by the rows without a value', () => {
    expect(after([key('a', 'asc', true), key('id', 'asc')], [false, false])).toEqual([
      '(a, id) > ($1, $2)',
      'a is null',
    ]);
  });

  it('stays among the rows without a value', () => {
    expect(after([key('a', 'desc', true), key('id', 'desc')], [true, false])).toEqual([
      'a is null and id < $2',
    ]);
  });

  it('goes key by key where the directions differ or a later key may be null', () => {
    expect(after([key('a', 'asc'), key('b', 'desc'), key('id', 'desc')], [false, false, false])).toEqual([
      'a = $1 and (b, id) < ($2, $3)',
      'a > $1',
    ]);
    const keys = [key('a', 'asc', true), key('b', 'asc', true), key('id', 'asc')];
    expect(after(keys, [false, true, false])).toEqual([
      'a = $1 and b is null and id > $3',
      'a > $1',
      'a is null',
    ]);
  });

  it('is refused for a cursor of another order', () => {
    expect(() => after([key('id', 'asc')], [false, false])).toThrow(/cursor/);
    expect(() => after([key('id', 'asc')], [true])).toThrow(/cursor/);
  });
});
