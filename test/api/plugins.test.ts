import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import type { PluginView } from '../../platform/plugins/plugin-admin.ts';
import type { Problem } from '../support/library-app.ts';
import { signedInMember } from '../support/member.ts';
import { withClient } from '../support/sql.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const FIXTURES = [
  'initials',
  'critic',
  'moody',
  'throws-at-load',
  'from-the-future',
  'knows-no-point',
  'nowhere',
];

let app: TestApp;

beforeAll(async () => {
  const plugins = FIXTURES.map((name) => join(projectRoot, 'test/fixtures/plugins', name));
  app = await startTestApp({ packs: ['test/fixtures/library'], settings: { plugins } });
  for (const book of [
    { title: 'Pride and Prejudice', pages: 432 },
    { title: '红楼梦 上', pages: 600 },
  ]) {
    const { status } = await app.api('POST', '/api/records/book', book);
    expect(status).toBe(201);
  }
});
afterAll(() => app?.close());

async function pluginNamed(name: string): Promise<PluginView> {
  const { status, body } = await app.api<PluginView>('GET', `/api/plugins/${name}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const turn = (name: string, on: boolean) =>
  app.api<PluginView & Problem>('PATCH', `/api/plugins/${name}`, { on });
const set = (settings: object) =>
  app.api<PluginView & Problem>('PUT', '/api/plugins/moody/settings', settings);
const list = (filter: string) =>
  app.api<Problem & { items: { title: string }[] }>(
    'GET',
    `/api/records/book?filter=${encodeURIComponent(filter)}`,
  );

describe('a plugin written by its README', () => {
  it('is shorter than fifty lines', () => {
    const lines = ['plugin.json', 'index.ts'].flatMap((file) =>
      readFileSync(join(projectRoot, 'test/fixtures/plugins/initials', file), 'utf8')
        .trim()
        .split('\n'),
    );
    expect(lines.length).toBeLessThan(50);
  });

  it('writes a format of export', async () => {
    const { status, headers, body } = await app.api<string>(
      'GET',
      '/api/exports/book?format=jsonl&fields=title,pages&sort=pages',
    );
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('application/x-ndjson');
    expect(headers.get('content-disposition')).toMatch(/\.jsonl$/);
    const lines = String(body).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { title: 'Pride and Prejudice', pages: 432 },
      { title: '红楼梦 上', pages: 600 },
    ]);
  });

  it('adds a function that the database computes', async () => {
    expect((await list("initials(title) == 'PaP'")).body.items).toMatchObject([
      { title: 'Pride and Prejudice' },
    ]);
    expect((await list("title != '' && initials(title) != 'PaP'")).body.items).toMatchObject([
      { title: '红楼梦 上' },
    ]);
    expect((await list("initials('Jane Austen') == 'JA'")).body.items).toHaveLength(2);
  });

  it('has its function checked like any other', async () => {
    const { status, body } = await list('initials(pages) == "x"');
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('initials(text)');
  });
});

describe('an action of a plugin', () => {
  it('is a button among others, does what it does as its caller, and is gone with the plugin', async () => {
    const [book] = (await list("title == 'Pride and Prejudice'")).body.items as unknown as { id: string }[];
    const path = `/api/records/book/${book!.id}/actions`;
    const praise = (body: object = {}) => app.api<Problem>('POST', `${path}/praise`, body);
    const offered = async () =>
      (await app.api<{ items: { name: string }[] }>('GET', path)).body.items.find(
        ({ name }) => name === 'praise',
      );
    expect(await offered()).toMatchObject({ allowed: true, prominent: true, label: { en: 'Praise' } });
    expect(await praise({ silently: true })).toMatchObject({ status: 503, body: { code: 'pluginFailed' } });
    expect((await praise()).body).toMatchObject({ rating: 5, $tells: 'Pride and Prejudice!' });
    expect(await offered()).toMatchObject({
      allowed: false,
      reason: { message: 'It has all the stars there are' },
    });
    await turn('critic', false);
    expect(await offered()).toBeUndefined();
    expect((await praise()).status).toBe(404);
  });
});

describe('a function without SQL', () => {
  it('is refused where the database has to compute it, and named', async () => {
    const { status, body } = await list("shout(title) == 'EMMA'");
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toMatch(/shout.*moody.*no SQL form/);
  });

  it('is computed beforehand where it is the same for every record', async () => {
    expect((await list("title == 'Pride and Prejudice' && shout('a') == 'A'")).body.items).toHaveLength(1);
  });
});

describe('what is wrong with a plugin', () => {
  it.each([
    ['throws-at-load', 'cannot be loaded: no such thing'],
    ['from-the-future', 'needs platform ^99.0.0'],
    ['knows-no-point', 'plugin.json is wrong'],
    ['nowhere', 'holds no plugin.json'],
  ])('stops %s alone, and is told', async (name, problem) => {
    expect(await pluginNamed(name)).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining(problem),
    });
  });

  it('is told with the place and what was meant', async () => {
    const { errors } = await pluginNamed('knows-no-point');
    expect(errors[0]).toMatchObject({
      path: 'contributes.exportFormat',
      message: expect.stringContaining('exportFormats'),
    });
  });

  it('stands in health, which stays ready', async () => {
    const { status, body } = await app.api('GET', '/health/ready');
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { status: 'ready', failedPlugins: expect.arrayContaining(['throws-at-load', 'from-the-future']) },
    });
  });

  it('refuses its functions by name', async () => {
    const { status, body } = await list("lost() == 'x'");
    expect({ status, body }).toMatchObject({ status: 503, body: { code: 'pluginBroken' } });
    expect(body.detail).toContain('throws-at-load');
  });
});

describe('settings', () => {
  it('keep a plugin waiting until what is required is given', async () => {
    expect(await pluginNamed('moody')).toMatchObject({
      state: 'settingsMissing',
      problem: 'Fill in first: Greeting',
    });
    expect((await app.api('GET', '/api/ext/moody/greet/anna')).status).toBe(404);
  });

  it('are checked by the schema, all at once', async () => {
    const { status, body } = await set({ greeting: 'x', times: 0, colour: 'red', password: 7 });
    expect(status).toBe(422);
    const paths = body.errors.map(({ path }) => path).toSorted();
    expect(paths).toEqual(['colour', 'greeting', 'password', 'times']);
  });

  it('start the plugin at once, and anew when they change', async () => {
    expect((await set({ greeting: 'Hello', password: 'swordfish' })).body).toMatchObject({ state: 'on' });
    const greeted = await app.api('GET', '/api/ext/moody/greet/anna', undefined, { as: null });
    expect(greeted.body).toEqual({ said: 'Hello anna', knows: 'swordfish' });
    await set({ greeting: 'Hi', times: 2 });
    const again = await app.api('GET', '/api/ext/moody/greet/anna', undefined, { as: null });
    expect(again.body).toEqual({ said: 'Hi annaHi anna', knows: 'swordfish' });
  });

  it('keep secrets sealed, and tell nobody', async () => {
    const view = await pluginNamed('moody');
    expect(view).toMatchObject({ settings: { greeting: 'Hi' }, secrets: ['password'] });
    const told = await app.api('GET', '/api/plugins');
    expect(JSON.stringify([view, told.body])).not.toContain('swordfish');
    const kept = "select * from kehu.plugin where name = 'moody'";
    const { rows } = await withClient(app.databaseUrl, (client) => client.query(kept));
    expect(JSON.stringify(rows)).not.toContain('swordfish');
    expect((await set({ greeting: 'Hi', password: null })).body.secrets).toEqual([]);
  });

  it('and the switch are for administrators, and stand in the log', async () => {
    const member = await signedInMember(app, 'eve');
    for (const [method, path, body] of [
      ['GET', '/api/plugins', undefined],
      ['PATCH', '/api/plugins/moody', { on: false }],
      ['PUT', '/api/plugins/moody/settings', { greeting: 'Boo' }],
    ] as const) {
      expect((await app.api(method, path, body, { as: member })).status, path).toBe(403);
    }
    const { body } = await app.api<{ items: { operation: string; details: unknown }[] }>('GET', '/api/log');
    expect(body.items.filter(({ operation }) => operation === 'pluginSet')[0]).toMatchObject({
      details: { plugin: 'moody' },
    });
  });

  it.each([[{ on: 'yes' }], [{}], [null], [{ on: true, more: 1 }]])('refuse %j as a switch', async (body) => {
    expect((await app.api('PATCH', '/api/plugins/moody', body)).status).toBe(400);
  });
});

describe('a plugin that fails while it runs', () => {
  it('is named in the answer, and keeps what happened', async () => {
    const { status, body } = await app.api<Problem>('GET', '/api/ext/moody/throw');
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'pluginFailed' });
    expect(body.detail).toContain('"moody"');
    expect(JSON.stringify(body)).not.toContain('not today');
    expect((await pluginNamed('moody')).failures[0]).toMatchObject({
      what: 'GET throw',
      message: 'not today',
    });
  });

  it('is waited for no longer than it may take', async () => {
    const { status } = await app.api('GET', '/api/ext/moody/hang');
    expect(status).toBe(503);
    expect((await pluginNamed('moody')).failures[0]).toMatchObject({ message: 'not ready after 1 s' });
  });

  it('refuses rather than passes where an expression needs it', async () => {
    const { status, body } = await list("stumble() == 'x'");
    expect({ status, body }).toMatchObject({ status: 503, body: { code: 'pluginFailed' } });
  });

  it('may refuse in words of its own', async () => {
    const { status, body } = await app.api<Problem>('GET', '/api/ext/moody/greet/stranger');
    expect({ status, detail: body.detail }).toEqual({
      status: 404,
      detail: 'Nobody here is called stranger',
    });
  });
});

describe('a route of a plugin', () => {
  it('runs for whoever is signed in, with his rights, and remembers', async () => {
    expect((await app.api('GET', '/api/ext/moody/count', undefined, { as: null })).status).toBe(401);
    expect((await app.api('GET', '/api/ext/moody/count')).body).toEqual({ count: 2, asked: 1 });
    expect((await app.api('GET', '/api/ext/moody/count')).body).toEqual({ count: 2, asked: 2 });
  });

  it.each([
    ['POST', '/api/ext/moody/count'],
    ['GET', '/api/ext/moody/nothing'],
    ['GET', '/api/ext/nobody/count'],
  ])('is not found: %s %s', async (method, path) => {
    expect((await app.api(method, path)).status).toBe(404);
  });
});

describe('switching a plugin', () => {
  it('takes it out of use at once, and back', async () => {
    expect((await turn('initials', false)).body).toMatchObject({ state: 'off', problem: null });
    expect((await app.api('GET', '/api/exports/book?format=jsonl')).status).toBe(400);
    expect((await list("initials(title) == 'PaP'")).status).toBe(400);
    expect((await turn('initials', true)).body).toMatchObject({ state: 'on' });
    expect((await app.api('GET', '/api/exports/book?format=jsonl')).status).toBe(200);
    expect((await list("initials(title) == 'PaP'")).body.items).toHaveLength(1);
  });

  it('is refused for one that is wrong', async () => {
    expect((await turn('from-the-future', true)).status).toBe(422);
    expect((await turn('no-such', true)).status).toBe(404);
  });
});
