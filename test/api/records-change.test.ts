import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApp, type Loan, type Problem } from '../support/library-app.ts';

let library: LibraryApp;
let book: string;
let otherBook: string;
beforeAll(async () => {
  library = await LibraryApp.start();
  ({ book, otherBook } = library);
});
afterAll(() => library?.close());

describe('changing a record', () => {
  it('changes only what is sent and gives the next version', async () => {
    const { id } = await library.create('book', { title: 'Old', pages: 10 });
    const { status, body, headers } = await library.api<object>('PATCH', `/api/records/book/${id}`, {
      title: 'New',
    });
    expect([status, headers.get('etag')]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ title: 'New', pages: 10, version: 2 });
  });

  it('leaves the version alone when nothing differs', async () => {
    const { id } = await library.create('book', { title: 'Same', price: '1.5' });
    const { body } = await library.api<object>('PATCH', `/api/records/book/${id}`, {
      title: ' Same ',
      price: '1.50',
    });
    expect(body).toMatchObject({ version: 1 });
  });

  it('answers a stale version with current, yours and original', async () => {
    const { id } = await library.create('book', { title: 'First', pages: 1 });
    await library.api('PATCH', `/api/records/book/${id}`, { title: 'Second' });
    const stale = await library.api<Problem>(
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
    const loan = await library.createLoan({ lines: [{ book, copies: 1 }, { book: otherBook }] });
    const [kept] = loan.lines;
    const third = await library.create('book', { title: 'Third' });
    const lines = [{ id: kept!.id, copies: 5 }, { book: third.id }];
    const { status, body } = await library.api<Loan>('PATCH', `/api/records/loan/${loan.id}`, { lines });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.version).toBe(2);
    expect(body.lines.map(({ book: one, copies }) => [one.title, copies])).toEqual([
      ['红楼梦', 5],
      ['Third', 1],
    ]);
    const again = { lines: [{ book: third.id, copies: 2 }, { id: body.lines[0]!.id }] };
    const replaced = await library.api<Loan>('PATCH', `/api/records/loan/${loan.id}`, again);
    expect(replaced.status, JSON.stringify(replaced.body)).toBe(200);
    const foreign = { lines: [{ id: third.id, copies: 1 }] };
    const refused = await library.api<Problem>('PATCH', `/api/records/loan/${loan.id}`, foreign);
    expect(refused.body.errors).toMatchObject([{ path: 'lines.0.id', code: 'unknownChild' }]);
    const moved = { lines: [{ id: kept!.id, loan: third.id }] };
    const other = await library.api<Problem>('PATCH', `/api/records/loan/${loan.id}`, moved);
    expect(other.body.errors).toMatchObject([{ path: 'lines.0.loan', code: 'otherParent' }]);
  });

  it('refuses to hang a record below itself', async () => {
    const top = await library.create('book', { title: 'Top' });
    const middle = await library.create('book', { title: 'Middle', volumeOf: top.id });
    const low = await library.create('book', { title: 'Low', volumeOf: middle.id });
    for (const parent of [top.id, low.id]) {
      const { status, body } = await library.api<Problem>('PATCH', `/api/records/book/${top.id}`, {
        volumeOf: parent,
      });
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ path: 'volumeOf', code: 'treeCycle' }]);
    }
  });

  it('refuses to close a circle however long', async () => {
    const top = await library.create('book', { title: 'Volume 0' });
    let last = top.id;
    for (let depth = 1; depth <= 110; depth++) {
      last = (await library.create('book', { title: `Volume ${depth}`, volumeOf: last })).id;
    }
    const { body } = await library.api<Problem>('PATCH', `/api/records/book/${top.id}`, { volumeOf: last });
    expect(body.errors).toMatchObject([{ path: 'volumeOf', code: 'treeCycle' }]);
  });

  it('writes old and new values to the history', async () => {
    const { id } = await library.create('book', { title: 'One', pages: 1 });
    await library.api('PATCH', `/api/records/book/${id}`, { pages: 2 });
    const { body } = await library.api<{ items: { operation: string; changes: object }[] }>(
      'GET',
      `/api/records/book/${id}/history`,
    );
    expect(body.items.map(({ operation }) => operation)).toEqual(['update', 'create']);
    expect(body.items[0]?.changes).toEqual({ pages: { old: 1, new: 2 } });
  });
});
