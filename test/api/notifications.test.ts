import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../../platform/kernel/caller.ts';
import { Housekeeping } from '../../platform/records/housekeeping.ts';
import { CsvImports } from '../support/csv-imports.ts';
import { LibraryApp, type Problem, type Reference } from '../support/library-app.ts';
import { signedInMember } from '../support/member.ts';

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly isSeen: boolean;
  readonly by: Reference;
  readonly entity: string;
  readonly count: number;
  readonly record: Reference | null;
}

interface Page {
  readonly items: readonly Told[];
  readonly unseen: number;
  readonly nextCursor?: string;
}

interface Person {
  readonly id: string;
  readonly token: string;
}

let library: LibraryApp;
let anna: Person;
let people = 0;

beforeAll(async () => {
  library = await LibraryApp.start();
  anna = await person('anna');
});
afterAll(() => library?.close());

async function person(username: string): Promise<Person> {
  const token = await signedInMember(library.app, username);
  const { body } = await library.api<{ user: { id: string } }>('GET', '/api/auth/me', undefined, {
    as: token,
  });
  return { id: body.user.id, token };
}

/** Somebody who has been told nothing yet. */
const newcomer = () => person(`reader${++people}`);

async function toldTo({ token }: Person, query = ''): Promise<Page> {
  const { status, body } = await library.api<Page>('GET', `/api/notifications${query}`, undefined, {
    as: token,
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const seen = (until: unknown, { token }: Person) =>
  library.api<Problem & { unseen: number }>('POST', '/api/notifications/seen', { until }, { as: token });

const give = (reader: string, owner: Person, as: Person) =>
  library.api('PATCH', `/api/records/reader/${reader}`, { owner: owner.id }, { as: as.token });

const newReader = async (name: string, data: object = {}) =>
  (await library.create('reader', { name, ...data })).id;

const batch = (entity: string, operations: readonly object[], options: object = {}) =>
  library.api('POST', `/api/records/${entity}/batch`, { operations, ...options }, { as: anna.token });

describe('becoming the owner', () => {
  it('of a record through somebody else is told, with who and what', async () => {
    const mine = await newcomer();
    const id = await newReader('陈静');
    expect((await give(id, mine, anna)).status).toBe(200);
    expect(await toldTo(mine)).toMatchObject({
      unseen: 1,
      items: [
        {
          kind: 'owned',
          isSeen: false,
          entity: 'library:reader',
          count: 1,
          by: { id: anna.id, title: 'anna' },
          record: { id, title: '陈静' },
        },
      ],
    });
  });

  it('of a new record is told too', async () => {
    const mine = await newcomer();
    const id = await newReader('郑爽', { owner: mine.id });
    expect((await toldTo(mine)).items).toMatchObject([{ count: 1, record: { id, title: '郑爽' } }]);
  });

  it('by oneself is told to nobody, nor is any other change', async () => {
    const mine = await newcomer();
    const id = await newReader('周杰');
    expect((await give(id, mine, mine)).status).toBe(200);
    await library.api('PATCH', `/api/records/reader/${id}`, { name: '周节' });
    expect((await give(id, mine, anna)).status).toBe(200);
    expect(await toldTo(mine)).toEqual({ items: [], unseen: 0 });
  });

  it('of many in one batch is told once, counting what was stored', async () => {
    const mine = await newcomer();
    const ids = await Promise.all(['甲', '乙', '丙'].map((name) => newReader(name)));
    const give = ids.map((id) => ({ op: 'update', id, data: { owner: mine.id } }));
    const wrong = { op: 'create', data: { owner: mine.id } };
    expect((await batch('reader', [...give, wrong], { atomic: false })).status).toBeLessThan(300);
    const { items } = await toldTo(mine);
    expect(items).toMatchObject([{ count: 3, record: { id: ids[0], title: '甲' } }]);
  });

  it('is not told of a batch that was rolled back', async () => {
    const mine = await newcomer();
    const id = await newReader('丁');
    const operations = [
      { op: 'update', id, data: { owner: mine.id } },
      { op: 'create', data: { name: null } },
    ];
    expect((await batch('reader', operations, { atomic: true })).status).toBe(422);
    expect((await toldTo(mine)).unseen).toBe(0);
  });

  it('of more than one transaction holds is still told once', async () => {
    const mine = await newcomer();
    const operations = Array.from({ length: 1001 }, (_, index) => ({
      op: 'create',
      data: { name: `R${index}`, owner: mine.id },
    }));
    await batch('reader', operations, { atomic: false });
    expect(await toldTo(mine)).toMatchObject({ unseen: 1, items: [{ count: 1001 }] });
  });

  it('through an import is told once, when a person imports', async () => {
    const mine = await newcomer();
    const imports = new CsvImports(library.app);
    const map = {
      fields: { name: { column: 'name' }, owner: { column: 'to', lookup: { by: 'username' } } },
    };
    const rows = Array.from({ length: 1200 }, (_, index) => `I${index},reader${people}`);
    const caller = Caller.user({ id: anna.id, username: 'anna', roles: ['member'] });
    const counts = await imports.run('reader', map, ['name,to', ...rows].join('\n'), caller);
    expect(counts).toMatchObject({ created: 1200, failed: 0 });
    await imports.run('reader', map, `name,to\nX,reader${people}`);
    rmSync(imports.folder, { recursive: true });
    expect(await toldTo(mine)).toMatchObject({ unseen: 1, items: [{ count: 1200, by: { id: anna.id } }] });
  });
});

describe('notifications', () => {
  it('show no record that is deleted', async () => {
    const mine = await newcomer();
    const id = await newReader('孙悦');
    await give(id, mine, anna);
    expect((await library.api('DELETE', `/api/records/reader/${id}`)).status).toBeLessThan(300);
    const { items } = await toldTo(mine);
    expect(items).toMatchObject([{ count: 1, record: null }]);
    expect(JSON.stringify(items)).not.toContain('孙悦');
  });

  it('come the latest first, page by page', async () => {
    const mine = await newcomer();
    for (const name of ['一', '二', '三']) await give(await newReader(name), mine, anna);
    const first = await toldTo(mine, '?limit=2');
    expect(first.items.map(({ record }) => record?.title)).toEqual(['三', '二']);
    const second = await toldTo(mine, `?limit=2&cursor=${first.nextCursor}`);
    expect(second.items.map(({ record }) => record?.title)).toEqual(['一']);
    expect([second.unseen, second.nextCursor]).toEqual([3, undefined]);
  });

  it('are seen up to the one that is named', async () => {
    const mine = await newcomer();
    for (const name of ['一', '二']) await give(await newReader(name), mine, anna);
    const [late, early] = (await toldTo(mine)).items;
    expect((await seen(early!.id, mine)).body).toEqual({ unseen: 1 });
    expect((await toldTo(mine)).items.map(({ isSeen }) => isSeen)).toEqual([false, true]);
    expect((await seen(late!.id, mine)).body).toEqual({ unseen: 0 });
  });

  it('are seen and marked by nobody else', async () => {
    const [mine, other] = [await newcomer(), await newcomer()];
    await give(await newReader('吴迪'), mine, anna);
    const [told] = (await toldTo(mine)).items;
    expect(await toldTo(other)).toEqual({ items: [], unseen: 0 });
    expect((await seen(told!.id, other)).status).toBe(200);
    expect((await toldTo(mine)).unseen).toBe(1);
    expect((await library.api('GET', '/api/notifications', undefined, { as: null })).status).toBe(401);
  });

  it('are kept for 90 days', async () => {
    const mine = await newcomer();
    await give(await newReader('何平'), mine, anna);
    const [told] = (await toldTo(mine)).items;
    const housekeeping = library.app.node.app.get(Housekeeping);
    const after = (days: number) => new Date(Date.parse(told!.at) + days * 86_400_000);
    await housekeeping.run(after(89.9));
    expect((await toldTo(mine)).items).toHaveLength(1);
    await housekeeping.run(after(90.1));
    expect((await toldTo(mine)).items).toEqual([]);
  });

  it.each([
    ['GET', '?limit=0', undefined, /whole number from 1 to 200/, /1 到 200 的整数/],
    ['GET', '?cursor=x', undefined, /none of the list of notifications/, /请从第一页重新开始/],
    ['GET', '?page=2', undefined, /no parameter "page"/, /没有参数 page/],
    ['POST', '/seen', { until: 'x' }, /Send \{"until"/, /请发送 \{"until"/],
    ['POST', '/seen', { until: '01890000-0000-7000-8000-000000000000', all: true }, /Send/, /请发送/],
  ])('refuse %s %s %o in both languages', async (method, rest, body, english, chinese) => {
    for (const [language, expected] of [
      ['en', english],
      ['zh-CN', chinese],
    ] as const) {
      const answer = await library.api<Problem>(method, `/api/notifications${rest}`, body, {
        headers: { 'accept-language': language },
      });
      expect(answer.status).toBe(400);
      expect(answer.body.detail).toMatch(expected);
    }
  });
});
