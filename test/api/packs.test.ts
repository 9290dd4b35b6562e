import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInMember } from '../support/member.ts';
import { PackClient, zipOf } from '../support/pack-client.ts';
import { text, type PackFiles } from '../support/pack-folder.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Plan {
  readonly kind: string;
  readonly problems: readonly { path: string; message: string }[];
  readonly text: string;
  readonly ddl: readonly { what: string }[];
}

interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { path: string; message: string }[];
}

let app: TestApp;
let packs: PackClient;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
  packs = new PackClient(app);
});
afterAll(() => app?.close());

/** A pack that adds to the library: a room for each book, and exhibits of its own. */
function museum(version = '1.0.0', more: PackFiles = {}): PackFiles {
  return {
    'pack.json': {
      name: 'museum',
      version,
      label: text('Museum'),
      platform: '>=0.1.0 <2',
      dependsOn: { core: '^1.0.0', library: '*' },
      licence: 'Apache-2.0',
      prefix: 'mus',
    },
    'README.md': '# Museum\r\n',
    'book.entity.patch.json': {
      patch: 'library:book.entity',
      on: '1.0.0',
      set: {
        'fields.mus_room': { to: { type: 'text', label: text('Room') } },
        'fields.mus_code': { to: { type: 'text', label: text('Code'), required: true, default: "'A'" } },
        'fields.title.label.en': { to: 'Heading', was: 'Title' },
      },
    },
    'exhibit.entity.json': {
      name: 'exhibit',
      label: text('Exhibit'),
      title: 'name',
      ownedBy: 'none',
      fields: {
        name: { type: 'text', label: text('Name'), required: true },
        book: { type: 'reference', label: text('Book'), to: 'library:book' },
      },
    },
    'exhibit.data.json': { entity: 'exhibit', records: { vase: { name: 'A vase' } } },
    ...more,
  };
}

const names = async () => {
  const { body } = await app.api<{ items: { name: string }[] }>('GET', '/api/packs');
  return body.items.map(({ name }) => name);
};

const exhibits = async () => {
  const { status, body } = await app.api<{ items?: { name: string }[] }>(
    'GET',
    '/api/records/exhibit?sort=name',
  );
  return status === 200 ? body.items!.map(({ name }) => name) : status;
};

describe('a pack', () => {
  it('is planned without a trace, then installed on the running system with its records', async () => {
    const zip = zipOf('museum', museum());
    const planned = await packs.send<Plan>(zip, '?dryRun=1');
    expect(planned.body).toMatchObject({ kind: 'install', problems: [] });
    expect(planned.body.ddl.length).toBeGreaterThan(0);
    expect(await names()).toEqual(['core', 'library']);
    const installed = await app.api('POST', '/api/packs', { text: planned.body.text });
    expect(installed.status, JSON.stringify(installed.body)).toBe(200);
    expect(installed.body).toMatchObject({ kind: 'install', number: 2, comment: 'museum 1.0.0' });
    expect(await names()).toEqual(['core', 'library', 'museum']);
    expect(await exhibits()).toEqual(['A vase']);
    const book = await app.api('POST', '/api/records/book', { title: 'Emma', mus_room: 'B 12' });
    expect(book.body).toMatchObject({ mus_room: 'B 12' });
  });

  it('is exported byte for byte as it came', async () => {
    expect(await packs.export('museum')).toEqual(Buffer.from(zipOf('museum', museum())));
  });

  it('is not installed twice, and goes back only by restoring', async () => {
    const again = await packs.send<Refusal>(zipOf('museum', museum()));
    expect([again.status, again.body.code]).toEqual([409, 'alreadyInForce']);
    const older = await packs.send<Refusal>(zipOf('museum', museum('0.9.0')));
    expect([older.status, older.body.code]).toEqual([409, 'older']);
  });

  it('that collides with another is refused by path', async () => {
    const archive = {
      'pack.json': { ...(museum()['pack.json'] as object), name: 'archive', prefix: 'arc' },
      'book.entity.patch.json': {
        patch: 'library:book.entity',
        on: '1.0.0',
        set: { 'fields.title.label.en': { to: 'Name', was: 'Title' } },
      },
    };
    const { status, body } = await packs.send<Refusal>(zipOf('archive', archive));
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([
      {
        path: 'library:book.entity#fields.title.label.en',
        message: expect.stringContaining('"archive" and "museum"'),
      },
    ]);
  });

  it('names what it lacks and what the platform is too old for', async () => {
    const spec = {
      ...(museum('2.0.0')['pack.json'] as object),
      dependsOn: { core: '*', library: '*', gallery: '^1.0.0' },
      platform: '>=9',
    };
    const { body } = await packs.send<Plan>(
      zipOf('museum', museum('2.0.0', { 'pack.json': spec })),
      '?dryRun=1',
    );
    expect(body.problems.map(({ path }) => path)).toEqual([
      'pack.zip/pack.json#/platform',
      'pack.zip/pack.json#/dependsOn/gallery',
    ]);
    expect(body.problems[1]!.message).toMatch(/gallery/);
  });

  it('whose records break a rule leaves everything as it was', async () => {
    const wrong = { entity: 'library:book', records: { odd: { title: 'Odd', pages: -1 } } };
    const { status, body } = await packs.send<Refusal>(
      zipOf('museum', museum('1.1.0', { 'odd.data.json': wrong })),
    );
    expect([status, body.code]).toEqual([422, 'seedsRefused']);
    expect(body.errors[0]!.path).toContain('odd.pages');
    const { body: list } = await app.api<{ items: { name: string; version: string }[] }>('GET', '/api/packs');
    expect(list.items.find(({ name }) => name === 'museum')!.version).toBe('1.0.0');
  });

  it('goes without its data, which the next installation finds', async () => {
    await app.api('POST', '/api/records/exhibit', { name: 'A coin' });
    const planned = await app.api<Plan>('DELETE', '/api/packs/museum?dryRun=1');
    expect([planned.status, planned.body.kind]).toEqual([200, 'uninstall']);
    expect((await app.api('DELETE', '/api/packs/museum')).body).toMatchObject({ kind: 'uninstall' });
    expect(await exhibits()).toBe(404);
    expect((await app.api('POST', '/api/records/book', { title: 'Meanwhile' })).status).toBe(201);
    await packs.send(zipOf('museum', museum()));
    expect(await exhibits()).toEqual(['A coin', 'A vase']);
    const { body } = await app.api<{ items: object[] }>(
      'GET',
      "/api/records/book?filter=title == 'Emma'&fields=mus_room",
    );
    expect(body.items).toMatchObject([{ mus_room: 'B 12' }]);
  });

  it('that others need stays, as do core and what is not there', async () => {
    const answers = await Promise.all(
      ['library', 'core', 'org', 'gallery'].map((name) => app.api<Refusal>('DELETE', `/api/packs/${name}`)),
    );
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'neededBy'],
      [409, 'ofThePlatform'],
      [409, 'orgReserved'],
      [404, 'packAbsent'],
    ]);
  });

  it('is nobody’s business but theirs who may customise', async () => {
    const member = await signedInMember(app, 'mira');
    const as = { as: member };
    const calls = await Promise.all([
      app.api('GET', '/api/packs', undefined, as),
      app.api('DELETE', '/api/packs/museum', undefined, as),
      app.api('GET', '/api/packs/org/export', undefined, as),
      app.api('POST', '/api/packs', { folder: 'library' }, as),
      packs.send(zipOf('museum', museum('3.0.0')), '', member),
    ]);
    expect(calls.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  });

  it.each<[string, () => Promise<{ status: number; body: unknown }>, number]>([
    ['a zip that is none', () => packs.send(Buffer.from('nothing')), 422],
    ['a zip without a pack', () => packs.send(zipOf('museum', { 'README.md': '' })), 422],
    ['a folder nobody has', () => app.api('POST', '/api/packs', { folder: 'gallery' }), 404],
    ['no pack at all', () => app.api('POST', '/api/packs', {}), 400],
    ['answers that are none', () => app.api('POST', '/api/packs', { folder: 'library', answers: 1 }), 400],
    ['a text nobody planned', () => app.api('POST', '/api/packs', { text: '0'.repeat(64) }), 404],
    ['a parameter nobody knows', () => packs.send(zipOf('museum', museum()), '?dry=1'), 400],
  ])('is refused, told why, where there is %s', async (_, call, status) => {
    const answer = await call();
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  });
});
