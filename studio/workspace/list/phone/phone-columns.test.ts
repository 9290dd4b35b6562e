import { describe, expect, it } from 'vitest';
import { column } from '../sample-column.ts';
import type { ListColumn } from '../list-columns.ts';
import { phoneColumns } from './phone-columns.ts';

const pathsOf = (columns: readonly (ListColumn | undefined)[]) => columns.map((one) => one?.path);

describe('a list on a phone', () => {
  it('shows the title with the first number, and other words with the date that is due', () => {
    const columns = [
      column('state', 'select'),
      column('title', 'text'),
      column('dueOn', 'date', { due: true }),
      column('price', 'money'),
      column('owner', 'user'),
      column('seenAt', 'dateTime'),
    ];
    const { title, figure, status, others, date } = phoneColumns(columns);
    expect(pathsOf([title, figure, status, date])).toEqual(['title', 'price', undefined, 'dueOn']);
    expect(pathsOf(others)).toEqual(['state', 'owner']);
  });

  it('shows an option where there is no number, and the last date where none is due', () => {
    const columns = [
      column('title', 'text'),
      column('state', 'select'),
      column('a', 'date'),
      column('b', 'date'),
    ];
    const { status, date, others } = phoneColumns(columns);
    expect(pathsOf([status, date, ...others])).toEqual(['state', 'b']);
  });
});
