import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

interface Page {
  readonly items: readonly Row[];
  readonly nextCursor?: string;
  readonly count?: number;
}

let app: TestApp;
let reader: Row;
let loan: Row;

async function create(entity: string, data: object): Promise<Row> {
  const { status, body } = await app.api<Row>('POST', `/api/records/${entity}`, data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

async function list(entity: string, query: Record<string, string>): Promise<Page> {
  const { status, body } = await app.api<Page>('GET', `/api/records/${entity}?${new URLSearchParams(query)}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const titles = ({ items }: Page) => items.map(({ title }) => title);

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'], clock: '2026-03-11T01:00:00Z' });
  const operations = Array.from({ length: 60 }, (_, index) => ({
    op: 'create',
    data: {
      title: `Book ${String(index + 1).padStart(2, '0')}`,
      pages: index % 7 === 0 ? null : 100 + (index % 10),
      genre: index % 2 ? 'novel' : 'science',
      price: `${index}.50`,
      acquiredOn: index < 30 ? '2026-01-15' : '2026-02-20',
    },
  }));
  await app.api('POST', '/api/records/book/batch', { operations });
  const address = { country: '中国', city: '上海' };
  reader = await create('reader', { name: '王芳', phone: '+86 138 0000 1234', level: 'scholar', address });
  const [first] = (await list('book', { sort: 'title', limit: '1' })).items;
  loan = await create('loan', {
    reader: reader.id,
    deposit: '100',
    lines: [{ book: first!.id, copies: 3, fee: '2.50' }],
  });
});
afterAll(() => app?.close());

describe('a list', () => {
  it('filters with CEL, also over references', async () => {
    expect((await list('book', { filter: "genre == 'novel' && pages > 105", count: 'exact' })).count).toBe(
      Array.from({ length: 60 }, (_, i) => i).filter((i) => i % 2 && i % 7 && i % 10 > 5).length,
    );
    const { items } = await list('loan', { filter: "reader.level == 'scholar' && owner == me.id" });
    expect(items.map(({ id }) => id)).toEqual([loan.id]);
    expect((await list('loan', { filter: "reader.name == 'nobody'" })).items).toEqual([]);
  });

  it('returns the fields asked for, with those of references', async () => {
    const { items } = await list('loan', { fields: 'number,reader.level,lines' });
    expect(items[0]).toMatchObject({
      id: loan.id,
      version: 1,
      reader: { id: reader.id, title: '王芳', level: 'scholar' },
    });
    expect(Object.keys(items[0]!).toSorted()).toEqual(['id', 'lines', 'number', 'reader', 'version']);
    expect(items[0]!.lines).toMatchObject([{ copies: 3, book: { title: 'Book 01' } }]);
  });

  it('pages to the end by cursor, in order, with nothing twice and nulls last', async () => {
    const seen: Row[] = [];
    let cursor: string | undefined;
    do {
      const page = await list('book', {
        sort: '-pages,title',
        limit: '7',
        fields: 'title,pages',
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(60);
    const expected = seen.toSorted(
      (a, b) =>
        Number(b.pages ?? -1) - Number(a.pages ?? -1) || String(a.title).localeCompare(String(b.title)),
    );
    expect(seen).toEqual(expected);
  });

  it('pages by offset and tells an estimate when asked', async () => {
    expect(titles(await list('book', { sort: 'title', offset: '50', limit: '3' }))).toEqual([
      'Book 51',
      'Book 52',
      'Book 53',
    ]);
    expect((await list('book', { count: 'estimate' })).count).toBeGreaterThan(0);
  });

  it('finds words of searchable fields, also the digits of a phone number', async () => {
    expect(titles(await list('book', { q: 'book 42' }))).toEqual(['Book 42']);
    expect((await list('reader', { q: '王' })).items).toHaveLength(1);
    expect((await list('reader', { q: '1380000' })).items).toHaveLength(1);
    expect((await list('reader', { q: 'nobody' })).items).toEqual([]);
  });

  it('takes filter, columns and order from a view', async () => {
    const { items } = await list('loan', { view: 'allLoans' });
    expect(items[0]).toMatchObject({ number: loan.number, reader: { level: 'scholar' }, deposit: '100.00' });
    expect((await list('loan', { view: 'overdueLoans' })).items).toEqual([]);
    expect(titles(await list('book', { view: 'allBooks', limit: '1' }))).toEqual(['Book 01']);
  });
});

describe('around a record', () => {
  it('related gives children and what refers to it', async () => {
    const loans = await app.api<Page>(
      'GET',
      `/api/records/reader/${reader.id}/related/loan.reader?fields=number`,
    );
    expect(loans.body.items.map(({ id }) => id)).toEqual([loan.id]);
    const lines = await app.api<Page>('GET', `/api/records/loan/${loan.id}/related/lines`);
    expect(lines.body.items).toMatchObject([{ copies: 3 }]);
    const unknown = await app.api<{ detail: string }>(
      'GET',
      `/api/records/reader/${reader.id}/related/loan.raeder`,
    );
    expect([unknown.status, unknown.body.detail]).toEqual([404, expect.stringContaining('loan.reader')]);
  });

  it('history names the records that values refer to', async () => {
    const { body } = await app.api<{ items: Row[]; titles: object }>(
      'GET',
      `/api/records/loan/${loan.id}/history`,
    );
    expect(body.items).toMatchObject([
      { operation: 'create', by: { title: 'admin' }, changes: { reader: { new: reader.id } } },
    ]);
    expect(body.titles).toMatchObject({ [reader.id]: '王芳' });
  });

  it('search finds it among all entities', async () => {
    const { body } = await app.api<{ items: object[] }>('GET', `/api/search?q=${encodeURIComponent('王芳')}`);
    expect(body.items).toEqual([{ entity: 'library:reader', id: reader.id, title: '王芳' }]);
  });
});

const query = (body: object) =>
  app.api<{ items: Row[]; detail?: string }>('POST', '/api/query', { entity: 'book', ...body });

describe('an aggregate', () => {
  it('groups and measures', async () => {
    const { status, body } = await query({
      groupBy: ['genre'],
      measures: [
        { fn: 'count', as: 'books' },
        { fn: 'sum', field: 'price', as: 'worth' },
      ],
      sort: ['-genre'],
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.items).toMatchObject([
      { genre: 'science', books: 30 },
      { genre: 'novel', books: 30 },
    ]);
    expect(body.items.map(({ worth }) => Number(worth))).toEqual([885, 915]);
  });

  it('groups by month and sums an expression', async () => {
    const { body } = await query({
      filter: "genre == 'novel'",
      groupBy: [{ field: 'acquiredOn', by: 'month', as: 'month' }],
      measures: [{ fn: 'sum', value: 'price * 2', as: 'double' }],
      sort: 'month',
    });
    expect(body.items.map(({ month, double }) => [month, Number(double)])).toEqual([
      ['2026-01-01', 465],
      ['2026-02-01', 1365],
    ]);
  });

  it('groups by a reference with its title', async () => {
    const { body } = await query({ entity: 'loan', groupBy: ['reader'], measures: [{ fn: 'count' }] });
    expect(body.items).toEqual([{ reader: { id: reader.id, title: '王芳' }, count: 1 }]);
  });

  it('groups by a part of a value, of a record referred to as well', async () => {
    const groupBy = ['reader.address.city'];
    const { body } = await query({ entity: 'loan', groupBy, measures: [{ fn: 'count' }] });
    expect(body.items).toEqual([{ 'reader.address.city': '上海', count: 1 }]);
    const { status } = await query({ entity: 'reader', groupBy: ['address'], measures: [{ fn: 'count' }] });
    expect(status).toBe(400);
  });

  it('sorts by names however long and alike', async () => {
    const long = 'n'.repeat(100);
    const { body } = await query({
      groupBy: [{ field: 'genre', as: `${long}Group` }],
      measures: [{ fn: 'sum', field: 'price', as: `${long}Worth` }],
      sort: [`${long}Worth`],
    });
    expect(body.items.map((item) => item[`${long}Group`])).toEqual(['science', 'novel']);
  });

  it('refuses what makes no sense', async () => {
    const bad: object[] = [
      { measures: [{ fn: 'sum', field: 'title', as: 'x' }] },
      { measures: [{ fn: 'median', field: 'pages', as: 'x' }] },
      {
        measures: [
          { fn: 'count', as: 'x' },
          { fn: 'count', as: 'x' },
        ],
      },
      { groupBy: [{ field: 'genre', by: 'month' }], measures: [{ fn: 'count' }] },
      { groupBy: ['nothing'], measures: [{ fn: 'count' }] },
      { measures: [{ fn: 'sum', value: 'pages +', as: 'x' }] },
      { measures: [{ fn: 'count' }], sort: ['other'] },
      { measures: [{ fn: 'count' }], group: ['genre'] },
      { measures: [] },
    ];
    for (const body of bad) expect([(await query(body)).status, body]).toEqual([400, body]);
  });
});

describe('the model', () => {
  it('is given as screens need it, once', async () => {
    const { status, headers, body } = await app.api<{
      entities: Record<string, { fields: object; allows: object }>;
      views: object;
    }>('GET', '/api/model');
    expect(status).toBe(200);
    expect(body.entities['library:book']).toMatchObject({
      title: 'title',
      allows: { create: true },
      fields: { title: { type: 'text', writable: true } },
    });
    expect(Object.keys(body.views)).toContain('library:allBooks');
    const again = await app.api('GET', '/api/model', undefined, {
      headers: { 'if-none-match': headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  });

  it('tells every node and who set what', async () => {
    const nodes = await app.api<{ items: { key: string }[] }>('GET', '/api/metadata/entity');
    expect(nodes.body.items.map(({ key }) => key)).toContain('library:loan');
    const node = await app.api<{ spec: object; provenance: object }>(
      'GET',
      '/api/metadata/view/library:allBooks?layers=1',
    );
    expect(node.body).toMatchObject({
      spec: { type: 'list' },
      provenance: { '': { layer: 'library', version: '1.0.0' } },
    });
    expect((await app.api('GET', '/api/metadata/entity/boook')).status).toBe(404);
    expect((await app.api('GET', '/api/metadata/entities')).status).toBe(404);
  });
});

describe('a file', () => {
  it('is uploaded once and comes back as a download', async () => {
    const form = new FormData();
    form.append('file', new Blob(['第一章'], { type: 'text/html' }), '../报告 1.html');
    const { status, body } = await app.api<Row>('POST', '/api/files', form);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ name: '报告 1.html', mediaType: 'text/html', size: 9 });
    const response = await app.api('GET', `/api/files/${body.id}`);
    expect(response.body).toBe('第一章');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('报告 1.html')}`,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect((await app.api('GET', `/api/files/${body.id}`, undefined, { as: null })).status).toBe(401);
  });

  it('is refused when the body is no upload', async () => {
    expect((await app.api('POST', '/api/files', { name: 'x' })).status).toBe(415);
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await app.api('POST', '/api/files', '--x\r\nContent-Disp', { headers })).status).toBe(400);
    expect((await app.api('POST', '/api/files', new FormData())).status).toBe(400);
  });
});
