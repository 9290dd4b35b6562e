import { describe, expect, it } from 'vitest';
import { cellReader } from './cell-reader.ts';
import type { CellSource } from './import-map.ts';

const columns = ['first', 'last', 'price', 'state'];

function read(source: CellSource, ...cells: string[]) {
  return cellReader(source, (name) => columns.indexOf(name))(cells);
}

describe('a source of an import map', () => {
  it('takes a column, trimmed; an empty cell is no value', () => {
    expect(read({ column: 'first' }, '  Ann ')).toBe('Ann');
    expect(read({ column: 'first' }, '   ')).toBeNull();
    expect(read({ column: 'last' }, 'Ann')).toBeNull();
    expect(read({ column: 'first', trim: false }, ' Ann')).toBe(' Ann');
  });

  it('gives a constant to every row', () => {
    expect(read({ value: 'open' })).toBe('open');
  });

  it('joins columns by a template, and gives nothing when all of them are empty', () => {
    const template = 'Dr. {first} {last}!';
    expect(read({ template }, 'Ann', 'Lee')).toBe('Dr. Ann Lee!');
    expect(read({ template }, '', '')).toBeNull();
    expect(read({ template: '{first}.{last}', lowerCase: true }, 'Ann', 'Lee')).toBe('ann.lee');
  });

  it('maps values, leaves others, and empties those mapped to null', () => {
    const source: CellSource = { column: 'state', values: { A: 'active', NA: null } };
    expect(['A', 'B', 'NA', 'constructor'].map((cell) => read(source, '', '', '', cell))).toEqual([
      'active',
      'B',
      null,
      'constructor',
    ]);
  });

  it('mends floating-point noise and turns fractions into percent', () => {
    expect(read({ column: 'price', round: 2 }, '', '', '9.80000019')).toBe('9.8');
    expect(read({ column: 'price', multiply: '100', round: 2 }, '', '', '0.0500000007')).toBe('5');
    expect(read({ column: 'price', round: 2 }, '', '', '2.675')).toBe('2.68');
  });

  it('names what it cannot read', () => {
    const number = read({ column: 'price', round: 2 }, '', '', '$9');
    expect(number).toMatchObject({ problem: { code: 'notANumber', parameters: { value: '$9' } } });
  });
});
