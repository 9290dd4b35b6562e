import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInMember } from '../support/member.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
let ids: string[];

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'], clock: '2026-03-11T01:00:00Z' });
  const operations = [
    { title: '=HYPERLINK("http://evil.example")', genre: 'novel', price: '-0.00', pages: 1234 },
    { title: 'Comma, "quoted"', genre: 'science', price: '12.5', acquiredOn: '2026-01-15' },
    ...Array.from({ length: 2100 }, (_, index) => ({ title: `Book ${String(index).padStart(4, '0')}` })),
  ].map((data) => ({ op: 'create', data }));
  const { body } = await app.api<{ results: { id: string }[] }>('POST', '/api/records/book/batch', {
    operations,
  });
  ids = body.results.map(({ id }) => id);
});
afterAll(() => app?.close());

function exported(query: Record<string, string>, as?: string) {
  const path = `/api/exports/book?${new URLSearchParams(query)}`;
  return app.api<string>('GET', path, undefined, as === undefined ? {} : { as });
}

function lines(body: string): string[] {
  return body.replace(/^\uFEFF/, '').split('\r\n');
}

describe('an export', () => {
  it('holds every record of the list in its order, as a file', async () => {
    const { status, headers, body } = await exported({ fields: 'title', sort: 'title', q: 'Book' });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Books%202026-03-11.csv");
    expect(headers.get('kehu-export-rows')).toBe('2100');
    expect(body.length).toBeGreaterThan(0);
    const all = lines(body);
    expect([all.length, all[0], all[1], all[2100], all[2101]]).toEqual([
      2102,
      'Title',
      'Book 0000',
      'Book 2099',
      '',
    ]);
  });

  it('begins with a byte order mark, so that spreadsheets read it as UTF-8', async () => {
    const response = await fetch(`${app.url}/api/exports/book?fields=title&filter=pages%20%3E%201000`, {
      headers: { authorization: `Bearer ${app.admin}` },
    });
    expect([...new Uint8Array(await response.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('shows values as lists do and keeps formulas from running', async () => {
    const { body } = await exported({
      fields: 'title,genre,price,pages,acquiredOn,lendable',
      filter: 'genre != null',
      sort: 'genre',
    });
    expect(lines(body)).toEqual([
      'Title,Genre,Price,Pages,Acquired on,Lendable',
      `"'=HYPERLINK(""http://evil.example"")",Novel,0.00,"1,234",2026-03-11,yes`,
      '"Comma, ""quoted""",Science,12.50,,2026-01-15,yes',
      '',
    ]);
  });

  it('takes columns, headings and conditions from a view', async () => {
    const { body } = await exported({ view: 'allBooks', filter: "genre == 'novel'" });
    expect(lines(body)).toHaveLength(3);
    expect(lines(body)[0]).toMatch(/^Title,/);
  });

  it('of chosen records holds only them', async () => {
    const body = { fields: 'title', sort: 'title', ids: [ids[3], ids[2]] };
    const answer = await app.api<string>('POST', '/api/exports/book', body);
    expect([answer.status, lines(answer.body)]).toEqual([200, ['Title', 'Book 0000', 'Book 0001', '']]);
  });

  it('is in the operation log with who, what and how many', async () => {
    await exported({ fields: 'title', filter: "genre == 'science'" });
    const client = new Client({ connectionString: app.databaseUrl });
    await client.connect();
    const { rows } = await client.query(
      "select actor, entity, details from kehu.operation_log where operation = 'export' order by id desc limit 1",
    );
    await client.end();
    expect(rows[0]).toEqual({
      actor: 'admin',
      entity: 'library:book',
      details: { filter: "genre == 'science'", fields: 'title', format: 'csv', records: 1 },
    });
  });

  it('of the saved views of others leaves out what is not shared', async () => {
    const li = await signedInMember(app, 'li');
    const definition = { columns: { title: {} } };
    await app.api('POST', '/api/records/savedView', { name: 'Secret', entity: 'book', definition });
    const path = '/api/exports/savedView?fields=name';
    const { status, body } = await app.api<string>('GET', path, undefined, { as: li });
    expect([status, lines(body)]).toEqual([200, ['Name', '']]);
  });

  it.each([
    ['format=pdf', 400, 'csv'],
    ['limit=5', 400, 'limit'],
    ['filter=pages%20%3E', 400, ''],
    ['fields=titel', 400, 'title'],
    ['view=nothing', 404, 'nothing'],
  ])('with %s is refused', async (query, expected, words) => {
    const { status, body } = await app.api<{ detail: string }>('GET', `/api/exports/book?${query}`);
    expect([status, body.detail]).toEqual([expected, expect.stringContaining(words)]);
  });

  it('is refused to nobody and of what is no list of ids', async () => {
    expect((await app.api('GET', '/api/exports/book', undefined, { as: null })).status).toBe(401);
    expect((await app.api('POST', '/api/exports/book', { ids: ['x'] })).status).toBe(400);
  });
});
