import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TRUE, type QueryTree } from '../../platform/expression/query-tree.ts';
import type { RecordQuery } from '../../platform/storage/record-query.ts';
import type { Row } from '../../platform/storage/stored-record.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

let storage: TestStorage;
const filter = (entity: string, text: string): QueryTree => storage.filter(entity, text);
const find = (query: Partial<RecordQuery> & { entity: string }): Promise<Row[]> => storage.find(query);

beforeAll(async () => {
  storage = await openTestStorage();
});
afterAll(() => storage.close());

async function titles(where: string): Promise<unknown[]> {
  const rows = await find({
    entity: 'book',
    select: [['title']],
    where: filter('book', where),
    sort: [{ path: ['title'], direction: 'asc' }],
  });
  return rows.map(({ title }) => title);
}

describe('filters over books', () => {
  const books = [
    {
      title: 'A',
      genre: 'novel',
      pages: 100,
      price: '10.00',
      tags: ['new', 'a,"b\\'],
      acquiredOn: '2026-01-31',
    },
    { title: 'B', genre: 'poetry', pages: null, price: null, tags: null, acquiredOn: null },
    { title: 'C', genre: null, pages: 300, price: '0.3', tags: [], acquiredOn: '2024-02-29' },
  ];
  const ids: string[] = [];
  beforeAll(async () => {
    ids.push(...(await storage.insert('book', books)));
    await storage.insert('book', [
      { title: 'A1', volumeOf: ids[0], related: [ids[0], ids[1]] },
      { title: 'A2', volumeOf: ids[0], related: [ids[1]] },
    ]);
  });

  it.each([
    ["genre == 'novel'", ['A']],
    ["genre != 'novel'", ['A1', 'A2', 'B', 'C']],
    ["!(genre == 'novel') && title < 'Z'", ['A1', 'A2', 'B', 'C']],
    ['genre == null', ['A1', 'A2', 'C']],
    ["genre in ['novel', 'poetry']", ['A', 'B']],
    ["!(genre in ['novel', 'poetry'])", ['A1', 'A2', 'C']],
    ['pages > 100', ['C']],
    ['!(pages > 100)', ['A', 'A1', 'A2', 'B']],
    ['pages + 1 > 100 || pages == null', ['A', 'A1', 'A2', 'B', 'C']],
    ['price * 3 == 0.9', ['C']],
    ['price / 3 == 0.1', ['C']],
    ['1 / pages == null', ['A1', 'A2', 'B']],
    ["'new' in tags", ['A']],
    ["!('new' in tags)", ['A1', 'A2', 'B', 'C']],
    ['size(tags) == 2', ['A']],
    ['size(title) == 1 && size(related) == 0', ['A', 'B', 'C']],
    ['size(related) > 1', ['A1']],
    ['year(acquiredOn) == 2024', ['C']],
    ["addMonths(acquiredOn, 1) == date('2026-02-28')", ['A']],
    ['acquiredOn < today()', ['A', 'C']],
    ["contains(lower(title), 'a')", ['A', 'A1', 'A2']],
    ["startsWith(title, 'A') && !endsWith(title, '1')", ['A', 'A2']],
    ["matches(title, '^A[0-9]$')", ['A1', 'A2']],
    ["(genre == 'novel' ? 'x' : 'y') == 'x'", ['A']],
    ['coalesce(pages, 0) == 0', ['A1', 'A2', 'B']],
    ["volumeOf.title == 'A'", ['A1', 'A2']],
    ["string(price) == '0.3'", ['C']],
    // The columns of titles and of genres order text differently.
    ['contains(title, genre)', []],
    ['startsWith(genre, title) || endsWith(genre, title)', []],
    ["title == genre || coalesce(genre, title) == 'novel'", ['A']],
    ["coalesce(genre, title) in ['novel', 'A1']", ['A', 'A1']],
    ["min(genre, title) == 'B'", ['B']],
    ['size(id) == 36 && id + title == id + title', ['A', 'A1', 'A2', 'B', 'C']],
  ])('%s', async (text, expected) => {
    expect(await titles(text)).toEqual(expected);
  });

  it('finds members of a many-to-many field', async () => {
    expect(await titles(`'${ids[0]}' in related`)).toEqual(['A1']);
    expect(await titles(`!('${ids[1]}' in related)`)).toEqual(['A', 'B', 'C']);
  });

  it('reads a many-to-many field as ids and titles', async () => {
    const [row] = await find({
      entity: 'book',
      select: [['related']],
      where: filter('book', "title == 'A1'"),
    });
    expect(row).toEqual({
      related: [
        { id: ids[0], title: 'A' },
        { id: ids[1], title: 'B' },
      ],
    });
  });

  it('finds a node of a tree and everything below it', async () => {
    expect(await titles(`isWithin(id, '${ids[0]}')`)).toEqual(['A', 'A1', 'A2']);
    expect(await titles(`isWithin(volumeOf, '${ids[0]}')`)).toEqual(['A1', 'A2']);
    expect(await titles(`!isWithin(volumeOf, '${ids[0]}')`)).toEqual(['A', 'B', 'C']);
  });

  it('keeps lists with quotes, commas and backslashes as they are', async () => {
    const [row] = await find({
      entity: 'book',
      select: [['tags'], ['price']],
      where: filter('book', "title == 'A'"),
    });
    expect(row).toEqual({ tags: ['new', 'a,"b\\'], price: '10.00' });
  });

  it('counts exactly and estimates', async () => {
    const { store } = storage.catalog;
    const { session } = storage.database;
    expect(await store.count(session, 'library:book', filter('book', 'pages != null'))).toBe(2);
    expect(await store.count(session, 'library:book', TRUE, 'estimate')).toBeGreaterThan(0);
  });

  it('groups and measures', async () => {
    const genre = { op: 'field', path: ['genre'], type: { kind: 'string' } } as const;
    const pages = { op: 'field', path: ['pages'], type: { kind: 'int' } } as const;
    const acquired = { op: 'field', path: ['acquiredOn'], type: { kind: 'date' } } as const;
    const rows = await storage.catalog.store.aggregate(storage.database.session, {
      entity: 'library:book',
      where: TRUE,
      groupBy: [{ name: 'genre', value: genre }],
      measures: [
        { name: 'books', fn: 'count' },
        { name: 'pages', fn: 'sum', value: pages },
        { name: 'mean', fn: 'avg', value: pages },
      ],
      sort: [{ name: 'books', direction: 'desc' }],
      limit: 10,
    });
    expect(rows).toEqual([
      { genre: null, books: 3, pages: 300, mean: '300' },
      { genre: 'novel', books: 1, pages: 100, mean: '100' },
      { genre: 'poetry', books: 1, pages: null, mean: null },
    ]);
    const months = await storage.catalog.store.aggregate(storage.database.session, {
      entity: 'library:book',
      where: filter('book', 'acquiredOn != null'),
      groupBy: [{ name: 'month', value: acquired, by: 'month' }],
      measures: [{ name: 'books', fn: 'count' }],
      sort: [],
      limit: 10,
    });
    expect(months).toEqual([
      { month: '2024-02-01', books: 1 },
      { month: '2026-01-01', books: 1 },
    ]);
  });

  it('names a group by a reference', async () => {
    const volumeOf = {
      op: 'field',
      path: ['volumeOf'],
      type: { kind: 'record', entity: 'library:book' },
    } as const;
    const rows = await storage.catalog.store.aggregate(storage.database.session, {
      entity: 'library:book',
      where: filter('book', 'volumeOf != null'),
      groupBy: [{ name: 'whole', value: volumeOf }],
      measures: [{ name: 'volumes', fn: 'count' }],
      sort: [],
      limit: 10,
    });
    expect(rows).toEqual([{ whole: { id: ids[0], title: 'A' }, volumes: 2 }]);
  });
});
