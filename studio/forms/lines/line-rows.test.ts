import { describe, expect, it } from 'vitest';
import {
  blankRow,
  copyRow,
  countRows,
  isStruck,
  keptRows,
  newRow,
  removeRow,
  restoreRow,
  rowPath,
  rowsOf,
  setCell,
} from './line-rows.ts';

const stored = rowsOf([
  { id: 'a', copies: 1 },
  { id: 'b', copies: 2 },
]);

describe('the rows of a line grid', () => {
  it('are struck until the save when they are stored, and can come back', () => {
    const struck = removeRow(stored, 'a');
    expect(struck).toHaveLength(2);
    expect(isStruck(struck[0])).toBe(true);
    expect(keptRows(struck).map(({ id }) => id)).toEqual(['b']);
    expect(restoreRow(struck, 'a')).toEqual(stored);
  });

  it('go at once when they were never stored', () => {
    const row = newRow({ copies: 3 });
    expect(removeRow([...stored, row], row.$key)).toEqual(stored);
  });

  it('count what the save will do', () => {
    const rows = [...setCell(removeRow(stored, 'a'), 'b', 'copies', 5), newRow({ copies: 3 })];
    expect(countRows(rows, stored)).toEqual({ kept: 2, added: 1, changed: 1, struck: 1 });
  });

  it('count a cell set back to what it was as unchanged', () => {
    const rows = setCell(setCell(stored, 'b', 'copies', 5), 'b', 'copies', 2);
    expect(countRows(rows, stored).changed).toBe(0);
  });

  it('leave out a row in which nobody typed', () => {
    expect(keptRows([...stored, blankRow()])).toEqual(stored);
  });

  it('copy into a row of its own', () => {
    const copy = copyRow(stored[0]!, ['copies']);
    expect(copy.id).toBeUndefined();
    expect(copy['copies']).toBe(1);
  });

  it('keep a message of the server at its row when others are struck', () => {
    const rows = removeRow(stored, 'a');
    expect(rowPath('lines.0.copies', 'lines', rows)).toBe('lines.b.copies');
    expect(rowPath('title', 'lines', rows)).toBe('title');
  });
});
