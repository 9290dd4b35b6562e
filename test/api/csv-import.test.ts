import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportMap } from '../../platform/exchange/import-map.ts';
import { Caller } from '../../platform/kernel/caller.ts';
import { CsvImports } from '../support/csv-imports.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
let imports: CsvImports;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
});
afterAll(() => app?.close());
beforeEach(() => {
  imports = new CsvImports(app);
  return () => rmSync(imports.folder, { recursive: true });
});

async function book(isbn: string): Promise<Record<string, unknown> | undefined> {
  return (await imports.items('book', { filter: `isbn == '${isbn}'` }))[0];
}

const BOOKS: ImportMap = {
  match: ['isbn'],
  update: 'overwrite',
  fields: {
    isbn: { column: 'ISBN' },
    title: { template: '{Title}: {Subtitle}' },
    pages: { column: 'Pages' },
    price: { column: 'Price', round: 2 },
    genre: { column: 'Kind', values: { N: 'novel', S: 'science', '-': null } },
    acquiredOn: { column: 'Bought', dateFormat: 'M/D/YYYY' },
  },
};
const HEAD = 'ISBN,Title,Subtitle,Pages,Price,Kind,Bought';

describe('an import', () => {
  it('turns rows into records: constants, templates, dates, mapped and rounded values', async () => {
    const counts = await imports.run(
      'book',
      BOOKS,
      `\ufeff${HEAD}\r\n"1-1","The ""Hobbit"", 霍比特人",1937,310,9.80000019,N,9/21/2001\r\n1-2,Tale,x,,,-,\r\n`,
    );
    expect(counts).toEqual({ rows: 2, created: 2, updated: 0, unchanged: 0, failed: 0 });
    const found = await imports.items('book', { filter: "isbn in ['1-1', '1-2']", sort: 'isbn' });
    expect(found).toMatchObject([
      {
        title: 'The "Hobbit", 霍比特人: 1937',
        pages: 310,
        price: '9.80',
        genre: 'novel',
        acquiredOn: '2001-09-21',
      },
      { title: 'Tale: x', pages: null, price: null, genre: null },
    ]);
    expect(existsSync(imports.errorFile)).toBe(false);
  });

  it('stores what is right and writes the rest, with reasons, to a file that can be imported once corrected', async () => {
    const rows = [
      '2-1,Good,a,10,1,N,',
      '2-2,Bad,b,0,cheap,N,',
      '2-3,Worse,c,ten,1,Q,13/1/2020',
      '2-4,Short,d',
    ];
    const counts = await imports.run('book', BOOKS, [HEAD, ...rows].join('\n'));
    expect(counts).toMatchObject({ rows: 4, created: 1, failed: 3 });
    const errors = readFileSync(imports.errorFile, 'utf8');
    expect(errors).toContain(`${HEAD},_row,_error`);
    expect(errors).toMatch(/2-2,Bad,b,0,cheap,N,,3,".*price: "+cheap"+ is not a number/);
    expect(errors).toMatch(/2-3,.*,4,"?pages: .*genre|2-3,.*,4,"?pages: /);
    expect(errors).toMatch(/2-4,Short,d,.*5,The row has 3 cells instead of 7/);
    const corrected = errors
      .replace(/,0,cheap,/, ',5,2,')
      .replace(/,ten,1,Q,13\/1\/2020/, ',10,1,S,1/13/2020');
    writeFileSync(imports.file('again.csv'), corrected);
    expect(await imports.runFile('book', BOOKS, imports.file('again.csv'))).toMatchObject({
      rows: 3,
      created: 3,
      failed: 0,
    });
  });

  it('recognises records by a key: leaves, overwrites or fills them', async () => {
    await imports.run('book', BOOKS, `${HEAD}\n3-1,Old,a,100,,N,`);
    const again = `${HEAD}\n3-1,New,b,,5,S,`;
    expect(await imports.run('book', { ...BOOKS, update: 'none' }, again)).toMatchObject({ unchanged: 1 });
    expect(await book('3-1')).toMatchObject({ title: 'Old: a', price: null });
    expect(await imports.run('book', { ...BOOKS, update: 'fillBlanks' }, again)).toMatchObject({
      updated: 1,
    });
    expect(await book('3-1')).toMatchObject({ title: 'Old: a', pages: 100, price: '5.00', genre: 'novel' });
    expect(await imports.run('book', BOOKS, again)).toMatchObject({ updated: 1 });
    expect(await book('3-1')).toMatchObject({ title: 'New: b', pages: null, genre: 'science' });
    const onlyUpdates = await imports.run('book', { ...BOOKS, create: false }, `${HEAD}\n3-9,None,x,1,1,N,`);
    expect(onlyUpdates).toMatchObject({ created: 0, failed: 1 });
  });

  it('matches the second of two rows with one key against the first', async () => {
    const rows = ['4-1,First,a,1,1,N,', '4-1,Second,b,2,2,S,', ',Keyless,c,1,1,N,'];
    expect(await imports.run('book', BOOKS, [HEAD, ...rows].join('\n'))).toEqual({
      rows: 3,
      created: 1,
      updated: 1,
      unchanged: 0,
      failed: 1,
    });
    expect(await imports.items('book', { filter: "isbn == '4-1'" })).toMatchObject([{ title: 'Second: b' }]);
    expect(readFileSync(imports.errorFile, 'utf8')).toMatch(/recognises the record, is empty/);
  });

  it('finds references by another field, and tells what it does not find or finds twice', async () => {
    for (const name of ['Ann', 'Twin', 'Twin']) await app.api('POST', '/api/records/reader', { name });
    await imports.run('book', BOOKS, `${HEAD}\n5-1,Lent,a,1,1,N,\n5-2,Lent,b,1,1,N,`);
    const map: ImportMap = {
      fields: {
        reader: { column: 'reader', lookup: { by: 'name' } },
        about: { column: 'isbn', lookup: { entity: 'book', by: 'isbn' } },
      },
    };
    const counts = await imports.run('loan', map, 'reader,isbn\nAnn,5-1\nNobody,5-1\nTwin,5-2\nAnn,\n');
    expect(counts).toMatchObject({ created: 2, failed: 2 });
    const loans = await imports.items('loan', {
      filter: "reader.name == 'Ann'",
      fields: 'reader,about',
      sort: 'number',
    });
    expect(loans).toMatchObject([{ about: { title: 'Lent: a' } }, { about: null }]);
    const errors = readFileSync(imports.errorFile, 'utf8');
    expect(errors).toMatch(/Nobody,5-1,3,.*There is no Reader with Name ""Nobody""/);
    expect(errors).toMatch(/Twin,5-2,4,.*More than one Reader/);
  });

  it('makes one record of the rows of a group, with its lines; a wrong line keeps the whole out', async () => {
    await app.api('POST', '/api/records/reader', { name: 'Liz' });
    await imports.run('book', BOOKS, `${HEAD}\n6-1,A,a,1,1,N,\n6-2,B,b,1,1,N,\n6-3,C,c,1,1,N,`);
    const map: ImportMap = {
      fields: { reader: { column: 'reader', lookup: { by: 'name' } }, note: { column: 'loan' } },
      children: {
        field: 'lines',
        groupBy: ['loan'],
        fields: {
          book: { column: 'isbn', lookup: { by: 'isbn' } },
          copies: { column: 'copies' },
          discount: { column: 'discount', multiply: '100', round: 2 },
        },
      },
    };
    const rows = [
      'loan,reader,isbn,copies,discount',
      'L1,Liz,6-1,1,0.0500000007',
      'L1,Liz,6-2,2,0',
      'L2,Liz,6-1,1,0',
      'L2,Liz,6-2,1000,0',
      'L1,Liz,6-3,9,0',
    ];
    const counts = await imports.run('loan', map, rows.join('\n'));
    expect(counts).toEqual({ rows: 5, created: 1, updated: 0, unchanged: 0, failed: 1 });
    const [loan] = await imports.items('loan', { filter: "reader.name == 'Liz'", fields: 'note,lines' });
    expect(loan).toMatchObject({
      note: 'L1',
      lines: [
        { book: { title: 'A: a' }, copies: 1, discount: '5.0000' },
        { book: { title: 'B: b' }, copies: 2 },
        { book: { title: 'C: c' }, copies: 9 },
      ],
    });
    const errors = readFileSync(imports.errorFile, 'utf8').trim().split('\r\n');
    expect(errors).toHaveLength(3);
    expect(errors[1]).toMatch(/^L2,Liz,6-1,1,0,4,$/);
    expect(errors[2]).toMatch(/^L2,Liz,6-2,1000,0,5,.*copies/);
  });

  it('keeps a group out whose rows say different things about their record', async () => {
    for (const name of ['Pat', 'Sam']) await app.api('POST', '/api/records/reader', { name });
    await imports.run('book', BOOKS, `${HEAD}\n9-1,A,a,1,1,N,\n9-2,B,b,1,1,N,`);
    const book = { column: 'isbn', lookup: { by: 'isbn' } };
    const map: ImportMap = {
      fields: { reader: { column: 'reader', lookup: { by: 'name' } } },
      children: { field: 'lines', groupBy: ['loan'], fields: { book } },
    };
    const rows = ['loan,reader,isbn', 'L3,Pat,9-1', 'L4,Pat,9-1', 'L4,,9-2', 'L3,Sam,9-2'];
    expect(await imports.run('loan', map, rows.join('\n'))).toMatchObject({ created: 1, failed: 1 });
    const errors = readFileSync(imports.errorFile, 'utf8').trim().split('\r\n');
    expect(errors.slice(1)).toEqual([
      'L3,Pat,9-1,2,',
      expect.stringMatching(/^L3,Sam,9-2,5,.*says ""Sam"".*""Pat""/),
    ]);
  });

  it('writes references among the rows in a second pass, whatever their order', async () => {
    const map: ImportMap = {
      match: ['isbn'],
      fields: {
        isbn: { column: 'isbn' },
        title: { column: 'isbn' },
        volumeOf: { column: 'set', lookup: { by: 'isbn' } },
      },
    };
    const counts = await imports.run('book', map, 'isbn,set\n7-1,7-0\n7-2,7-1\n7-0,\n7-3,7-9\n');
    expect(counts).toEqual({ rows: 4, created: 4, updated: 0, unchanged: 0, failed: 1 });
    const found = await imports.items('book', {
      filter: "startsWith(isbn, '7-')",
      fields: 'isbn,volumeOf',
      sort: 'isbn',
    });
    expect(found.map(({ isbn, volumeOf }) => [isbn, (volumeOf as { title: string } | null)?.title])).toEqual([
      ['7-0', undefined],
      ['7-1', '7-0'],
      ['7-2', '7-1'],
      ['7-3', undefined],
    ]);
    expect(readFileSync(imports.errorFile, 'utf8')).toMatch(/7-3,7-9,5,.*volumeOf/);
  });

  it('is written in the name of the user it is run as, under that user’s rights', async () => {
    const member = Caller.user({
      id: '0190a0b0-0000-7000-8000-000000000001',
      username: 'm',
      roles: ['member'],
    });
    const map: ImportMap = { fields: { name: { column: 'name' }, username: { column: 'name' } } };
    await expect(imports.run('user', map, 'name\nanna\n', member)).rejects.toMatchObject({ status: 403 });
  });
});
