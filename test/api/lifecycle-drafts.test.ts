import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningNode } from '../../platform/bootstrap.ts';
import type { DraftChanges } from '../../platform/model/layers/draft-changes.ts';
import { Database } from '../../platform/storage/connection/database.ts';
import { Api } from '../support/api.ts';
import { LibraryApp } from '../support/library-app.ts';
import {
  anotherNode,
  drafted as draftedIn,
  published as publishedIn,
  within,
  type Refused,
  type Version,
} from '../support/lifecycle.ts';

const BOOK = 'library:book.entity';

/** A number added to books. */
const add = (name: string): DraftChanges => ({
  [BOOK]: { set: { [`fields.${name}`]: { to: { type: 'integer', label: help(name) } } } },
});

let library: LibraryApp;
let second: RunningNode;
let elsewhere: Api;

beforeAll(async () => {
  library = await LibraryApp.start();
  second = await anotherNode(library.app);
  elsewhere = new Api(second.url, library.app.admin);
});
afterAll(async () => {
  await second?.close();
  await library?.close();
});

const help = (text: string) => ({ 'zh-CN': text, en: text });

const drafted = (changes: DraftChanges) => draftedIn(library.app, changes);
const published = (changes: DraftChanges) => publishedIn(library.app, changes);

/** Which transactions last wrote columns, indexes and rows. */
function structure(): Promise<unknown[]> {
  const { session } = library.app.node.app.get(Database);
  return session.rows(
    `select (select md5(string_agg(a.xmin::text, ' ' order by attrelid, attnum)) from pg_attribute a
       where attrelid in (select relid from pg_stat_user_tables where schemaname = 'library')) as columns,
      (select md5(string_agg(i.xmin::text, ' ' order by indexrelid)) from pg_index i
       where indrelid in (select relid from pg_stat_user_tables where schemaname = 'library')) as indexes,
      (select md5(string_agg(ctid::text || xmin::text, ' ' order by ctid)) from library.book) as rows`,
  );
}

/** The label of a field as a node tells it. */
async function label(api: Pick<Api, 'call'>): Promise<string> {
  const { body } = await api.call<{ spec: { fields: { title: { label: { en: string } } } } }>(
    'GET',
    '/api/metadata/entity/book',
  );
  return body.spec.fields.title.label.en;
}

describe('publishing a draft', () => {
  it('changes a label on every node within a second, without any change of the structure', async () => {
    await library.create('book', { title: 'Kept as it is' });
    const before = await structure();
    const version = await published({
      [BOOK]: { set: { 'fields.title.label.en': { to: 'Heading' } } },
    });
    expect(await structure()).toEqual(before);
    expect(version).toMatchObject({
      kind: 'publish',
      changes: [{ target: BOOK, path: 'fields.title.label.en', what: 'changed', to: 'Heading' }],
    });
    expect(await label({ call: library.api.bind(library.app) as Api['call'] })).toBe('Heading');
    await within(1000, async () => (await label(elsewhere)) === 'Heading');
  });

  it('adds a field that is written, read and filtered at once', async () => {
    await published(add('x_grade'));
    const book = await library.create('book', { title: 'Graded', x_grade: 3 });
    const { body } = await library.api<{ items: unknown[] }>(
      'GET',
      `/api/records/book?filter=${encodeURIComponent('x_grade > 2')}&fields=title,x_grade`,
    );
    expect(body.items).toMatchObject([{ id: book.id, x_grade: 3 }]);
    const other = await elsewhere.call('PATCH', `/api/records/book/${book.id}`, { x_grade: 4 });
    expect(other.status, JSON.stringify(other.body)).toBe(200);
  });

  it('adds an entity with a view, a form and a role that are all usable at once', async () => {
    const fields = { name: { order: 10 } };
    await published({
      'org:device.entity': {
        create: {
          label: help('Device'),
          title: 'name',
          ownedBy: 'user',
          fields: { name: { type: 'text', label: help('Name'), required: true, searchable: true } },
        },
      },
      'org:devices.view': {
        create: { entity: 'device', type: 'list', label: help('Devices'), columns: fields },
      },
      'org:deviceForm.form': {
        create: {
          entity: 'device',
          for: ['create', 'edit'],
          sections: { basics: { label: help('Basics'), fields } },
        },
      },
      'org:inspector.role': {
        create: { label: help('Inspector'), entities: { device: { read: 'all' } } },
      },
    });
    const { id } = await library.create('device', { name: 'Press' });
    const found = await elsewhere.call<{ items: unknown[] }>('GET', '/api/records/device?q=pres');
    expect(found.body.items).toMatchObject([{ id }]);
    const { body: model } = await library.api<Record<string, object>>('GET', '/api/model');
    expect(model['entities']).toHaveProperty('org:device');
    expect(model['views']).toHaveProperty('org:devices');
    expect(model['forms']).toHaveProperty('org:deviceForm');
    const { body: openapi } = await library.api<{ paths: object }>('GET', '/api/openapi.json');
    expect(openapi.paths).toHaveProperty('/api/records/device');
    const user = { username: 'wen', name: 'Wen', roles: ['inspector'] };
    expect((await library.create<{ id: string; roles: string[] }>('user', user)).roles).toEqual([
      'inspector',
    ]);
  });

  it('tells every mistake with target, path and remedy, and publishes nothing', async () => {
    const { id } = await drafted({
      [BOOK]: {
        set: {
          'fields.grade': { to: { type: 'integer', label: { 'zh-CN': '级', en: 'G' } } },
          'fields.title.tpye': { to: 'text' },
          'fields.nowhere.required': { to: true },
        },
      },
    });
    const { status, body } = await library.api<Refused>('POST', `/api/drafts/${id}/publish`);
    expect(status).toBe(422);
    expect(body.errors.map(({ path }) => path).toSorted()).toEqual([
      `${BOOK}#fields.grade`,
      `${BOOK}#fields.nowhere.required`,
      `${BOOK}#fields.title.tpye`,
    ]);
  });

  it('goes back by a new version, and data of what came back is there again', async () => {
    const { body: before } = await library.api<{ items: Version[] }>('GET', '/api/versions?limit=1');
    const last = before.items[0]!.number;
    const book = await library.create('book', { title: 'Kept', x_grade: 7 });
    await published({ [BOOK]: { retire: { 'fields.x_grade': {} } } });
    const gone = await library.api<Record<string, unknown>>('GET', `/api/records/book/${book.id}`);
    expect(gone.body).not.toHaveProperty('x_grade');
    const { status, body } = await library.api<Version>('POST', `/api/versions/${last}/restore`);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ kind: 'restore', changes: [{ path: 'fields.x_grade', what: 'restored' }] });
    const back = await library.api<Record<string, unknown>>('GET', `/api/records/book/${book.id}`);
    expect(back.body['x_grade']).toBe(7);
  });
});

describe('several drafts', () => {
  it('publish one after the other where they change different things', async () => {
    const one = await drafted({ [BOOK]: { set: { 'fields.title.help': { to: help('One') } } } });
    const two = await drafted({ [BOOK]: { set: { 'fields.pages.help': { to: help('Two') } } } });
    for (const { id } of [one, two]) {
      const { status, body } = await library.api('POST', `/api/drafts/${id}/publish`);
      expect(status, JSON.stringify(body)).toBe(200);
    }
  });

  it('published at the same moment on two nodes both come into force', async () => {
    const [one, two] = [await drafted(add('x_one')), await drafted(add('x_two'))];
    const answers = await Promise.all([
      library.api<Version>('POST', `/api/drafts/${one.id}/publish`),
      elsewhere.call<Version>('POST', `/api/drafts/${two.id}/publish`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(Math.abs(answers[0].body.number - answers[1].body.number)).toBe(1);
    for (const { call } of [
      { call: library.api.bind(library.app) as Api['call'] },
      { call: elsewhere.call.bind(elsewhere) },
    ])
      await within(
        1000,
        async () => (await call('GET', '/api/records/book?fields=x_one,x_two')).status === 200,
      );
    const { id } = await library.create('book', { title: 'Both', x_one: 1, x_two: 2 });
    const { body } = await elsewhere.call('GET', `/api/records/book/${id}`);
    expect(body).toMatchObject({ x_one: 1, x_two: 2 });
  });

  it('say of each property what the layers below say', async () => {
    const { changes } = await drafted({ [BOOK]: { set: { 'fields.title.label.en': { to: 'Name' } } } });
    expect(changes[BOOK]).toEqual({ set: { 'fields.title.label.en': { to: 'Name', was: 'Title' } } });
  });

  it('are refused where both change one thing, naming the path and who changed it', async () => {
    const one = await drafted({ [BOOK]: { set: { 'fields.title.label.en': { to: 'First' } } } });
    const two = await drafted({ [BOOK]: { set: { 'fields.title.label.en': { to: 'Second' } } } });
    await library.api('POST', `/api/drafts/${one.id}/publish`);
    const { status, body } = await library.api<Refused>('POST', `/api/drafts/${two.id}/publish`);
    expect(status).toBe(409);
    expect(body.errors).toMatchObject([{ path: `${BOOK}#fields.title.label.en`, code: 'stalePath' }]);
  });
});
