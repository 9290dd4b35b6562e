import { describe, expect, it } from 'vitest';
import type { SortKey } from '../../storage/record-query.ts';
import { readCursor, writeCursor } from './cursor.ts';

const ID = '01900000-0000-7000-8000-000000000000';
const byTitle: readonly SortKey[] = [{ path: ['title'], direction: 'asc' }];
const byTitleDown: readonly SortKey[] = [{ path: ['title'], direction: 'desc' }];
const encoded = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');

describe('a cursor', () => {
  it('leads back to the place it was made of', () => {
    const after = ['红楼梦', null, 12, true, ID];
    expect(readCursor('library:book', byTitle, writeCursor('library:book', byTitle, after))).toEqual(after);
  });

  it('belongs to one order of one entity', () => {
    const cursor = writeCursor('library:book', byTitle, ['x', ID]);
    expect(() => readCursor('library:book', byTitleDown, cursor)).toThrow('cursor');
    expect(() => readCursor('library:loan', byTitle, cursor)).toThrow('cursor');
  });

  it('is refused when it is damaged or made up', () => {
    const [order] = JSON.parse(Buffer.from(writeCursor('b', byTitle, [ID]), 'base64url').toString()) as [
      string,
    ];
    const bad = ['', 'x', '%%%', encoded(1), encoded([order]), encoded([order, 'x']), encoded([order, []])];
    const worse = [
      encoded([order, [{}, ID]]),
      encoded([order, ['x', 'no id']]),
      encoded([order, [['x'], ID]]),
    ];
    for (const cursor of [...bad, ...worse]) expect(() => readCursor('b', byTitle, cursor)).toThrow('cursor');
  });
});
