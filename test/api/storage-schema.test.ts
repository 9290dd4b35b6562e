import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '../../platform/kernel/ids.ts';
import type { Model } from '../../platform/model/model.ts';
import { openCatalog } from '../../platform/storage/open-catalog.ts';
import { planSchema } from '../../platform/storage/schema/schema-plan.ts';
import { verifySchema } from '../../platform/storage/schema/verify-schema.ts';
import { refreshCollation } from '../../platform/storage/system/collation.ts';
import { prepareSystemSchema } from '../../platform/storage/system/system-schema.ts';
import { libraryFiles, text, writePacks } from '../support/pack-folder.ts';
import { LIBRARY, modelOf } from '../support/model.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

const BOOK = 'library:book';
let storage: TestStorage | undefined;
afterEach(() => storage?.close());

/** The small library with other fields of a book. */
function libraryWith(
  change: (fields: Record<string, unknown>, book: Record<string, unknown>) => void,
): Model {
  const files = libraryFiles();
  const book = files['book.entity.json'] as Record<string, unknown> & { fields: Record<string, unknown> };
  change(book.fields, book);
  return modelOf(...writePacks({ library: files }));
}

const asItIs = (): Model => libraryWith(() => {});

async function columnsOf(table: string): Promise<string[]> {
  const rows = await storage!.database.session.rows<{ name: string }>(
    `select column_name || case is_nullable when 'NO' then '!' else '' end as name
     from information_schema.columns where table_schema = 'library' and table_name = $1 order by 1`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function indexesOf(table: string): Promise<string[]> {
  const rows = await storage!.database.session.rows<{ definition: string }>(
    `select regexp_replace(indexdef, '^CREATE (UNIQUE )?INDEX \\w+ ON \\S+ USING btree ', '\\1') as definition
     from pg_indexes where schemaname = 'library' and tablename = $1 order by 1`,
    [table],
  );
  return rows.map(({ definition }) => definition);
}

describe('the tables of a Model', () => {
  it('are made once: the next plan is empty and finds nothing wrong', async () => {
    storage = await openTestStorage(modelOf(LIBRARY));
    const { database, model } = storage;
    expect((await planSchema(database, model)).steps).toEqual([]);
    expect(await verifySchema(database, model)).toEqual([]);
    await prepareSystemSchema(database);
    expect(await refreshCollation(database)).toEqual([]);
  });

  it('have the indexes that keys, references, titles and views need', async () => {
    storage = await openTestStorage(asItIs());
    expect(await indexesOf('book')).toEqual([
      '(genre, title, id) WHERE (deleted_at IS NULL)',
      '(series, id) WHERE (deleted_at IS NULL)',
      '(title, id) WHERE (deleted_at IS NULL)',
      'UNIQUE (id)',
    ]);
  });

  it('get another search index when other fields are searched', async () => {
    storage = await openTestStorage(asItIs());
    const searched = libraryWith((fields) => {
      fields['isbn'] = { type: 'text', label: text('ISBN'), searchable: true };
    });
    const steps = async (model: Model) =>
      (await planSchema(storage!.database, model)).steps.map(
        ({ kind, subject }) => `${kind} ${subject.replace(/_k\w{8}$/, '')}`,
      );
    expect(await steps(searched)).toEqual([
      'addColumn isbn',
      'createIndex book_search',
      'analyze "library"."book"',
    ]);
    await openCatalog(storage.database, searched);
    expect(await verifySchema(storage.database, searched)).toEqual([]);
    expect(await steps(asItIs())).toEqual(['dropIndex book_search']);
  });

  it('grow with the Model while their records stay', async () => {
    storage = await openTestStorage(asItIs());
    const [old] = await storage.insert('book', [{ title: 'old', pages: 7 }]);
    const grown = libraryWith((fields) => {
      fields['isbn'] = { type: 'text', label: text('ISBN'), required: true, unique: true };
      fields['translationOf'] = { type: 'reference', label: text('Of'), to: 'book', onDelete: 'clear' };
    });
    const plan = await planSchema(storage.database, grown);
    expect(
      plan.steps.map(({ kind, subject, runs }) => [kind, subject.replace(/_k\w{8}$/, ''), runs]),
    ).toEqual([
      ['addColumn', 'isbn', 'short'],
      ['addColumn', 'translation_of', 'short'],
      ['addForeignKey', 'book_translation_of_fk', 'short'],
      ['validateForeignKey', 'book_translation_of_fk', 'online'],
      ['createIndex', 'book_isbn', 'online'],
      ['createIndex', 'book_translation_of', 'online'],
    ]);
    const { store } = await openCatalog(storage.database, grown);
    const found = await storage.database.transaction((tx) => store.lock(tx, BOOK, [old!], 'keyShare'));
    expect(found.get(old!)).toMatchObject({ title: 'old', pages: 7, isbn: null, translationOf: null });
    expect((await planSchema(storage.database, grown)).steps).toEqual([]);
  });

  it('keep what is retired, without NOT NULL and unique, and give it back with its values', async () => {
    const full = libraryWith((fields) => {
      fields['isbn'] = { type: 'text', label: text('ISBN'), required: true, unique: true };
    });
    storage = await openTestStorage(full);
    await storage.insert('book', [{ title: 'old', isbn: '1' }]);
    const reduced = asItIs();
    await openCatalog(storage.database, reduced);
    expect(await columnsOf('book')).toContain('isbn');
    expect((await indexesOf('book')).join()).not.toContain('isbn');
    const { store } = await openCatalog(storage.database, full);
    const rows = await store.find(storage.database.session, {
      entity: BOOK,
      select: [['isbn']],
      where: storage.filter('book', "title == 'old'"),
      sort: [],
      limit: 1,
    });
    expect(rows).toEqual([{ isbn: '1' }]);
    expect(await columnsOf('book')).toContain('isbn');
  });

  it('never take a field that goes and one that comes for a renaming', async () => {
    storage = await openTestStorage(asItIs());
    const other = libraryWith((fields) => {
      delete fields['boughtOn'];
      fields['soldOn'] = { type: 'date', label: text('Sold on') };
    });
    const { steps } = await planSchema(storage.database, other);
    expect(steps.map(({ kind, subject }) => [kind, subject])).toEqual([['addColumn', 'sold_on']]);
  });

  it('give a field of another type another column, and the old one back', async () => {
    storage = await openTestStorage(asItIs());
    const [id] = await storage.insert('book', [{ title: 'old', boughtOn: '2026-01-02' }]);
    const valueIn = async (model: Model) => {
      const { store } = await openCatalog(storage!.database, model);
      const found = await storage!.database.transaction((tx) => store.lock(tx, BOOK, [id!], 'keyShare'));
      return found.get(id!)?.['boughtOn'];
    };
    const changed = libraryWith((fields) => {
      fields['boughtOn'] = { type: 'dateTime', label: text('Bought') };
    });
    expect(await valueIn(changed)).toBeNull();
    expect(await columnsOf('book')).toEqual(expect.arrayContaining(['bought_on', 'bought_on_2']));
    expect(await valueIn(asItIs())).toBe('2026-01-02');
  });

  it('refuse to become unique over duplicates, naming the field, and heal afterwards', async () => {
    storage = await openTestStorage(asItIs());
    const [, second] = await storage.insert('book', [{ title: 'same' }, { title: 'same' }]);
    const unique = libraryWith((_, book) => {
      book['uniqueKeys'] = { title: { fields: { title: {} } } };
    });
    await expect(openCatalog(storage.database, unique)).rejects.toMatchObject({
      status: 409,
      code: 'duplicatesBlockKey',
    });
    const { store } = storage.catalog;
    const stamp = { at: '2026-03-12T02:00:00.000Z', by: null, deletionId: newId() };
    await storage.database.transaction((tx) => store.markDeleted(tx, BOOK, [second!], stamp));
    await openCatalog(storage.database, unique);
    expect((await planSchema(storage.database, unique)).steps).toEqual([]);
  });

  it('wait for their lock in short tries, so that readers are not held up', async () => {
    storage = await openTestStorage(asItIs());
    const { database } = storage;
    const grown = libraryWith((fields) => {
      fields['isbn'] = { type: 'text', label: text('ISBN') };
    });
    const read = Promise.withResolvers<'read'>();
    const late = AbortSignal.timeout(20_000);
    const blocked = database.transaction(async (tx) => {
      await tx.rows('select * from library.book');
      // A reader that queued behind the change would wait for this, and this for the reader.
      return Promise.race([read.promise, once(late, 'abort').then(() => 'held up')]);
    });
    const opening = openCatalog(database, grown);
    for (let i = 0; i < 10; i++) {
      await database.session.rows('select count(*) from library.book');
      await sleep(40);
    }
    read.resolve('read');
    const [readers] = await Promise.all([blocked, opening]);
    expect(readers).toBe('read');
    expect(await columnsOf('book')).toContain('isbn');
  });

  it('are found wanting where somebody changed them by hand', async () => {
    storage = await openTestStorage(asItIs());
    const { database, model } = storage;
    await database.session.script('alter table library.book alter column title type varchar(20)');
    await database.session.script('alter table library.loan drop column number');
    const findings = await verifySchema(database, model);
    expect(findings).toEqual([
      expect.objectContaining({ kind: 'missing', place: '"library"."loan" number' }),
      expect.objectContaining({ kind: 'missing' }),
    ]);
    await openCatalog(database, model);
    expect(await verifySchema(database, model)).toEqual([
      {
        kind: 'differs',
        place: '"library"."book"."title"',
        detail: 'is character varying(20), should be text collate organisation',
      },
    ]);
  });

  it('are found wanting where a reference to one of several entities leads nowhere', async () => {
    storage = await openTestStorage();
    const { database, model } = storage;
    const [book, reader] = [...(await storage.insert('book', [{ title: 'A' }])), newId()];
    const readers = await storage.insert('reader', [{ name: 'B' }]);
    await storage.insert('loan', [
      { number: 'L-1', reader: readers[0], about: { entity: BOOK, id: book } },
      { number: 'L-2', reader: readers[0], about: { entity: 'library:reader', id: reader } },
    ]);
    expect(await verifySchema(database, model)).toEqual([
      { kind: 'orphan', place: '"library"."loan"."about_id"', detail: '1 values lead to no library:reader' },
    ]);
  });
});
