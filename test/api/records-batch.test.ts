import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApp, type Problem } from '../support/library-app.ts';

let library: LibraryApp;
beforeAll(async () => {
  library = await LibraryApp.start();
});
afterAll(() => library?.close());

describe('a batch', () => {
  interface Row {
    readonly status: number;
    readonly id?: string;
    readonly problem?: Problem;
  }
  const batch = (operations: unknown[], atomic: boolean) =>
    library.api<{ results: Row[] } & Problem>('POST', '/api/records/book/batch', { atomic, operations });

  it('stores what is right and answers for each row', async () => {
    const { id } = await library.create('book', { title: 'To change' });
    const taken = await library.create<{ id: string; isbn: string }>('book', { title: 'Taken', isbn: 'I-1' });
    const { status, body } = await batch(
      [
        { op: 'create', data: { title: 'Fine' } },
        { op: 'create', data: { pages: 3 } },
        { op: 'update', id, data: { title: 'Changed' } },
        { op: 'create', data: { title: 'Clash', isbn: 'I-1' } },
        { op: 'upsert', key: 'isbn', data: { isbn: 'I-1', title: 'Upserted' } },
        { op: 'upsert', key: 'isbn', data: { isbn: 'I-2', title: 'New' } },
        { op: 'upsert', key: { isbn: 'I-2' }, data: { pages: 7 } },
        { op: 'delete', id: '01900000-0000-7000-8000-000000000000' },
      ],
      false,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.results.map((row) => row.status)).toEqual([201, 422, 200, 409, 200, 201, 200, 404]);
    expect(body.results[4]?.id).toBe(taken.id);
    const { body: upserted } = await library.api('GET', `/api/records/book/${body.results[6]!.id}`);
    expect(upserted).toMatchObject({ title: 'New', pages: 7 });
  });

  it('stores all or nothing when atomic', async () => {
    const before = await library.count('book');
    const { status, body } = await batch(
      [
        { op: 'create', data: { title: 'Fine' } },
        { op: 'create', data: {} },
      ],
      true,
    );
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'operations.1.title', code: 'required' }]);
    expect(await library.count('book')).toBe(before);
  });

  it('lets a later operation find what an earlier one wrote, however it is named', async () => {
    const { id } = await library.create('book', { title: 'Waves', isbn: 'W-1' });
    const { status, body } = await batch(
      [
        { op: 'create', data: { title: 'Second', isbn: 'W-2' } },
        { op: 'upsert', key: 'isbn', data: { isbn: 'W-2', pages: 2 } },
        { op: 'update', id, data: { pages: 1 } },
        { op: 'update', key: { isbn: 'W-1' }, data: { rating: 3 } },
        { op: 'update', key: { isbn: 'W-1' }, data: { isbn: 'W-3' } },
        { op: 'upsert', key: 'isbn', data: { isbn: 'W-3', genre: 'novel' } },
      ],
      true,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.results.map((row) => row.status)).toEqual([201, 200, 200, 200, 200, 200]);
    const { body: book } = await library.api('GET', `/api/records/book/${id}`);
    expect(book).toMatchObject({ isbn: 'W-3', pages: 1, rating: 3, genre: 'novel', version: 5 });
  });

  it('refers to nothing that an earlier operation deleted, and deletes what a later one let go', async () => {
    const { id: set } = await library.create('book', { title: 'A set' });
    const { id: volume } = await library.create('book', { title: 'A volume', volumeOf: set });
    const referring = [
      { op: 'update', id: volume, data: { volumeOf: null } },
      { op: 'delete', id: set },
      { op: 'create', data: { title: 'Another volume', volumeOf: set } },
    ];
    const { status, body } = await batch(referring, false);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.results.map((row) => row.status)).toEqual([200, 200, 422]);
    const { id: guardian } = await library.create('reader', { name: 'Guardian' });
    const operations = [
      { op: 'create', data: { name: 'Child', level: 'junior', guardian } },
      { op: 'delete', id: guardian },
      { op: 'create', data: { name: 'Late child', level: 'junior', guardian } },
    ];
    const readers = await library.api<{ results: Row[] }>('POST', '/api/records/reader/batch', {
      atomic: false,
      operations,
    });
    expect(readers.body.results.map((row) => row.status)).toEqual([201, 422, 201]);
  });

  it('gives a record that an upsert makes the key it was looked for by', async () => {
    const operations = [{ op: 'upsert', key: { isbn: 'K-1' }, data: { title: 'Keyed' } }];
    const { body } = await batch(operations, true);
    expect((await batch(operations, true)).body.results[0]).toMatchObject({ id: body.results[0]!.id });
    const made = await library.api('GET', `/api/records/book/${body.results[0]!.id}`);
    expect(made.body).toMatchObject({ title: 'Keyed', isbn: 'K-1', version: 1 });
  });

  it('gives a value away before it takes it', async () => {
    const { id } = await library.create('book', { title: 'Gone', isbn: 'G-1' });
    const { id: other } = await library.create('book', { title: 'Renamed', isbn: 'G-2' });
    const { status, body } = await batch(
      [
        { op: 'delete', id },
        { op: 'update', id: other, data: { isbn: 'G-3' } },
        { op: 'create', data: { title: 'New', isbn: 'G-1' } },
        { op: 'create', data: { title: 'New', isbn: 'G-2' } },
      ],
      true,
    );
    expect(status, JSON.stringify(body)).toBe(200);
  });

  it('takes five thousand operations and not one more', async () => {
    const { status, body } = await batch(newBooks(5000), false);
    expect(status).toBe(200);
    expect(body.results).toHaveLength(5000);
    expect((await batch(newBooks(5001), false)).status).toBe(400);
  });
});

function newBooks(count: number) {
  return Array.from({ length: count }, (_, i) => ({ op: 'create', data: { title: `B${i}` } }));
}
