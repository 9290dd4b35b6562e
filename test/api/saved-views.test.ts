import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { published } from '../support/lifecycle.ts';
import { signedInMember } from '../support/member.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface View {
  readonly id: string;
  readonly name: string;
  readonly entity: string;
  readonly version: number;
}

interface Refusal {
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

const DEFINITION = {
  filter: "genre == 'novel' && pages > 200",
  sort: { pages: { direction: 'desc', order: 10 } },
  columns: { title: { order: 10, width: 240 }, pages: { order: 20, total: 'sum' } },
  groupBy: { field: 'acquiredOn', by: 'month' },
};

let app: TestApp;
let li: string;
let wang: string;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
  li = await signedInMember(app, 'li');
  wang = await signedInMember(app, 'wang');
});
afterAll(() => app?.close());

function save(data: object, as: string) {
  const body = { name: 'Long novels', entity: 'library:book', definition: DEFINITION, ...data };
  return app.api<View & Refusal>('POST', '/api/records/savedView', body, { as });
}

async function namesSeen(as: string): Promise<string[]> {
  const { body } = await app.api<{ items: View[] }>('GET', '/api/records/savedView?sort=name', undefined, {
    as,
  });
  return body.items.map(({ name }) => name);
}

function books(query: Readonly<Record<string, string>>) {
  const path = `/api/records/book?${new URLSearchParams(query).toString()}`;
  return app.api<{ items: object[] } & Refusal>('GET', path, undefined, { as: li });
}

async function fieldsKnown(): Promise<object> {
  const { body } = await app.api<{ entities: Record<string, { fields: object }> }>(
    'GET',
    '/api/model',
    undefined,
    { as: li },
  );
  return body.entities['library:book']!.fields;
}

describe('a saved view', () => {
  it('is kept by any member, for the entity under its full name', async () => {
    const { status, body } = await save({ entity: 'book' }, li);
    expect([status, body.entity]).toEqual([201, 'library:book']);
    expect(await namesSeen(li)).toEqual(['Long novels']);
    expect(await namesSeen(wang)).toEqual([]);
    await app.api('DELETE', `/api/records/savedView/${body.id}`, undefined, { as: li });
  });

  it('is seen by others when shared, but changed only by its owner', async () => {
    const { body: view } = await save({ name: 'Shared', shared: true }, li);
    expect(await namesSeen(wang)).toEqual(['Shared']);
    const path = `/api/records/savedView/${view.id}`;
    const byWang = await app.api('PATCH', path, { name: 'Mine now' }, { as: wang });
    expect(byWang.status).toBe(403);
    expect((await app.api('DELETE', path, undefined, { as: wang })).status).toBe(403);
    expect((await app.api('PATCH', path, { shared: false }, { as: li })).status).toBe(200);
    expect(await namesSeen(wang)).toEqual([]);
    expect((await app.api('PATCH', path, { shared: true }, { as: wang })).status).toBe(404);
    expect((await app.api('DELETE', path, undefined, { as: li })).status).toBe(204);
    expect((await app.api('POST', `${path}/restore`, undefined, { as: li })).status).toBe(200);
  });

  it('is not made for, or handed to, somebody else except by an administrator', async () => {
    const { body: users } = await app.api<{ items: { id: string }[] }>(
      'GET',
      `/api/records/user?filter=${encodeURIComponent("username == 'wang'")}`,
    );
    const owner = users.items[0]!.id;
    const refused = await save({ owner }, li);
    expect([refused.status, refused.body.errors[0]!.path]).toEqual([422, 'owner']);
    expect((await save({ name: 'From above', owner }, app.admin)).status).toBe(201);
    expect(await namesSeen(wang)).toContain('From above');
  });

  it.each([
    ['a condition that does not fit', { filter: "pagess > 'x'" }, 'definition.filter', 'pages'],
    ['a column of no field', { columns: { titel: {} } }, 'definition.columns.titel', 'title'],
    ['a property no view has', { colums: {} }, 'definition.colums', 'columns'],
    [
      'a grouping by something without values',
      { groupBy: { field: 'nothing' } },
      'definition.groupBy.field',
      '',
    ],
    ['periods of what is no date', { groupBy: { field: 'genre', by: 'month' } }, 'definition.groupBy.by', ''],
    ['a name of its own', { name: 'other' }, 'definition.name', 'record'],
  ])('with %s is refused at its place', async (_, wrong, path, words) => {
    const { status, body } = await save({ definition: { ...DEFINITION, ...wrong } }, li);
    expect([status, body.errors.map((one) => one.path)]).toEqual([422, [path]]);
    expect(body.errors[0]!.message).toContain(words);
  });

  it('of an entity that is not there is refused', async () => {
    const { status, body } = await save({ entity: 'boook' }, li);
    expect([status, body.errors[0]!.path]).toEqual([422, 'entity']);
  });
});

describe('a saved view over a field that is retired', () => {
  const BOOK = 'library:book.entity';
  const shelf = { type: 'text', label: { 'zh-CN': '书架', en: 'Shelf' } };
  const definition = {
    filter: "x_shelf == 'B 12'",
    columns: { title: { order: 10 }, x_shelf: { order: 20 } },
    sort: { x_shelf: { direction: 'asc' } },
  };

  it('is kept as it is: its list opens without the column, and tells of the condition', async () => {
    await published(app, { [BOOK]: { set: { 'fields.x_shelf': { to: shelf } } } });
    await app.api('POST', '/api/records/book', { title: 'Emma', x_shelf: 'B 12' });
    const saved = await save({ name: 'By shelf', definition }, li);
    expect(saved.status, JSON.stringify(saved.body)).toBe(201);
    await published(app, { [BOOK]: { retire: { 'fields.x_shelf': {} } } });

    expect(await fieldsKnown()).not.toHaveProperty('x_shelf');
    const rest = await books({ fields: 'title', q: 'Emma' });
    expect([rest.status, rest.body.items]).toEqual([200, [expect.objectContaining({ title: 'Emma' })]]);
    const told = await books({ fields: 'title', filter: definition.filter });
    expect([told.status, told.body.errors[0]!.path]).toEqual([400, 'filter']);
    expect(told.body.errors[0]!.message).toContain('x_shelf');
  });

  it('is renamed, saved again without what is gone, and whole again with the field', async () => {
    const { body: found } = await app.api<{ items: (View & { definition: object })[] }>(
      'GET',
      "/api/records/savedView?filter=name == 'By shelf'",
      undefined,
      { as: li },
    );
    const { id, definition: held } = found.items[0]!;
    expect(held).toEqual(definition);
    const path = `/api/records/savedView/${id}`;
    const change = (data: object) => app.api<Refusal>('PATCH', path, data, { as: li });
    expect((await change({ name: 'Kept' })).status).toBe(200);
    const refused = await change({ definition: { ...definition, columns: { title: {} }, sort: {} } });
    expect([refused.status, refused.body.errors.map((one) => one.path)]).toEqual([
      422,
      ['definition.filter'],
    ]);

    await published(app, { [BOOK]: { restore: { 'fields.x_shelf': {} } } });
    const whole = await books({ fields: 'title,x_shelf', filter: definition.filter, sort: 'x_shelf' });
    expect(whole.body.items).toMatchObject([{ title: 'Emma', x_shelf: 'B 12' }]);
  });
});

describe('the other records of the installation', () => {
  it('stay read-only for members', async () => {
    const { status } = await app.api('POST', '/api/records/department', { name: 'X' }, { as: li });
    expect(status).toBe(403);
  });
});
