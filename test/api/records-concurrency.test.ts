import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
});
afterAll(() => app?.close());

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  app.api<Row>(method, `/api/records/${path}`, body, { headers });
const create = async (entity: string, data: object) => (await call('POST', entity, data)).body;
const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

const counterOf = (loan: Record<string, unknown>) => Number(String(loan['number']).slice(-4));

describe('many people at once', () => {
  it('get fifty different numbers without a gap', async () => {
    const { id: reader } = await create('reader', { name: 'Numbers' });
    const loans = await times(50, () => create('loan', { reader }));
    const numbers = loans.map(({ number }) => Number(String(number).slice(-4))).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => numbers[0]! + index));
  });

  it('leave no number out where a creation is refused', async () => {
    const { id: reader } = await create('reader', { name: 'Refused' });
    const first = counterOf(await create('loan', { reader }));
    for (let i = 0; i < 3; i++) expect((await call('POST', 'loan', {})).status).toBe(422);
    expect(counterOf(await create('loan', { reader }))).toBe(first + 1);
  });

  it('change the same version: one wins, the others learn of it', async () => {
    const { id } = await create('book', { title: 'Wanted' });
    const answers = await times(10, (index) =>
      call('PATCH', `book/${id}`, { title: `T${index}` }, { 'if-match': '"1"' }),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 412),
    ]);
    expect((await call('GET', `book/${id}`)).body.version).toBe(2);
  });

  it('change different fields of a record without a version: nobody loses', async () => {
    const { id } = await create('book', { title: 'Shared' });
    const fields = [{ pages: 7 }, { author: 'A' }, { genre: 'novel' }, { summary: 'S' }, { rating: 3 }];
    const answers = await times(fields.length, (index) => call('PATCH', `book/${id}`, fields[index]));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect((await call('GET', `book/${id}`)).body).toMatchObject({
      ...Object.assign({}, ...fields),
      version: 6,
    });
  });

  it('take the same unique value: one gets it', async () => {
    const answers = await times(10, (index) =>
      call('POST', 'reader', { name: `R${index}`, email: 'one@example.com' }),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
  });

  it('upsert one key: one record comes of it', async () => {
    const operations = [{ op: 'upsert', key: 'isbn', data: { isbn: 'U-1', title: 'Upserted' } }];
    const answers = await times(8, () => call('POST', 'book/batch', { atomic: false, operations }));
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect([200, 201]).toContain((body.results as { status: number }[])[0]!.status);
    }
    const { body } = await call('GET', "book?count=exact&filter=isbn=='U-1'");
    expect(body.count).toBe(1);
  });

  it('delete a record while others refer to it: no live record points at a deleted one', async () => {
    for (let round = 0; round < 5; round++) {
      const { id: reader } = await create('reader', { name: `Deleted ${round}` });
      const [deleted, ...lent] = await Promise.all([
        call('DELETE', `reader/${reader}`),
        ...Array.from({ length: 4 }, () => call('POST', 'loan', { reader })),
      ]);
      expect([204, 409]).toContain(deleted!.status);
      for (const { status } of lent) expect([201, 422]).toContain(status);
      const made = lent.filter(({ status }) => status === 201).length;
      expect(deleted!.status === 204 ? made : 0).toBe(0);
    }
  });

  it('hang two records below each other: no circle closes', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = await times(2, (index) => create('book', { title: `Tree ${round} ${index}` }));
      const answers = await Promise.all([
        call('PATCH', `book/${a!.id}`, { volumeOf: b!.id }),
        call('PATCH', `book/${b!.id}`, { volumeOf: a!.id }),
      ]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    }
  });

  it('repeat a request under one key: it is done once', async () => {
    const answers = await times(6, () =>
      call('POST', 'book', { title: 'Once' }, { 'idempotency-key': 'k-1' }),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect((await call('GET', "book?count=exact&filter=title=='Once'")).body.count).toBe(1);
  });

  it('write children of one parent: none is lost', async () => {
    const { id: reader } = await create('reader', { name: 'Lines' });
    const { id: loan } = await create('loan', { reader });
    const books = await times(8, (index) => create('book', { title: `Line ${index}` }));
    await times(8, (index) => create('loanLine', { loan, book: books[index]!.id }));
    expect((await call('GET', `loan/${loan}`)).body.lines).toHaveLength(8);
  });
});
