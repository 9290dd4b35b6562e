import { describe, expect, it } from 'vitest';
import { placeInSort, readSort, toggledSort, writeSort } from './sort-keys.ts';

describe('the text of an order', () => {
  it('is read and written without loss', () => {
    expect(readSort('-amount, reader.name')).toEqual([
      { path: 'amount', direction: 'desc' },
      { path: 'reader.name', direction: 'asc' },
    ]);
    expect(writeSort(readSort('-amount,reader.name'))).toBe('-amount,reader.name');
    expect([readSort(undefined), readSort('')]).toEqual([[], []]);
  });

  it('says where in the order a column stands', () => {
    expect(placeInSort('a,-b', 'b')).toEqual({ path: 'b', direction: 'desc', place: 2, of: 2 });
    expect(placeInSort('a', 'b')).toBeUndefined();
  });
});

describe('a click on a heading', () => {
  it('sorts by that column alone: up, down, not at all', () => {
    expect(toggledSort('b,c', 'a', false)).toBe('a');
    expect(toggledSort('a', 'a', false)).toBe('-a');
    expect(toggledSort('-a', 'a', false)).toBe('');
  });

  it('makes a later key the first one', () => {
    expect(toggledSort('a,-b', 'b', false)).toBe('b');
  });

  it('with Shift adds, turns round and takes away one key among others', () => {
    expect(toggledSort('a', 'b', true)).toBe('a,b');
    expect(toggledSort('a,b', 'a', true)).toBe('-a,b');
    expect(toggledSort('-a,b', 'a', true)).toBe('b');
    expect(toggledSort('a,b,c,d,e', 'f', true)).toBe('b,c,d,e,f');
  });
});
