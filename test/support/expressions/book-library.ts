import * as fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../../platform/kernel/ids.ts';
import { projectRoot } from '../../../platform/kernel/project-root.ts';
import { compileModel } from '../../../platform/model/compile-model.ts';
import { loadPacks } from '../../../platform/model/load-packs.ts';
import type { Catalog } from '../../../platform/storage/catalog.ts';
import { Database } from '../../../platform/storage/connection/database.ts';
import { openCatalog } from '../../../platform/storage/open-catalog.ts';
import type { StoredRecord } from '../../../platform/storage/stored-record.ts';
import { prepareSystemSchema } from '../../../platform/storage/system/system-schema.ts';
import { text } from '../pack-folder.ts';
import { createTestDatabase } from '../test-database.ts';
import { GENRES } from './book-scope.ts';
import { authorValues, bookValues, loanValues } from './generate-record.ts';

/** Books as book-scope.ts describes them, in real tables. */
export interface BookLibrary {
  readonly catalog: Catalog;
  readonly database: Database;
  /** The author above each author, by id. */
  readonly mentors: ReadonlyMap<string, string | null>;
  /** The records that refer to an author, by relation (`library:book.author`) and his id. */
  related(relation: string, id: string): readonly Readonly<Record<string, unknown>>[];
  /** Any book or author by its id. */
  record(id: string): Readonly<Record<string, unknown>> | undefined;
  /** As an environment knows them: the author loaded, loans as objects. */
  readonly books: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
  close(): Promise<void>;
}

const field = (type: string, more: object = {}) => ({ type, label: text(type), ...more });

const PACK = {
  'pack.json': {
    name: 'library',
    version: '1.0.0',
    label: text('Library'),
    platform: '>=0.1.0 <2',
    dependsOn: { core: '^1.0.0' },
    licence: 'Apache-2.0',
    prefix: 'lib',
  },
  'author.entity.json': {
    name: 'author',
    label: text('Author'),
    title: 'name',
    ownedBy: 'none',
    fields: { name: field('text'), born: field('date'), mentor: field('treeParent') },
  },
  'book.entity.json': {
    name: 'book',
    label: text('Book'),
    title: 'title',
    ownedBy: 'none',
    fields: {
      title: field('text'),
      subtitle: field('longText'),
      pages: field('integer'),
      copies: field('integer', { big: true }),
      price: field('decimal', { precision: 20, scale: 4 }),
      weight: field('money'),
      lent: field('boolean'),
      published: field('date'),
      boughtOn: field('date'),
      seenAt: field('dateTime'),
      opens: field('time'),
      author: field('reference', { to: 'author' }),
      genre: field('select', { options: { novel: { label: GENRES.novel }, law: { label: GENRES.law } } }),
      tags: field('multiSelect', { options: { a: { label: text('a') } } }),
      place: field('address'),
      editors: field('references', { to: 'author' }),
      loans: field('children', { of: 'loan.book' }),
    },
  },
  'loan.entity.json': {
    name: 'loan',
    label: text('Loan'),
    title: 'reader',
    ownedBy: 'parent',
    fields: {
      book: field('reference', { to: 'book', required: true }),
      reader: field('text'),
      days: field('integer'),
      fee: field('decimal', { precision: 20, scale: 4 }),
      due: field('date'),
      lender: field('reference', { to: 'author' }),
    },
  },
};

/** Opens a library of random books in a database of its own. */
export async function openBookLibrary(count: number, seed: number): Promise<BookLibrary> {
  const root = mkdtempSync(join(tmpdir(), 'kehu-books-'));
  writePack(join(root, 'library'));
  const { url, drop } = await createTestDatabase();
  const database = await Database.open({ url });
  await prepareSystemSchema(database);
  const folders = [join(projectRoot, 'metadata/core'), join(root, 'library')];
  const model = compileModel({ packs: loadPacks(folders) });
  rmSync(root, { recursive: true });
  const catalog = await openCatalog(database, model);
  const { books, mentors, authors, loans } = await fill(database, catalog, count, seed);
  const byId = new Map([...authors, ...books].map((record) => [record.id, record]));
  return {
    catalog,
    database,
    books,
    mentors,
    record: (id) => byId.get(id),
    related: (relation, id) => {
      if (relation === 'library:loan.lender') return loans.filter(({ lender }) => lender === id);
      if (relation === 'library:book.editors') return books.filter(({ editors }) => editors.includes(id));
      return books.filter(({ author }) => author?.id === id);
    },
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

function writePack(folder: string): void {
  mkdirSync(folder);
  for (const [name, content] of Object.entries(PACK))
    writeFileSync(join(folder, name), JSON.stringify(content));
}

async function fill(database: Database, { store }: Catalog, count: number, seed: number) {
  const system = { version: 1, createdAt: '2026-03-01T00:00:00.000Z', updatedAt: '2026-03-01T00:00:00.000Z' };
  const authors: StoredRecord[] = fc
    .sample(authorValues, { numRuns: 5, seed })
    .map((values, i) => ({ ...system, ...values, id: i === 0 ? CALLER_ID : newId() }));
  // A tree of authors: the first above the second and third, the second above the fourth; the fifth alone.
  const placed = authors.map((author, i) => ({
    ...author,
    mentor: authors[[-1, 0, 0, 1, -1][i]!]?.id ?? null,
  }));
  const loans: StoredRecord[] = [];
  const books = fc.sample(bookValues, { numRuns: count, seed }).map((values, i) => {
    const id = newId();
    const lent = fc.sample(loanValues, { numRuns: i % 4 || 1, seed: seed + i }).slice(0, i % 4);
    const ownLoans: StoredRecord[] = lent.map(({ lentBy, ...loan }) => {
      const lender = lentBy === null ? null : placed[lentBy % placed.length]!.id;
      return { ...system, ...loan, id: newId(), book: id, lender };
    });
    loans.push(...ownLoans);
    const createdAt = values.createdAt ?? system.createdAt;
    const author = i % 4 === 3 ? null : placed[i % placed.length]!;
    const editors = placed.slice(0, i % 4).map((editor) => editor.id);
    return {
      row: { ...system, ...values, createdAt, id, author: author?.id ?? null, editors },
      known: { ...values, createdAt, id, author, editors, loans: ownLoans },
    };
  });
  await database.transaction(async (tx) => {
    await store.insert(tx, 'library:author', placed);
    await store.insert(
      tx,
      'library:book',
      books.map(({ row }) => row),
    );
    await store.insert(tx, 'library:loan', loans);
  });
  return {
    books: books.map(({ known }) => known),
    authors: placed,
    loans,
    mentors: new Map(placed.map(({ id, mentor }) => [id, mentor])),
  };
}

/** The id `me.id` stands for in the tests; the first author has it too. */
export const CALLER_ID = '0198f7a0-0000-7000-8000-000000000001';
