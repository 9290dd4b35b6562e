import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootstrap } from '../../platform/bootstrap.ts';
import { SeedLoader } from '../../platform/exchange/seed/seed-loader.ts';
import { KehuError } from '../../platform/kernel/errors.ts';
import { readSettings } from '../../platform/kernel/settings.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

type Records = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const BOOKS: Records = {
  ring3: { title: 'The Return of the King', isbn: '3', volumeOf: { $ref: 'book:ring' } },
  ring: { title: 'The Lord of the Rings', isbn: '0' },
  tale: { title: 'A tale to delete', isbn: '9' },
};
const READERS: Records = { ann: { name: 'Ann', email: 'ann@library.example' } };
const LOANS: Records = {
  first: {
    reader: { $ref: 'reader:ann' },
    loanedOn: { $today: -100 },
    dueOn: { $today: -5 },
    lines: { one: { book: { $ref: 'book:ring3' } }, two: { book: { $ref: 'book:ring' }, copies: 2 } },
  },
};

let folder: string;
let app: TestApp;

beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'kehu-seed-')), 'library');
  cpSync('test/fixtures/library', folder, { recursive: true });
  write('book.data.json', 'book', BOOKS);
  write('reader.demo.json', 'reader', READERS);
  write('loan.demo.json', 'loan', LOANS);
  app = await startTestApp({ packs: [folder], clock: '2026-03-11T09:00:00+08:00' });
}, 120_000);

afterAll(async () => {
  await app?.close();
  rmSync(join(folder, '..'), { recursive: true });
});

function write(file: string, entity: string, records: Records, more: object = {}): void {
  writeFileSync(join(folder, file), JSON.stringify({ entity, ...more, records }));
}

/** Starts once more on the same database. */
async function startAgain(demo = ''): Promise<void> {
  const database = { PORT: '0', DATABASE_URL: app.databaseUrl };
  const environment = { ...database, KEHU_PACKS: folder, KEHU_DEMO: demo, KEHU_DEVELOP: '1' };
  const node = await bootstrap(readSettings(environment), { clock: app.clock, logger: false });
  await node.close();
}

async function list(entity: string, fields: string, sort = fields): Promise<Record<string, unknown>[]> {
  const query = new URLSearchParams({ fields, sort });
  const { body } = await app.api<{ items: Record<string, unknown>[] }>(
    'GET',
    `/api/records/${entity}?${query}`,
  );
  return body.items;
}

const titles = async () => (await list('book', 'title')).map(({ title }) => title);

describe('records that a pack brings along', () => {
  it('are there after the first start, whatever their order in the file', async () => {
    const books = await list('book', 'title,volumeOf', 'isbn');
    expect(books.map(({ title }) => title)).toEqual([
      'The Lord of the Rings',
      'The Return of the King',
      'A tale to delete',
    ]);
    expect(books[1]?.['volumeOf']).toMatchObject({ title: 'The Lord of the Rings' });
  });

  it('leave the demo out unless it is asked for', async () => {
    expect(await list('loan', 'number')).toEqual([]);
    await startAgain('1');
    const [loan] = await list('loan', 'number,reader,dueOn', 'number');
    expect(loan).toMatchObject({ number: 'L-2026-0001', reader: { title: 'Ann' }, dueOn: '2026-03-06' });
    expect(await list('loanLine', 'copies')).toMatchObject([{ copies: 1 }, { copies: 2 }]);
  });

  it('are written to the log in the name of what brought them', async () => {
    const [loan] = await list('loan', 'number');
    const path = `/api/records/loan/${String(loan?.['id'])}/history`;
    const { body } = await app.api<{ items: { by: { title: string } }[] }>('GET', path);
    expect(body.items[0]?.by.title).toBe('demo data');
  });

  it('come once: a new version adds what is new and leaves what people changed or deleted', async () => {
    const books = await list('book', 'title', 'isbn');
    await app.api('PATCH', `/api/records/book/${String(books[0]?.['id'])}`, { title: 'LOTR' });
    await app.api('DELETE', `/api/records/book/${String(books[2]?.['id'])}`);
    write('book.data.json', 'book', {
      ...BOOKS,
      hobbit: { title: 'The Hobbit', volumeOf: { $ref: 'book:ring' } },
    });
    await startAgain();
    expect(await titles()).toEqual(['LOTR', 'The Hobbit', 'The Return of the King']);
  });

  it.each([
    ['never', 'Mine', 'Other'],
    ['untouched', 'Mine', 'Other, 2nd edition'],
    ['always', 'Theirs, 2nd edition', 'Other, 2nd edition'],
  ])('are brought up to date as their set says: %s', async (update, touched, untouched) => {
    const load = (edition: string) => {
      const [mine, other] = [`1${update}`, `2${update}`];
      const records = {
        [mine]: { title: `Theirs${edition}`, isbn: mine },
        [other]: { title: `Other${edition}`, isbn: other, volumeOf: { $ref: `book:${mine}` } },
        [`3${update}`]: { title: `Deleted${edition}`, isbn: `3${update}` },
      };
      write('set.data.json', 'book', records, { update });
      return app.node.app.get(SeedLoader).load(loadPacks(['metadata/core', folder]), 'data');
    };
    await load('');
    const mine = async () =>
      (await list('book', 'title,isbn', 'isbn')).filter(({ isbn }) => String(isbn).endsWith(update));
    const idOf = async (digit: string) =>
      (await mine()).find(({ isbn }) => isbn === `${digit}${update}`)?.['id'] as string;
    await app.api('PATCH', `/api/records/book/${await idOf('1')}`, { title: 'Mine' });
    await app.api('DELETE', `/api/records/book/${await idOf('3')}`);
    await load(', 2nd edition');
    rmSync(join(folder, 'set.data.json'));
    expect((await mine()).map(({ title }) => title)).toEqual([touched, untouched]);
  });

  it('stop the start with file and place where they break a rule, and none of them stays', async () => {
    const wrong = { good: { title: 'Good' }, bad: { title: 'Bad', pages: -1 } };
    write('more.data.json', 'book', wrong);
    const error = await startAgain().catch((problem: unknown) => problem);
    rmSync(join(folder, 'more.data.json'));
    if (!(error instanceof KehuError)) throw error;
    expect(error.message).toContain('more.data.json');
    expect(error.issues.map(({ path }) => path)).toEqual(['bad.pages']);
    expect(await titles()).not.toContain('Good');
  });
});
