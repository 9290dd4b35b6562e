import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Reference {
  readonly id: string;
  readonly title: string | null;
}

interface Loan {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly status: string;
  readonly loanedOn: string;
  readonly dueOn: string;
  readonly owner: Reference | null;
  readonly reader: Reference;
  readonly lines: readonly { readonly id: string; readonly book: Reference; readonly copies: number }[];
}

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly [extra: string]: unknown;
}

let app: TestApp;
let reader: string;
let book: string;
let otherBook: string;

async function create<T = { id: string }>(entity: string, data: object): Promise<T> {
  const { status, body } = await app.api<T>('POST', `/api/records/${entity}`, data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'], clock: '2026-03-11T01:00:00Z' });
  reader = (await create('reader', { name: '王芳' })).id;
  book = (await create('book', { title: '红楼梦', pages: 1200, price: '59.70' })).id;
  otherBook = (await create('book', { title: 'Emma', pages: 474 })).id;
});
afterAll(() => app?.close());

const loanOf = (data: object = {}) => create<Loan>('loan', { reader, ...data });

describe('creating a record', () => {
  it('gives it defaults, an owner, a number, an address and a version', async () => {
    const { status, headers, body } = await app.api<Loan>('POST', '/api/records/loan', {
      reader: { id: reader },
    });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/api/records/loan/${body.id}`);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({ version: 1, status: 'open', loanedOn: '2026-03-11', dueOn: '2026-04-10' });
    expect(body.number).toMatch(/^L-2026-\d{4}$/);
    expect(body.reader).toEqual({ id: reader, title: '王芳' });
    expect(body.owner?.title).toBeTruthy();
  });

  it('answers what reading it answers', async () => {
    const { id: set } = await create('book', { title: '全集' });
    const samples: [string, object][] = [
      [
        'book',
        {
          title: '红',
          isbn: '978',
          genre: 'novel',
          tags: ['classic'],
          pages: 3,
          price: 1.5,
          rating: 4,
          volumeOf: set,
          related: [book, otherBook],
        },
      ],
      [
        'reader',
        { name: '李', phone: '+86 10 8888 8888', address: { city: '北京' }, birthday: '1990-02-03' },
      ],
      [
        'loan',
        {
          reader,
          deposit: '10',
          about: { entity: 'book', id: book },
          lines: [{ book, fee: '1.25', discount: 10 }, { book: otherBook }],
        },
      ],
      ['loan', { reader }],
    ];
    for (const [entity, data] of samples) {
      const created = await create(entity, data);
      const { body } = await app.api('GET', `/api/records/${entity}/${created.id}`);
      expect(created).toEqual(body);
    }
  });

  it('stores children with their parent', async () => {
    const loan = await loanOf({ lines: [{ book, copies: 2 }, { book: otherBook }] });
    expect(loan.lines.map(({ book: one, copies }) => [one.title, copies])).toEqual([
      ['红楼梦', 2],
      ['Emma', 1],
    ]);
  });

  it('stores nothing when one child is wrong, and names the place', async () => {
    const before = await count('loanLine');
    const lines = [{ book }, { book: otherBook, copies: 0 }];
    const { status, body } = await app.api<Problem>('POST', '/api/records/loan', { reader, lines });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'lines.1.copies', code: 'tooSmall' }]);
    expect(await count('loanLine')).toBe(before);
  });

  it('tells all that is wrong at once, naming fields by label in the language asked for', async () => {
    const bad = { titel: 'x', pages: 'many', version: 3, isbn: 'x'.repeat(21) };
    const english = await app.api<Problem>('POST', '/api/records/book', bad);
    expect(english.status).toBe(422);
    const codes = Object.fromEntries(english.body.errors.map(({ path, code }) => [path, code]));
    expect(codes).toEqual({
      titel: 'unknownFieldNear',
      pages: 'wrongType',
      version: 'systemField',
      isbn: 'tooLong',
    });
    expect(english.body.errors.find(({ path }) => path === 'titel')?.message).toContain('"title"');
    const chinese = await app.api<Problem>('POST', '/api/records/book', bad, {
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(chinese.body.errors.find(({ path }) => path === 'pages')?.message).toContain('页数');
  });

  it('needs what is required, also by condition', async () => {
    const { status, body } = await app.api<Problem>('POST', '/api/records/reader', { level: 'junior' });
    expect(status).toBe(422);
    expect(body.errors.map(({ path, code }) => [path, code])).toEqual([
      ['name', 'required'],
      ['guardian', 'required'],
    ]);
  });

  it('refuses a value for a field that its condition hides', async () => {
    const { status, body } = await app.api<Problem>('POST', '/api/records/loan', {
      reader,
      returnedOn: '2026-03-12',
    });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'returnedOn', code: 'hiddenNow' }]);
  });

  it('refuses what the rules of the entity call wrong', async () => {
    const { status, body } = await app.api<Problem>('POST', '/api/records/loan', {
      reader,
      dueOn: '2026-03-01',
    });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'dueOn', code: 'dueAfterLoan' }]);
  });

  it('asks for a reason where a rule needs one, and logs it', async () => {
    const data = { reader, dueOn: '2026-12-31' };
    const refused = await app.api<Problem>('POST', '/api/records/loan', data);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'reasonRequired', reasons: ['longLoan'] });
    const reasons = encodeURIComponent(JSON.stringify({ longLoan: '长期课题' }));
    const given = await app.api<Loan>('POST', '/api/records/loan', data, {
      headers: { 'kehu-reasons': reasons },
    });
    expect(given.status).toBe(201);
    const { body } = await app.api<{ items: { reasons: unknown }[] }>(
      'GET',
      `/api/records/loan/${given.body.id}/history`,
    );
    expect(body.items[0]?.reasons).toEqual({ longLoan: '长期课题' });
  });

  it('refuses references to records that are not there', async () => {
    const nobody = '01900000-0000-7000-8000-000000000000';
    const { status, body } = await app.api<Problem>('POST', '/api/records/loan', { reader: nobody });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'reader', code: 'noSuchRecord' }]);
    const any = await app.api<Problem>('POST', '/api/records/loan', {
      reader,
      about: { entity: 'loan', id: reader },
    });
    expect(any.status).toBe(422);
  });

  it('refuses a value that is taken already', async () => {
    await create('reader', { name: 'a', email: 'same@example.com' });
    const { status, body } = await app.api<Problem>('POST', '/api/records/reader', {
      name: 'b',
      email: 'same@example.com',
    });
    expect(status).toBe(409);
    expect(body.errors).toMatchObject([{ path: 'email' }]);
  });

  it('does once what is sent twice under one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'order-4711' };
    const send = (title: string) =>
      app.api<{ id: string }>('POST', '/api/records/book', { title }, { headers });
    const [first, second] = [await send('Persuasion'), await send('Persuasion')];
    expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect((await send('Another')).status).toBe(409);
  });
});

async function count(entity: string): Promise<number> {
  const { body } = await app.api<{ count: number }>('GET', `/api/records/${entity}?limit=1&count=exact`);
  return body.count;
}

describe('changing a record', () => {
  it('changes only what is sent and gives the next version', async () => {
    const { id } = await create('book', { title: 'Old', pages: 10 });
    const { status, body, headers } = await app.api<object>('PATCH', `/api/records/book/${id}`, {
      title: 'New',
    });
    expect([status, headers.get('etag')]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ title: 'New', pages: 10, version: 2 });
  });

  it('leaves the version alone when nothing differs', async () => {
    const { id } = await create('book', { title: 'Same', price: '1.5' });
    const { body } = await app.api<object>('PATCH', `/api/records/book/${id}`, {
      title: ' Same ',
      price: '1.50',
    });
    expect(body).toMatchObject({ version: 1 });
  });

  it('answers a stale version with current, yours and original', async () => {
    const { id } = await create('book', { title: 'First', pages: 1 });
    await app.api('PATCH', `/api/records/book/${id}`, { title: 'Second' });
    const stale = await app.api<Problem>(
      'PATCH',
      `/api/records/book/${id}`,
      { title: 'Mine' },
      {
        headers: { 'if-match': '"1"' },
      },
    );
    expect(stale.status).toBe(412);
    expect(stale.body).toMatchObject({
      current: { title: 'Second', version: 2 },
      yours: { title: 'Mine' },
      original: { title: 'First', version: 1 },
    });
  });

  it('takes a list of children as the whole new list', async () => {
    const loan = await loanOf({ lines: [{ book, copies: 1 }, { book: otherBook }] });
    const [kept] = loan.lines;
    const third = await create('book', { title: 'Third' });
    const lines = [{ id: kept!.id, copies: 5 }, { book: third.id }];
    const { status, body } = await app.api<Loan>('PATCH', `/api/records/loan/${loan.id}`, { lines });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.version).toBe(2);
    expect(body.lines.map(({ book: one, copies }) => [one.title, copies])).toEqual([
      ['红楼梦', 5],
      ['Third', 1],
    ]);
    const foreign = { lines: [{ id: third.id, copies: 1 }] };
    const refused = await app.api<Problem>('PATCH', `/api/records/loan/${loan.id}`, foreign);
    expect(refused.body.errors).toMatchObject([{ path: 'lines.0.id', code: 'unknownChild' }]);
  });

  it('refuses to hang a record below itself', async () => {
    const top = await create('book', { title: 'Top' });
    const middle = await create('book', { title: 'Middle', volumeOf: top.id });
    const low = await create('book', { title: 'Low', volumeOf: middle.id });
    for (const parent of [top.id, low.id]) {
      const { status, body } = await app.api<Problem>('PATCH', `/api/records/book/${top.id}`, {
        volumeOf: parent,
      });
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ path: 'volumeOf', code: 'treeCycle' }]);
    }
  });

  it('writes old and new values to the history', async () => {
    const { id } = await create('book', { title: 'One', pages: 1 });
    await app.api('PATCH', `/api/records/book/${id}`, { pages: 2 });
    const { body } = await app.api<{ items: { operation: string; changes: object }[] }>(
      'GET',
      `/api/records/book/${id}/history`,
    );
    expect(body.items.map(({ operation }) => operation)).toEqual(['update', 'create']);
    expect(body.items[0]?.changes).toEqual({ pages: { old: 1, new: 2 } });
  });
});

describe('deleting a record', () => {
  it('puts it and its children into the recycle bin and brings them back together', async () => {
    const loan = await loanOf({ lines: [{ book: otherBook }] });
    expect((await app.api('DELETE', `/api/records/loan/${loan.id}`)).status).toBe(204);
    expect((await app.api('GET', `/api/records/loan/${loan.id}`)).status).toBe(404);
    expect((await app.api('GET', `/api/records/loanLine/${loan.lines[0]!.id}`)).status).toBe(404);
    const bin = await app.api<{ items: { id: string }[] }>('GET', '/api/records/loan?deleted=1');
    expect(bin.body.items.map(({ id }) => id)).toContain(loan.id);
    const restored = await app.api<Loan>('POST', `/api/records/loan/${loan.id}/restore`);
    expect(restored.status, JSON.stringify(restored.body)).toBe(200);
    expect(restored.body.lines).toHaveLength(1);
  });

  it('is refused while something refers to it, naming what', async () => {
    const { id } = await create('reader', { name: 'Busy' });
    await loanOf({ reader: id });
    const { status, body } = await app.api<Problem>('DELETE', `/api/records/reader/${id}`);
    expect(status).toBe(409);
    expect(body.errors[0]?.message).toContain('Loan');
    const actions = await app.api<{ items: { name: string; allowed: boolean }[] }>(
      'GET',
      `/api/records/reader/${id}/actions`,
    );
    expect(actions.body.items).toMatchObject([
      { name: 'update', allowed: true },
      { name: 'delete', allowed: false },
      { name: 'restore', allowed: false },
    ]);
  });

  it('empties references that say so and puts them back on restore', async () => {
    const guardian = await create('reader', { name: 'Guardian' });
    const child = await create('reader', { name: 'Child', level: 'junior', guardian: guardian.id });
    expect((await app.api('PATCH', `/api/records/reader/${child.id}`, { level: 'adult' })).status).toBe(200);
    expect((await app.api('DELETE', `/api/records/reader/${guardian.id}`)).status).toBe(204);
    const read = () => app.api<{ guardian: Reference | null }>('GET', `/api/records/reader/${child.id}`);
    expect((await read()).body.guardian).toBeNull();
    await app.api('POST', `/api/records/reader/${guardian.id}/restore`);
    expect((await read()).body.guardian?.id).toBe(guardian.id);
  });

  it('cannot be undone when its unique value is taken meanwhile', async () => {
    const { id } = await create('reader', { name: 'Before', email: 'taken@example.com' });
    await app.api('DELETE', `/api/records/reader/${id}`);
    await create('reader', { name: 'After', email: 'taken@example.com' });
    const { status, body } = await app.api<Problem>('POST', `/api/records/reader/${id}/restore`);
    expect(status).toBe(409);
    expect(body.errors[0]?.message).toContain('After');
  });
});

describe('a batch', () => {
  interface Row {
    readonly status: number;
    readonly id?: string;
    readonly problem?: Problem;
  }
  const batch = (operations: unknown[], atomic: boolean) =>
    app.api<{ results: Row[] } & Problem>('POST', '/api/records/book/batch', { atomic, operations });

  it('stores what is right and answers for each row', async () => {
    const { id } = await create('book', { title: 'To change' });
    const taken = await create<{ id: string; isbn: string }>('book', { title: 'Taken', isbn: 'I-1' });
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
    const { body: upserted } = await app.api('GET', `/api/records/book/${body.results[6]!.id}`);
    expect(upserted).toMatchObject({ title: 'New', pages: 7 });
  });

  it('stores all or nothing when atomic', async () => {
    const before = await count('book');
    const { status, body } = await batch(
      [
        { op: 'create', data: { title: 'Fine' } },
        { op: 'create', data: {} },
      ],
      true,
    );
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'operations.1.title', code: 'required' }]);
    expect(await count('book')).toBe(before);
  });

  it('takes five thousand operations and not one more', async () => {
    const operations = (size: number) =>
      Array.from({ length: size }, (_, i) => ({ op: 'create', data: { title: `B${i}` } }));
    const { status, body } = await batch(operations(5000), false);
    expect(status).toBe(200);
    expect(body.results).toHaveLength(5000);
    expect((await batch(operations(5001), false)).status).toBe(400);
  });
});
