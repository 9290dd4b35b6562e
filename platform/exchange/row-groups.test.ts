import { describe, expect, it } from 'vitest';
import type { CsvRow } from './csv-rows.ts';
import { groupRows, scatteredKeys } from './row-groups.ts';

async function* rowsOf(...keys: string[]): AsyncGenerator<CsvRow> {
  for (const [index, key] of keys.entries()) yield { number: index + 2, cells: [key, `cell ${index}`] };
}

async function grouped(columns: number[], ...keys: string[]) {
  const scattered = await scatteredKeys(rowsOf(...keys), columns);
  const groups = [];
  for await (const { rows } of groupRows(rowsOf(...keys), columns, scattered))
    groups.push(`${rows[0]!.cells[0]}: ${rows.map((row) => row.number).join(' ')}`);
  return groups;
}

describe('rows of a file', () => {
  it('are records of their own without grouping columns', async () => {
    expect(await grouped([], 'a', 'a')).toEqual(['a: 2', 'a: 3']);
  });

  it('belong together when the grouping columns are the same', async () => {
    expect(await grouped([0], 'a', 'a', 'b', 'c', 'c')).toEqual(['a: 2 3', 'b: 4', 'c: 5 6']);
    expect(await grouped([0, 1], 'a', 'a')).toEqual(['a: 2', 'a: 3']);
  });

  it('that do not follow each other are collected and come last', async () => {
    expect(await grouped([0], 'a', 'a', 'b', 'a', 'c', 'b')).toEqual(['c: 6', 'a: 2 3 5', 'b: 4 7']);
  });

  it('may be none', async () => {
    expect(await grouped([0])).toEqual([]);
  });
});
