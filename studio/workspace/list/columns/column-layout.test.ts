import { describe, expect, it } from 'vitest';
import {
  movedColumn,
  readLayout,
  resizedColumn,
  steppedColumn,
  toggledColumn,
  type ColumnLayout,
} from './column-layout.ts';

const layout: ColumnLayout = { columns: [{ path: 'a' }, { path: 'b', width: 80 }, { path: 'c' }] };
const paths = ({ columns }: ColumnLayout) => columns.map(({ path }) => path).join('');

describe('the columns of a list', () => {
  it('move to a place, within the ends', () => {
    expect(paths(movedColumn(layout, 'c', 0))).toBe('cab');
    expect(paths(movedColumn(layout, 'a', 2))).toBe('bca');
    expect(paths(movedColumn(layout, 'a', 9))).toBe('bca');
    expect(movedColumn(layout, 'x', 0)).toBe(layout);
  });

  it('move step by step', () => {
    expect(paths(steppedColumn(layout, 'b', -1))).toBe('bac');
    expect(paths(steppedColumn(layout, 'b', 1))).toBe('acb');
    expect(paths(steppedColumn(layout, 'a', -1))).toBe('abc');
  });

  it('are as wide as dragged, but neither hidden nor endless', () => {
    expect(resizedColumn(layout, 'a', 123.6).columns[0]).toEqual({ path: 'a', width: 124 });
    expect(resizedColumn(layout, 'a', -5).columns[0]!.width).toBe(48);
    expect(resizedColumn(layout, 'a', 9e9).columns[0]!.width).toBe(1200);
  });

  it('come and go, down to one', () => {
    expect(paths(toggledColumn(layout, 'b'))).toBe('ac');
    expect(paths(toggledColumn(layout, 'd'))).toBe('abcd');
    expect(paths(toggledColumn({ columns: [{ path: 'a' }] }, 'a'))).toBe('a');
  });

  it('are read from what was kept, or not at all', () => {
    expect(readLayout(JSON.stringify(layout))).toEqual(layout);
    expect([readLayout(null), readLayout('{'), readLayout('{"columns":[]}'), readLayout('7')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
