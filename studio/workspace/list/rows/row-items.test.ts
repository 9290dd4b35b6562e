import { describe, expect, it } from 'vitest';
import { itemAt, layOut, lineOf, shownOf, type Section } from './row-items.ts';

const section = (key: string, length: number, pending = 0): Section => ({
  key,
  isHeaded: true,
  length,
  pending,
});

describe('lines of a list without groups', () => {
  const layout = layOut([{ key: '', isHeaded: false, length: 1_000_000, pending: 3 }]);

  it('are its rows, then what is being read', () => {
    expect(layout.length).toBe(1_000_003);
    expect(itemAt(layout, 0)).toEqual({ kind: 'row', section: '', index: 0 });
    expect(itemAt(layout, 1_000_000)).toEqual({ kind: 'pending', section: '', index: 1_000_000 });
    expect(itemAt(layout, 1_000_003)).toBeUndefined();
  });
});

describe('lines of a grouped list', () => {
  const layout = layOut([section('a', 2), section('b', 0), section('c', 0, 1), section('d', 5)]);

  it('begin each group with its heading, folded or not', () => {
    const kinds = Array.from({ length: layout.length }, (_, line) => {
      const item = itemAt(layout, line)!;
      return item.kind === 'group' ? item.section : `${item.section}${item.index}${item.kind[0]}`;
    });
    expect(kinds).toEqual(['a', 'a0r', 'a1r', 'b', 'c', 'c0p', 'd', 'd0r', 'd1r', 'd2r', 'd3r', 'd4r']);
  });

  it('are found from a row', () => {
    expect([lineOf(layout, 'd', 2), lineOf(layout, 'x', 0)]).toEqual([9, -1]);
  });

  it('say which rows of which group are in sight', () => {
    expect(shownOf(layout, 2, 8)).toEqual([
      { section: 'a', from: 1, to: 1 },
      { section: 'c', from: 0, to: 0 },
      { section: 'd', from: 0, to: 1 },
    ]);
  });
});
