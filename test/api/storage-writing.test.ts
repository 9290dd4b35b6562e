import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../platform/kernel/ids.ts';
import { DeletionStore } from '../../platform/storage/store/deletion-store.ts';
import { NumberStore } from '../../platform/storage/store/number-store.ts';
import type { RecordStore } from '../../platform/storage/store/record-store.ts';
import type { StoredRecord } from '../../platform/storage/stored-record.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

const BOOK = 'library:book';
const stamp = { at: '2026-03-12T02:00:00.000Z', by: null };

let storage: TestStorage;
let store: RecordStore;
beforeAll(async () => {
  storage = await openTestStorage();
  store = storage.catalog.store;
});
afterAll(() => storage.close());

async function read(entity: string, id: string): Promise<StoredRecord | undefined> {
  const found = await storage.database.transaction((tx) => store.lock(tx, entity, [id], 'keyShare'));
  return found.get(id);
}

describe('whole records', () => {
  const values = {
    title: '红楼梦 "first" \\ edition',
    tags: ['a', 'b,c', '"', ''],
    pages: 12,
    price: '9999999999999999.9999',
    'price.base': '1.0000',
    acquiredOn: '0001-01-01',
    lendable: true,
  };

  it('come back as they were inserted, one or many', async () => {
    const [one] = await storage.insert(BOOK, [values]);
    const many = await storage.insert(BOOK, [
      { ...values, related: [one] },
      { title: 'other', tags: null, related: [] },
    ]);
    expect(await read(BOOK, one!)).toMatchObject({ ...values, price: '9999999999999999.9999', related: [] });
    expect(await read(BOOK, many[0]!)).toMatchObject({ ...values, related: [one] });
    expect(await read(BOOK, many[1]!)).toMatchObject({
      title: 'other',
      tags: null,
      pages: null,
      related: [],
    });
  });

  it('take a thousand and one rows in one call', async () => {
    const ids = await storage.insert(
      BOOK,
      Array.from({ length: 1001 }, (_, i) => ({ title: `bulk ${i}`, tags: [String(i)] })),
    );
    expect(await read(BOOK, ids[1000]!)).toMatchObject({ title: 'bulk 1000', tags: ['1000'] });
  });

  it('change the named fields alone and get the next version', async () => {
    const [a, b, c] = await storage.insert(BOOK, [values, values, values]);
    await storage.database.transaction((tx) =>
      store.update(
        tx,
        BOOK,
        [
          { id: a!, values: { title: 'a', tags: ['x'] } },
          { id: b!, values: { title: 'b', tags: null } },
          { id: c!, values: { related: [a, b] } },
        ],
        stamp,
      ),
    );
    expect(await read(BOOK, a!)).toMatchObject({
      ...values,
      title: 'a',
      tags: ['x'],
      version: 2,
      updatedAt: stamp.at,
    });
    expect(await read(BOOK, b!)).toMatchObject({ title: 'b', tags: null, version: 2 });
    const related = [a, b].toSorted();
    expect(await read(BOOK, c!)).toMatchObject({ ...values, version: 2, related });
  });

  it('know what points at them and what is above them', async () => {
    const [root] = await storage.insert(BOOK, [{ title: 'root' }]);
    const [middle] = await storage.insert(BOOK, [{ title: 'middle', volumeOf: root }]);
    const [leaf] = await storage.insert(BOOK, [{ title: 'leaf', volumeOf: middle, related: [root] }]);
    const { session } = storage.database;
    const { fields } = storage.model.entity(BOOK);
    expect(await store.ancestors(session, BOOK, leaf!)).toEqual([middle, root]);
    expect(await store.referencing(session, fields.get('volumeOf')!, [root!, middle!])).toEqual(
      [middle, leaf].toSorted(),
    );
    expect(await store.referencing(session, fields.get('related')!, [root!])).toEqual([leaf]);
  });

  it('are found by key, in the order of the keys', async () => {
    const [first] = await storage.insert(BOOK, [{ title: 'k', isbn: '111' }]);
    const [second] = await storage.insert(BOOK, [{ title: 'k', isbn: '222' }]);
    const { session } = storage.database;
    const found = await store.findByKey(
      session,
      BOOK,
      ['isbn', 'title'],
      [
        ['222', 'k'],
        ['333', 'k'],
        ['111', 'k'],
        [null, 'k'],
      ],
    );
    expect(found).toEqual([[second], [], [first], []]);
    expect((await store.findByKey(session, BOOK, ['title'], [['k']]))[0]).toEqual([first, second].toSorted());
  });
});

describe('the recycle bin', () => {
  it('hides what is deleted, frees its unique key and gives it back', async () => {
    const { database } = storage;
    const [id] = await storage.insert(BOOK, [{ title: 'gone', isbn: '9' }]);
    const deletionId = newId();
    await database.transaction((tx) => store.markDeleted(tx, BOOK, [id!], { ...stamp, deletionId }));
    const where = storage.filter('book', "title == 'gone'");
    expect(await storage.find({ entity: 'book', where })).toEqual([]);
    expect(await storage.find({ entity: 'book', where, deleted: 'only' })).toEqual([{ id }]);
    const deletions = new DeletionStore();
    expect(await deletions.deletionOf(database.session, BOOK, id!)).toBe(deletionId);
    expect(await deletions.recordsOf(database.session, deletionId)).toEqual(new Map([[BOOK, [id]]]));
    await storage.insert(BOOK, [{ title: 'replacement', isbn: '9' }]);
    const back = database.transaction((tx) => store.unmarkDeleted(tx, BOOK, [id!], stamp));
    await expect(back).rejects.toMatchObject({ status: 409, code: 'notUnique' });
  });

  it('remembers what a deletion cleared until it is put back', async () => {
    const deletions = new DeletionStore();
    const cleared = { entity: BOOK, field: 'volumeOf', recordId: newId(), targetId: newId() };
    const deletionId = newId();
    await storage.database.transaction(async (tx) => {
      await deletions.rememberCleared(tx, deletionId, [cleared]);
      expect(await deletions.takeCleared(tx, deletionId)).toEqual([cleared]);
      expect(await deletions.takeCleared(tx, deletionId)).toEqual([]);
    });
  });
});

describe('what the database refuses', () => {
  it('names the field whose value is taken', async () => {
    await storage.insert(BOOK, [{ title: 'x', isbn: 'taken' }]);
    await expect(storage.insert(BOOK, [{ title: 'y', isbn: 'taken' }])).rejects.toMatchObject({
      status: 409,
      code: 'notUnique',
      issues: [{ path: 'isbn', message: { code: 'taken' } }],
    });
  });

  it('names the reference whose target is missing, also in a many-to-many field', async () => {
    await expect(storage.insert(BOOK, [{ title: 'x', volumeOf: newId() }])).rejects.toMatchObject({
      status: 422,
      issues: [{ path: 'volumeOf', message: { code: 'noSuchTarget' } }],
    });
    await expect(storage.insert(BOOK, [{ title: 'x', related: [newId()] }])).rejects.toMatchObject({
      status: 422,
      issues: [{ path: 'related' }],
    });
  });

  it('names the required field that is empty', async () => {
    await expect(storage.insert(BOOK, [{ title: null }])).rejects.toMatchObject({
      status: 422,
      issues: [{ path: 'title', message: { code: 'empty' } }],
    });
  });

  it.each([
    [{ title: 'a\u0000b' }, 400, 'badText'],
    [{ title: 'a', pages: 3_000_000_000 }, 422, 'numberTooLarge'],
    [{ title: 'a', price: '1e40' }, 422, 'numberTooLarge'],
    [{ title: 'a', acquiredOn: '2026-13-01' }, 400, 'badValue'],
  ])('refuses %j as a mistake of the request', async (values, status, code) => {
    await expect(storage.insert(BOOK, [values])).rejects.toMatchObject({ status, code });
    await expect(storage.insert(BOOK, [values, values])).rejects.toMatchObject({ status, code });
  });
});

describe('numbers', () => {
  const numbers = new NumberStore();

  it('are neither given twice nor left out by fifty at once', async () => {
    const taken = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        storage.database.transaction(async (tx) => {
          const first = await numbers.take(tx, 'library:loan.number', '2026', (i % 3) + 1);
          return Array.from({ length: (i % 3) + 1 }, (_, n) => first + n);
        }),
      ),
    );
    const all = taken.flat().toSorted((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: all.length }, (_, i) => i + 1));
  });

  it('go back when the transaction fails, and start again in a new period', async () => {
    const failing = storage.database.transaction(async (tx) => {
      await numbers.take(tx, 'gapless', '2026', 5);
      throw new Error('the write failed');
    });
    await expect(failing).rejects.toThrow('the write failed');
    const take = (period: string) =>
      storage.database.transaction((tx) => numbers.take(tx, 'gapless', period, 1));
    expect([await take('2026'), await take('2026'), await take('2027')]).toEqual([1, 2, 1]);
  });

  it('go on behind a number that came from outside', async () => {
    const next = await storage.database.transaction(async (tx) => {
      await numbers.raise(tx, 'imported', '', 41);
      await numbers.raise(tx, 'imported', '', 7);
      return numbers.take(tx, 'imported', '', 1);
    });
    expect(next).toBe(42);
  });
});

describe('transactions', () => {
  it('are repeated when two lock each other out', async () => {
    const [a, b] = await storage.insert(BOOK, [{ title: 'a' }, { title: 'b' }]);
    let attempts = 0;
    const crosswise = (first: string, second: string) =>
      storage.database.transaction(async (tx) => {
        attempts++;
        await store.lock(tx, BOOK, [first], 'update');
        await tx.rows('select pg_sleep(0.2)');
        await store.lock(tx, BOOK, [second], 'update');
        await store.update(tx, BOOK, [{ id: first, values: { pages: attempts } }], stamp);
      });
    await Promise.all([crosswise(a!, b!), crosswise(b!, a!)]);
    expect(attempts).toBe(3);
    expect(await read(BOOK, a!)).toMatchObject({ version: 2 });
    expect(await read(BOOK, b!)).toMatchObject({ version: 2 });
  });

  it('leave nothing behind when their work fails', async () => {
    const failing = storage.database.transaction(async (tx) => {
      await store.insert(tx, BOOK, [
        {
          ...(await read(BOOK, (await storage.insert(BOOK, [{ title: 'seed' }]))[0]!))!,
          id: newId(),
          title: 'half',
        },
      ]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await storage.find({ entity: 'book', where: storage.filter('book', "title == 'half'") })).toEqual(
      [],
    );
  });
});
