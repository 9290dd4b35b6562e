import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApp, type Loan, type Problem, type Reference } from '../support/library-app.ts';

let library: LibraryApp;
let otherBook: string;
beforeAll(async () => {
  library = await LibraryApp.start();
  ({ otherBook } = library);
});
afterAll(() => library?.close());

describe('deleting a record', () => {
  it('puts it and its children into the recycle bin and brings them back together', async () => {
    const loan = await library.createLoan({ lines: [{ book: otherBook }] });
    expect((await library.api('DELETE', `/api/records/loan/${loan.id}`)).status).toBe(204);
    expect((await library.api('GET', `/api/records/loan/${loan.id}`)).status).toBe(404);
    expect((await library.api('GET', `/api/records/loanLine/${loan.lines[0]!.id}`)).status).toBe(404);
    const bin = await library.api<{ items: { id: string }[] }>('GET', '/api/records/loan?deleted=1');
    expect(bin.body.items.map(({ id }) => id)).toContain(loan.id);
    const restored = await library.api<Loan>('POST', `/api/records/loan/${loan.id}/restore`);
    expect(restored.status, JSON.stringify(restored.body)).toBe(200);
    expect(restored.body.lines).toHaveLength(1);
  });

  it('takes an empty body for none, also where it is announced as JSON', async () => {
    const { id } = await library.create('book', { title: 'Announced' });
    const headers = { 'content-type': 'application/json' };
    const path = `/api/records/book/${id}`;
    expect((await library.api('DELETE', path, '', { headers })).status).toBe(204);
    expect((await library.api('POST', `${path}/restore`, '', { headers })).status).toBe(200);
  });

  it('is refused while something refers to it, naming what', async () => {
    const { id } = await library.create('reader', { name: 'Busy' });
    await library.createLoan({ reader: id });
    const { status, body } = await library.api<Problem>('DELETE', `/api/records/reader/${id}`);
    expect(status).toBe(409);
    expect(body.errors[0]?.message).toContain('Loan');
    const actions = await library.api<{ items: { name: string; allowed: boolean }[] }>(
      'GET',
      `/api/records/reader/${id}/actions`,
    );
    expect(actions.body.items).toMatchObject([
      { name: 'update', allowed: true },
      { name: 'delete', allowed: false },
      { name: 'restore', allowed: false },
      { name: 'assign', allowed: true },
      { name: 'share', allowed: true },
    ]);
  });

  it('leaves what stands below it in a tree where the caller says, and puts it back on restore', async () => {
    const root = await library.create('book', { title: 'Root' });
    const middle = await library.create('book', { title: 'Middle', volumeOf: root.id });
    const leaf = await library.create('book', { title: 'Leaf', volumeOf: middle.id });
    const path = `/api/records/book/${middle.id}`;
    const above = async () => {
      const { body } = await library.api<{ volumeOf: Reference | null }>(
        'GET',
        `/api/records/book/${leaf.id}`,
      );
      return body.volumeOf?.id ?? null;
    };
    expect((await library.api('DELETE', path)).status).toBe(409);
    expect((await library.api('DELETE', `${path}?below=aside`)).status).toBe(400);
    for (const [below, place] of [
      ['up', root.id],
      ['top', null],
    ] as const) {
      expect((await library.api('DELETE', `${path}?below=${below}`)).status).toBe(204);
      expect(await above()).toBe(place);
      expect((await library.api('POST', `${path}/restore`)).status).toBe(200);
      expect(await above()).toBe(middle.id);
    }
  });

  it('leaves what stands below many that are deleted together where the caller says', async () => {
    const root = await library.create('book', { title: 'Root of many' });
    const upper = await library.create('book', { title: 'Upper', volumeOf: root.id });
    const lower = await library.create('book', { title: 'Lower', volumeOf: upper.id });
    const leaf = await library.create('book', { title: 'Leaf of many', volumeOf: lower.id });
    const batch = (atomic: boolean, below?: string) =>
      library.api<{ results: { status: number }[] }>('POST', '/api/records/book/batch', {
        atomic,
        below,
        operations: [upper, lower].map(({ id }) => ({ op: 'delete', id })),
      });
    expect((await batch(true)).status).toBe(409);
    expect((await batch(true, 'aside')).status).toBe(400);
    for (const atomic of [true, false]) {
      const { body } = await batch(atomic, 'up');
      expect(body.results.map(({ status }) => status)).toEqual([200, 200]);
      const { body: read } = await library.api('GET', `/api/records/book/${leaf.id}`);
      expect(read).toMatchObject({ volumeOf: { id: root.id } });
      for (const { id } of [upper, lower]) await library.api('POST', `/api/records/book/${id}/restore`);
    }
  });

  it('empties references that say so and puts them back on restore', async () => {
    const guardian = await library.create('reader', { name: 'Guardian' });
    const child = await library.create('reader', { name: 'Child', level: 'junior', guardian: guardian.id });
    expect((await library.api('PATCH', `/api/records/reader/${child.id}`, { level: 'adult' })).status).toBe(
      200,
    );
    expect((await library.api('DELETE', `/api/records/reader/${guardian.id}`)).status).toBe(204);
    const read = () => library.api<{ guardian: Reference | null }>('GET', `/api/records/reader/${child.id}`);
    expect((await read()).body.guardian).toBeNull();
    await library.api('POST', `/api/records/reader/${guardian.id}/restore`);
    expect((await read()).body.guardian?.id).toBe(guardian.id);
  });

  it('leaves empty what would close a circle when put back', async () => {
    const user = (username: string, reportsTo?: string) =>
      library.create('user', { username, name: username, ...(reportsTo ? { reportsTo } : {}) });
    const top = await user('circle.top');
    const middle = await user('circle.middle', top.id);
    const low = await user('circle.low', middle.id);
    await library.api('DELETE', `/api/records/user/${middle.id}`);
    await library.api('PATCH', `/api/records/user/${top.id}`, { reportsTo: low.id });
    expect((await library.api('POST', `/api/records/user/${middle.id}/restore`)).status).toBe(200);
    const { body } = await library.api('GET', `/api/records/user/${low.id}`);
    expect(body).toMatchObject({ reportsTo: null });
  });

  it('cannot be undone when its unique value is taken meanwhile', async () => {
    const { id } = await library.create('reader', { name: 'Before', email: 'taken@example.com' });
    await library.api('DELETE', `/api/records/reader/${id}`);
    await library.create('reader', { name: 'After', email: 'taken@example.com' });
    const { status, body } = await library.api<Problem>('POST', `/api/records/reader/${id}/restore`);
    expect(status).toBe(409);
    expect(body.errors[0]?.message).toContain('After');
  });
});
