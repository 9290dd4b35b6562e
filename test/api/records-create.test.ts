import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApp, type Loan, type Problem } from '../support/library-app.ts';

let library: LibraryApp;
let reader: string;
let book: string;
let otherBook: string;
beforeAll(async () => {
  library = await LibraryApp.start();
  ({ reader, book, otherBook } = library);
});
afterAll(() => library?.close());

describe('creating a record', () => {
  it('gives it defaults, an owner, a number, an address and a version', async () => {
    const { status, headers, body } = await library.api<Loan>('POST', '/api/records/loan', {
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
    const { id: set } = await library.create('book', { title: '全集' });
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
      const created = await library.create(entity, data);
      const { body } = await library.api('GET', `/api/records/${entity}/${created.id}`);
      expect(created).toEqual(body);
    }
  });

  it('stores children with their parent', async () => {
    const loan = await library.createLoan({ lines: [{ book, copies: 2 }, { book: otherBook }] });
    expect(loan.lines.map(({ book: one, copies }) => [one.title, copies])).toEqual([
      ['红楼梦', 2],
      ['Emma', 1],
    ]);
  });

  it('stores nothing when one child is wrong, and names the place', async () => {
    const before = await library.count('loanLine');
    const lines = [{ book }, { book: otherBook, copies: 0 }];
    const { status, body } = await library.api<Problem>('POST', '/api/records/loan', { reader, lines });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'lines.1.copies', code: 'tooSmall' }]);
    expect(await library.count('loanLine')).toBe(before);
  });

  it('tells all that is wrong at once, naming fields by label in the language asked for', async () => {
    const bad = { titel: 'x', pages: 'many', version: 3, isbn: 'x'.repeat(21) };
    const english = await library.api<Problem>('POST', '/api/records/book', bad);
    expect(english.status).toBe(422);
    const codes = Object.fromEntries(english.body.errors.map(({ path, code }) => [path, code]));
    expect(codes).toEqual({
      titel: 'unknownFieldNear',
      pages: 'wrongType',
      version: 'systemField',
      isbn: 'tooLong',
    });
    expect(english.body.errors.find(({ path }) => path === 'titel')?.message).toContain('"title"');
    const chinese = await library.api<Problem>('POST', '/api/records/book', bad, {
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(chinese.body.errors.find(({ path }) => path === 'pages')?.message).toContain('页数');
  });

  it('needs what is required, also by condition', async () => {
    const { status, body } = await library.api<Problem>('POST', '/api/records/reader', { level: 'junior' });
    expect(status).toBe(422);
    expect(body.errors.map(({ path, code }) => [path, code])).toEqual([
      ['name', 'required'],
      ['guardian', 'required'],
    ]);
  });

  it('refuses a value for a field that its condition hides', async () => {
    const { status, body } = await library.api<Problem>('POST', '/api/records/loan', {
      reader,
      returnedOn: '2026-03-12',
    });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'returnedOn', code: 'hiddenNow' }]);
  });

  it('refuses what the rules of the entity call wrong', async () => {
    const { status, body } = await library.api<Problem>('POST', '/api/records/loan', {
      reader,
      dueOn: '2026-03-01',
    });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'dueOn', code: 'dueAfterLoan' }]);
  });

  it('asks for a reason where a rule needs one, and logs it', async () => {
    const data = { reader, dueOn: '2026-12-31' };
    const refused = await library.api<Problem>('POST', '/api/records/loan', data);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'reasonRequired', reasons: ['longLoan'] });
    const reasons = encodeURIComponent(JSON.stringify({ longLoan: '长期课题' }));
    const given = await library.api<Loan>('POST', '/api/records/loan', data, {
      headers: { 'kehu-reasons': reasons },
    });
    expect(given.status).toBe(201);
    const { body } = await library.api<{ items: { reasons: unknown }[] }>(
      'GET',
      `/api/records/loan/${given.body.id}/history`,
    );
    expect(body.items[0]?.reasons).toEqual({ longLoan: '长期课题' });
  });

  it('refuses references to records that are not there', async () => {
    const nobody = '01900000-0000-7000-8000-000000000000';
    const { status, body } = await library.api<Problem>('POST', '/api/records/loan', { reader: nobody });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'reader', code: 'noSuchRecord' }]);
    const any = await library.api<Problem>('POST', '/api/records/loan', {
      reader,
      about: { entity: 'loan', id: reader },
    });
    expect(any.status).toBe(422);
  });

  it('refuses a value that is taken already', async () => {
    await library.create('reader', { name: 'a', email: 'same@example.com' });
    const { status, body } = await library.api<Problem>('POST', '/api/records/reader', {
      name: 'b',
      email: 'same@example.com',
    });
    expect(status).toBe(409);
    expect(body.errors).toMatchObject([{ path: 'email' }]);
  });

  it('does once what is sent twice under one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'order-4711' };
    const send = (title: string) =>
      library.api<{ id: string }>('POST', '/api/records/book', { title }, { headers });
    const [first, second] = [await send('Persuasion'), await send('Persuasion')];
    expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect((await send('Another')).status).toBe(409);
  });

  it('gives a key back to a request that is refused as a whole', async () => {
    const headers = { 'idempotency-key': 'refused' };
    const send = (entity: string) =>
      library.api<Problem>(
        'POST',
        `/api/records/${entity}/batch`,
        { atomic: false, operations: [{ op: 'create', data: { title: 'Sanditon' } }] },
        { headers },
      );
    expect([(await send('boook')).status, (await send('boook')).status]).toEqual([404, 404]);
    expect((await send('book')).status).toBe(200);
  });
});
