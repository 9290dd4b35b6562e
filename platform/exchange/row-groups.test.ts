import { describe, expect, it } from 'vitest';
import type { CsvRow } from './csv-rows.ts';
import { groupRows } from './row-groups.ts';

async function* rowsOf(...keys: string[]): AsyncGenerator<CsvRow> {
  for (const [index, key] of keys.entries()) yield { number: index + 2, cells: [key, `cell ${index}`] };
}

async function grouped(columns: number[], ...keys: string[]) {
  const groups = [];
  for await (const { key, rows, torn } of groupRows(rowsOf(...keys), columns))
    groups.push(`${key}: ${rows.map((row) => row.number).join(' ')}${torn ? ' torn' : ''}`);
  return groups;
}

describe('rows of a file', () => {
  it('are records of their own without grouping columns', async () => {
    expect(await grouped([], 'a', 'a')).toEqual([': 2', ': 3']);
  });

  it('belong together while the grouping columns stay the same', async () => {
    expect(await grouped([0], 'a', 'a', 'b', 'c', 'c')).toEqual(['a: 2 3', 'b: 4', 'c: 5 6']);
  });

  it('that come back after others are told apart', async () => {
    expect(await grouped([0], 'a', 'b', 'a')).toEqual(['a: 2', 'b: 3', 'a: 4 torn']);
  });

  it('may be none', async () => {
    expect(await grouped([0])).toEqual([]);
  });
});
