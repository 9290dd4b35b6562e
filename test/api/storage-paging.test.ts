import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TRUE, type QueryTree } from '../../platform/expression/query-tree.ts';
import type { Session } from '../../platform/storage/connection/session.ts';
import type { SortKey } from '../../platform/storage/record-query.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

let storage: TestStorage;
const names = ['张三', '李四', '王五', '阿宝', 'Bob', 'alice', '张三', null, null, 'Bob'];

beforeAll(async () => {
  storage = await openTestStorage();
});
afterAll(() => storage.close());

function pagesOf(sort: SortKey[], limit: number): Promise<string[]> {
  return pages('book', 'title', storage.filter('book', "startsWith(title, 'P')"), sort, limit);
}

/** One field of all records, read page by page. */
async function pages(
  entity: string,
  shown: string,
  where: QueryTree,
  sort: SortKey[],
  limit: number,
): Promise<string[]> {
  const all: string[] = [];
  let after: readonly unknown[] | undefined;
  for (;;) {
    const rows = await storage.find({
      entity,
      select: [[shown]],
      where,
      sort,
      limit,
      keys: true,
      ...(after ? { after } : {}),
    });
    all.push(...rows.map((row) => String(row[shown])));
    if (rows.length < limit) return all;
    after = rows.at(-1)!.$after;
  }
}

async function byAuthor(direction: 'asc' | 'desc'): Promise<unknown[]> {
  const order = await pagesOf([{ path: ['author'], direction }], 3);
  return order.map((title) => names[Number(title.slice(1))]);
}

/** How PostgreSQL would read the page behind a cursor, where only indexes give an order. */
function planOf(sort: SortKey[], after: unknown[]): Promise<string> {
  const { database, catalog } = storage;
  return database.transaction(async (tx) => {
    await tx.script(
      'set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off',
    );
    const plans: string[] = [];
    const explaining: Session = {
      inTransaction: true,
      hasBegun: true,
      ahead: () => Promise.reject(new Error('a page is read as arrays')),
      rows: () => Promise.reject(new Error('a page is read as arrays')),
      run: () => Promise.reject(new Error('a page is read as arrays')),
      later: () => expect.unreachable('a page is read as arrays'),
      whenDone: () => expect.unreachable('a page is read as arrays'),
      script: () => Promise.reject(new Error('a page is read as arrays')),
      arrays: async (sql, parameters) => {
        const lines = await tx.arrays(`explain ${sql}`, parameters);
        plans.push(lines.map(([line]) => String(line)).join('\n'));
        return [];
      },
    };
    const query = { entity: 'library:book', select: [['title']], where: TRUE, sort, limit: 5, after };
    await catalog.store.find(explaining, query);
    return plans.join('\n');
  });
}

describe('pages behind a cursor', () => {
  beforeAll(async () => {
    await storage.insert(
      'book',
      names.map((author, i) => ({ title: `P${i}`, author, pages: i % 3 === 0 ? null : i % 2 })),
    );
  });

  it.each([
    [[['author', 'asc']]],
    [[['author', 'desc']]],
    [
      [
        ['pages', 'asc'],
        ['author', 'asc'],
      ],
    ],
    [
      [
        ['pages', 'desc'],
        ['author', 'asc'],
      ],
    ],
    [
      [
        ['pages', 'desc'],
        ['author', 'desc'],
      ],
    ],
    [[['volumeOf', 'asc']]],
    [[['createdAt', 'desc']]],
    [
      [
        ['createdAt', 'desc'],
        ['pages', 'desc'],
      ],
    ],
    [[['id', 'desc']]],
  ] as [[string, 'asc' | 'desc'][]][])('together are the whole list, sorted by %j', async (keys) => {
    const sort = keys.map(([name, direction]): SortKey => ({ path: [name], direction }));
    const whole = await pagesOf(sort, 100);
    expect(whole).toHaveLength(names.length);
    for (const limit of [1, 2, 3, 5]) expect(await pagesOf(sort, limit)).toEqual(whole);
  });

  it('sort Chinese by pinyin and put what is empty last both ways', async () => {
    expect(await byAuthor('asc')).toEqual([
      '阿宝',
      '李四',
      '王五',
      '张三',
      '张三',
      'alice',
      'Bob',
      'Bob',
      null,
      null,
    ]);
    expect(await byAuthor('desc')).toEqual([
      'Bob',
      'Bob',
      'alice',
      '张三',
      '张三',
      '王五',
      '李四',
      '阿宝',
      null,
      null,
    ]);
  });

  it('refuse a cursor of another order', async () => {
    const page = storage.find({
      entity: 'book',
      sort: [{ path: ['author'], direction: 'asc' }],
      after: ['x'],
    });
    await expect(page).rejects.toMatchObject({ status: 400, code: 'badCursor' });
    const bad = storage.find({
      entity: 'book',
      sort: [{ path: ['pages'], direction: 'asc' }],
      after: ['x', 'y'],
    });
    await expect(bad).rejects.toMatchObject({ status: 400 });
  });

  it('read a page far back through the index as the first page', async () => {
    const sort: SortKey[] = [{ path: ['title'], direction: 'asc' }];
    const plan = await planOf(sort, ['P5', '01900000-0000-7000-8000-000000000000']);
    expect(plan).toContain('Index Cond: (ROW(title, id) > ROW(');
    expect(plan).not.toContain('Sort');
  });
});

describe('pages of several ranges of an index', () => {
  let ids: string[];
  const dueDates = ['2026-03-01', null, '2026-02-01', '2026-03-01', '2026-01-01', null, '2026-02-01'];

  beforeAll(async () => {
    const [reader] = await storage.insert('reader', [{ number: 'R-1', name: '张三' }]);
    const loans = Array.from({ length: 21 }, (_, i) => ({
      number: `L-${i}`,
      reader,
      status: ['open', 'returned', 'lost'][i % 3],
      dueOn: dueDates[i % dueDates.length],
    }));
    ids = await storage.insert('loan', loans);
  });

  it.each(['asc', 'desc'] as const)('hold each record once and in order, %s', async (direction) => {
    // Two returned ones, and two that are in a range already.
    const named = [1, 4, 0, 2].map((i) => `'${ids[i]}'`).join();
    const where = storage.filter('loan', `status in ['open', 'lost'] || id in [${named}]`);
    const tie = (a: { id: string }, b: { id: string }) => (a.id < b.id === (direction === 'asc') ? -1 : 1);
    const expected = ids
      .map((id, i) => ({ id, i, due: dueDates[i % dueDates.length] ?? null }))
      .filter(({ i }) => i % 3 !== 1 || i === 1 || i === 4)
      .toSorted((a, b) => {
        if (a.due === null || b.due === null)
          return Number(a.due === null) - Number(b.due === null) || tie(a, b);
        return a.due === b.due ? tie(a, b) : (a.due < b.due ? -1 : 1) * (direction === 'asc' ? 1 : -1);
      });
    const sort: SortKey[] = [{ path: ['dueOn'], direction }];
    for (const limit of [2, 3, 5, 100])
      expect(await pages('loan', 'id', where, sort, limit)).toEqual(expected.map(({ id }) => id));
  });
});
