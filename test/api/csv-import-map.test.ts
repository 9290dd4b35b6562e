import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportMap } from '../../platform/exchange/import-map.ts';
import { KehuError } from '../../platform/kernel/errors.ts';
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

async function refusal(work: Promise<unknown>): Promise<KehuError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(KehuError);
  return error as KehuError;
}

const HEAD = 'ISBN,Title,Subtitle,Pages,Price,Kind,Bought';

describe('the map of an import', () => {
  it.each<[string, string, object, string]>([
    ['is no JSON', 'book', 'nothing' as unknown as object, 'not'],
    ['has no fields', 'book', {}, 'fields'],
    ['has a property nobody knows', 'book', { fields: { isbn: { colum: 'ISBN' } } }, 'colum'],
    ['takes a value from two places', 'book', { fields: { isbn: { column: 'ISBN', value: 'x' } } }, 'isbn'],
    ['names an unknown field', 'book', { fields: { titel: { column: 'ISBN' } } }, '→ title'],
    ['names an unknown column', 'book', { fields: { title: { column: 'Titel' } } }, '→ Title'],
    ['fills a system field', 'book', { fields: { createdAt: { column: 'ISBN' } } }, 'createdAt'],
    ['fills a children field', 'loan', { fields: { lines: { column: 'ISBN' } } }, 'lines'],
    ['refers without a look-up', 'loan', { fields: { reader: { column: 'ISBN' } } }, '"lookup"'],
    [
      'looks up what is no reference',
      'book',
      { fields: { isbn: { column: 'ISBN', lookup: { by: 'name' } } } },
      'isbn',
    ],
    [
      'looks up by an unknown field',
      'loan',
      { fields: { reader: { column: 'ISBN', lookup: { by: 'nam' } } } },
      '→ name',
    ],
    [
      'has a date format without a day',
      'book',
      { fields: { acquiredOn: { column: 'ISBN', dateFormat: 'MM/YYYY' } } },
      'MM/YYYY',
    ],
    [
      'matches by a field it does not map',
      'book',
      { match: ['isbn'], fields: { title: { column: 'Title' } } },
      'isbn',
    ],
    [
      'refers to its own rows without a key',
      'book',
      { fields: { volumeOf: { column: 'ISBN', lookup: { by: 'isbn' } } } },
      'volumeOf',
    ],
    [
      'groups under what is no children field',
      'loan',
      {
        fields: { note: { column: 'ISBN' } },
        children: { field: 'note', groupBy: ['ISBN'], fields: { book: { column: 'ISBN' } } },
      },
      'note',
    ],
  ])('that %s is refused before anything is written', async (_, entity, map, words) => {
    const error = await refusal(imports.run(entity, map as ImportMap, `${HEAD}\n8-1,T,t,1,1,N,`));
    expect(error.status).toBeLessThan(500);
    expect(error.message).toContain(words);
    expect(await imports.items('book', { filter: "isbn == '8-1'" })).toEqual([]);
  });

  it('and the file must be there', async () => {
    expect(
      await refusal(
        imports.runFile('book', { fields: { title: { column: 'Title' } } }, imports.file('none.csv')),
      ),
    ).toMatchObject({ code: 'fileUnreadable' });
    expect(await refusal(imports.run('bok', { fields: { title: { column: 'Title' } } }, HEAD))).toMatchObject(
      { status: 404 },
    );
  });
});
