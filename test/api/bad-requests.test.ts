import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly requestId: string;
}

let app: TestApp;
let id = '';
let low = '';

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
  id = (await app.api<{ id: string }>('POST', '/api/records/book', { title: 'A', genre: 'novel' })).body.id;
  low = (await app.api<{ id: string }>('POST', '/api/records/book', { title: 'B', volumeOf: id })).body.id;
});
afterAll(() => app?.close());

const book = '/api/records/book';
const query = (parameters: Record<string, string>) => `${book}?${new URLSearchParams(parameters)}`;
const nested = (depth: number) => `${'{"title":'.repeat(depth)}1${'}'.repeat(depth)}`;
const nobody = '01900000-0000-7000-8000-000000000000';

/** Name, method, path, body, the status expected and the path of an error, where one is expected. */
type Case = readonly [string, string, () => string, unknown, number, string?, Record<string, string>?];

const CASES: readonly Case[] = [
  ['unknown field', 'POST', () => book, { titel: 'x' }, 422, 'titel'],
  ['prototype as field', 'POST', () => book, '{"title":"x","__proto__":{"a":1}}', 400],
  ['constructor as field', 'POST', () => book, '{"title":"x","constructor":{"prototype":{}}}', 400],
  ['inherited name as field', 'POST', () => book, { title: 'x', toString: 1 }, 422, 'toString'],
  ['wrong type', 'POST', () => book, { title: { a: 1 } }, 422, 'title'],
  ['wrong type of a number', 'POST', () => book, { title: 'x', pages: '12' }, 422, 'pages'],
  ['number beyond the column', 'POST', () => book, { title: 'x', pages: 1e300 }, 422, 'pages'],
  ['too long', 'POST', () => book, { title: 'x'.repeat(201) }, 422, 'title'],
  ['null byte', 'POST', () => book, { title: 'a\u0000b' }, 422, 'title'],
  ['half a surrogate pair', 'POST', () => book, '{"title":"\\ud800"}', 422, 'title'],
  ['unknown option', 'POST', () => book, { title: 'x', genre: 'romance' }, 422, 'genre'],
  ['missing required', 'POST', () => book, {}, 422, 'title'],
  ['emptied required', 'PATCH', () => `${book}/${id}`, { title: null }, 422, 'title'],
  ['tree cycle', 'PATCH', () => `${book}/${id}`, () => ({ volumeOf: low }), 422, 'volumeOf'],
  ['stale version', 'PATCH', () => `${book}/${id}`, { title: 'x' }, 412, undefined, { 'if-match': '"99"' }],
  [
    'version that is none',
    'PATCH',
    () => `${book}/${id}`,
    { title: 'x' },
    400,
    undefined,
    { 'if-match': 'abc' },
  ],
  ['unknown entity', 'GET', () => '/api/records/bok', undefined, 404],
  ['inherited name as entity', 'GET', () => '/api/records/constructor', undefined, 404],
  ['write to an unknown entity', 'POST', () => '/api/records/bok', { a: 1 }, 404],
  ['record that is not there', 'GET', () => `${book}/${nobody}`, undefined, 404],
  ['change of a record that is not there', 'PATCH', () => `${book}/${nobody}`, { title: 'x' }, 404],
  ['deletion of a record that is not there', 'DELETE', () => `${book}/${nobody}`, undefined, 404],
  ['restore of a record in use', 'POST', () => `${book}/${id}/restore`, undefined, 409],
  ['id that is none', 'GET', () => `${book}/1%20or%201=1`, undefined, 400],
  ['bad cursor', 'GET', () => query({ cursor: 'abc' }), undefined, 400],
  [
    'cursor of another order',
    'GET',
    () => query({ cursor: cursorOf('x', [id]), sort: 'title' }),
    undefined,
    400,
  ],
  ['cursor and offset', 'GET', () => query({ cursor: 'abc', offset: '1' }), undefined, 400],
  ['filter that does not parse', 'GET', () => query({ filter: 'title ==' }), undefined, 400, 'filter'],
  ['filter of the wrong type', 'GET', () => query({ filter: "pages == 'x'" }), undefined, 400, 'filter'],
  ['filter that is no condition', 'GET', () => query({ filter: 'pages + 1' }), undefined, 400, 'filter'],
  ['filter with an unknown field', 'GET', () => query({ filter: 'pges > 1' }), undefined, 400, 'filter'],
  [
    'filter nested too deeply',
    'GET',
    () => query({ filter: `${'('.repeat(500)}true${')'.repeat(500)}` }),
    undefined,
    400,
  ],
  ['filter too long', 'GET', () => query({ filter: `title == '${'x'.repeat(25_000)}'` }), undefined, 400],
  ['pattern that is none', 'GET', () => query({ filter: "title.matches('(a')" }), undefined, 400, 'filter'],
  ['unknown parameter of one record', 'GET', () => `${book}/${id}?filds=title`, undefined, 400],
  ['unknown parameter of a history', 'GET', () => `${book}/${id}/history?page=2`, undefined, 400],
  ['a past moment of metadata', 'GET', () => '/api/metadata/entity/book?at=2026-01-01', undefined, 400],
  ['unknown parameter of a search', 'GET', () => '/api/search?q=a&entity=book', undefined, 400],
  ['unknown parameter', 'GET', () => query({ filtre: 'x' }), undefined, 400],
  ['parameter given twice', 'GET', () => `${book}?limit=1&limit=2`, undefined, 400],
  ['limit beyond 500', 'GET', () => query({ limit: '501' }), undefined, 400],
  ['limit that is none', 'GET', () => query({ limit: '-1' }), undefined, 400],
  ['unknown sort', 'GET', () => query({ sort: 'nothing' }), undefined, 400],
  ['sort by what cannot be sorted', 'GET', () => query({ sort: 'summary' }), undefined, 400],
  ['unknown field to return', 'GET', () => query({ fields: 'title,pags' }), undefined, 400],
  ['unknown view', 'GET', () => query({ view: 'nothing' }), undefined, 404],
  ['wrong percent encoding', 'GET', () => `${book}/%E0%A4%A`, undefined, 400],
  ['unknown route', 'GET', () => '/api/nothing', undefined, 404],
  ['method nobody answers', 'PUT', () => `${book}/${id}`, { title: 'x' }, 404],
  ['JSON that is none', 'POST', () => book, '{"title": ', 400],
  ['JSON that is no object', 'POST', () => book, '["title"]', 400],
  ['empty body', 'POST', () => book, '', 400, undefined, { 'content-type': 'application/json' }],
  ['no body', 'POST', () => book, undefined, 400],
  ['deep nesting', 'POST', () => book, nested(2000), 400],
  ['10 MB body', 'POST', () => book, { title: 'x'.repeat(10 * 1024 * 1024) }, 413],
  [
    'other media type',
    'POST',
    () => book,
    'title=x',
    415,
    undefined,
    { 'content-type': 'application/x-www-form-urlencoded' },
  ],
  ['text as media type', 'POST', () => book, 'title', 415, undefined, { 'content-type': 'text/plain' }],
  [
    '5 001 operations',
    'POST',
    () => `${book}/batch`,
    { operations: Array.from({ length: 5001 }, () => ({ op: 'create', data: { title: 'x' } })) },
    400,
  ],
  ['operations that are none', 'POST', () => `${book}/batch`, { operations: [1, null] }, 400],
  ['unknown operation', 'POST', () => `${book}/batch`, { operations: [{ op: 'truncate' }] }, 400],
  ['update without id', 'POST', () => `${book}/batch`, { operations: [{ op: 'update', data: {} }] }, 400],
  [
    'key of unknown fields',
    'POST',
    () => `${book}/batch`,
    { operations: [{ op: 'upsert', key: 'nothing', data: {} }] },
    400,
  ],
  [
    'children that are no list',
    'POST',
    () => '/api/records/loan',
    { reader: id, lines: { book: id } },
    422,
    'lines',
  ],
  ['child that is no object', 'POST', () => '/api/records/loan', { reader: id, lines: [1] }, 422, 'lines.0'],
  ['reference to nothing', 'POST', () => '/api/records/loan', { reader: nobody }, 422, 'reader'],
  ['reasons that are none', 'POST', () => book, { title: 'x' }, 400, undefined, { 'kehu-reasons': '%7Bbad' }],
  [
    'reasons no log can keep',
    'PATCH',
    () => `${book}/${id}`,
    { title: 'x' },
    400,
    undefined,
    { 'kehu-reasons': encodeURIComponent('{"rule":"\\u0000"}') },
  ],
  ['a name no database can keep', 'POST', () => '/api/drafts', { name: '\u0000' }, 400],
  ['a word no database can keep', 'GET', () => '/api/jobs?kind=%00', undefined, 400],
  [
    'idempotency key that is none',
    'POST',
    () => book,
    { title: 'x' },
    400,
    undefined,
    { 'idempotency-key': 'a b' },
  ],
  [
    'write from another site',
    'POST',
    () => book,
    { title: 'x' },
    403,
    undefined,
    { authorization: '', 'sec-fetch-site': 'cross-site', cookie: 'kehu_session=x' },
  ],
  ['nobody signed in', 'GET', () => book, undefined, 401, undefined, { authorization: '' }],
];

/** A cursor such as a client might make up. */
function cursorOf(order: string, after: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([order, after])).toString('base64url');
}

async function books(): Promise<number | undefined> {
  const { body } = await app.api<{ count?: number }>('GET', query({ count: 'exact', limit: '1' }));
  return body.count;
}

describe('a bad request', () => {
  for (const [name, method, path, body, status, at, extra] of CASES) {
    it(`is answered clearly in both languages: ${name}`, async () => {
      const before = await books();
      const texts: string[] = [];
      const sent = typeof body === 'function' ? (body as () => unknown)() : body;
      for (const language of ['zh-CN', 'en']) {
        const headers = { 'accept-language': language, 'content-type': 'application/json', ...extra };
        const bare: Record<string, string> = { 'accept-language': language, ...extra };
        const answer = await app.api<Problem>(method, path(), sent, {
          headers: body === undefined ? bare : headers,
        });
        expect(answer.status, JSON.stringify(answer.body)).toBe(status);
        expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
        const { type, title, code, detail, errors, requestId } = answer.body;
        expect(answer.body.status).toBe(status);
        for (const text of [type, title, code, detail, requestId]) expect(text).toBeTruthy();
        if (at !== undefined) expect(errors.map((error) => error.path)).toContain(at);
        texts.push([title, detail, ...errors.map(({ message }) => message)].join(' '));
        expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:\d|select .* from/);
      }
      expect(texts[0]).toMatch(/\p{Script=Han}/u);
      expect(texts[0]).not.toBe(texts[1]);
      if (status !== 401) expect(await books()).toBe(before);
    });
  }

  it('of the protocol itself is refused without a crash', async () => {
    const url = new URL(app.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const message = request(
        { host: url.hostname, port: url.port, path: '/api/records/book', method: 'GET' },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      message.setHeader('x-long', 'x'.repeat(100_000));
      message.on('error', reject);
      message.end();
    });
    expect(status).toBe(431);
    expect((await app.api('GET', '/api/model')).status).toBe(200);
  });
});

describe('a request with very much wrong', () => {
  const unknown = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`titl${index}`, 1]));
  it.each([
    ['a record', () => book, unknown],
    ['a name as long as a book', () => book, { ['x'.repeat(1_000_000)]: 1 }],
    ['a sign-in', () => '/api/auth/login', unknown],
    ['a query', () => '/api/query', unknown],
  ])('gets a short answer soon: %s', async (_, path, body) => {
    const begin = performance.now();
    const { status, body: problem } = await app.api<Problem>('POST', path(), body);
    expect([400, 422]).toContain(status);
    expect(JSON.stringify(problem).length).toBeLessThan(100_000);
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});

describe('every answer', () => {
  it('carries security headers and a request id', async () => {
    const { headers } = await app.api('GET', '/api/model');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')?.toLowerCase()).toBe('deny');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('stays out of every cache unless it says otherwise', async () => {
    const kept = await Promise.all(
      [book, '/api/auth/me', '/api/model'].map(async (path) => {
        const { headers } = await app.api('GET', path);
        return headers.get('cache-control');
      }),
    );
    expect(kept).toEqual(['no-store', 'no-store', 'private, no-cache']);
  });
});
