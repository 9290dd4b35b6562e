import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningNode } from '../../platform/bootstrap.ts';
import type { Settings } from '../../platform/kernel/settings.ts';
import { Api } from '../support/api.ts';
import { LibraryApp } from '../support/library-app.ts';
import { anotherNode, drafted, published, within, type Refused, type Version } from '../support/lifecycle.ts';
import { signedInMember } from '../support/member.ts';

interface Node {
  readonly spec: { readonly label: { readonly en: string }; readonly fields: Record<string, unknown> };
  readonly provenance: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const BOOK = 'library:book.entity';
const text = (en: string) => ({ 'zh-CN': en, en });

let library: LibraryApp;
let folder: string;

beforeAll(async () => {
  library = await LibraryApp.start();
  folder = join(mkdtempSync(join(tmpdir(), 'kehu-lifecycle-')), 'library');
  cpSync('test/fixtures/library', folder, { recursive: true });
});
afterAll(async () => {
  rmSync(join(folder, '..'), { recursive: true });
  await library?.close();
});

async function latest(): Promise<Version> {
  const { body } = await library.api<{ items: Version[] }>('GET', '/api/versions?limit=1');
  return body.items[0]!;
}

async function book(query = ''): Promise<Node> {
  const { status, body } = await library.api<Node>('GET', `/api/metadata/entity/book${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function withNode(settings: Partial<Settings>, work: (node: RunningNode) => Promise<void>) {
  const node = await anotherNode(library.app, settings);
  await work(node).finally(() => node.close());
}

function edit(file: string, change: (content: string) => string): void {
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
}

describe('who set what', () => {
  it('is told for every property, now and at a past moment', async () => {
    const before = await latest();
    await published(library.app, {
      [BOOK]: { set: { 'fields.x_shelf': { to: { type: 'text', label: text('Shelf') } } } },
    });
    const version = await published(library.app, {
      [BOOK]: { set: { 'fields.x_shelf.label.en': { to: 'Rack' }, 'label.en': { to: 'Volume' } } },
    });
    const { provenance, spec } = await book('?layers=1');
    expect(spec.label.en).toBe('Volume');
    expect(provenance['label.en']).toMatchObject({
      layer: 'org',
      source: 'admin',
      version: String(version.number),
    });
    expect(provenance['fields.x_shelf']).toMatchObject({ version: String(version.number - 1) });
    expect(provenance['fields.x_shelf.label.en']).toMatchObject({ version: String(version.number) });
    expect(provenance['']).toMatchObject({ layer: 'library' });
    const past = await book(`?at=${encodeURIComponent(before.at)}`);
    expect(past.spec.fields).not.toHaveProperty('x_shelf');
  });

  it('of a version stands in the list, with what changed', async () => {
    await published(library.app, { [BOOK]: { set: { icon: { to: 'book' } } } }, 'an icon');
    expect(await latest()).toMatchObject({
      kind: 'publish',
      author: 'admin',
      comment: 'an icon',
      changes: [{ target: BOOK, path: 'icon', to: 'book' }],
    });
    const { body } = await library.api<{ items: { operation: string }[] }>(
      'GET',
      '/api/log?operation=published&limit=1',
    );
    expect(body.items).toHaveLength(1);
  });
});

describe('the start of a node', () => {
  it('changes nothing for a newer folder, nor for one that is missing', async () => {
    const { number } = await latest();
    edit('pack.json', (content) => content.replace(/"version": "[^"]+"/, '"version": "9.0.0"'));
    await withNode({ packs: [folder] }, async () => expect((await latest()).number).toBe(number));
    await withNode({ packs: [] }, async (node) => {
      const { status } = await new Api(node.url, library.app.admin).call('GET', '/api/records/book?limit=1');
      expect(status).toBe(200);
    });
    expect((await latest()).number).toBe(number);
  });

  it('takes a pack that is being developed where it was told to, as a version that others follow', async () => {
    const { number } = await latest();
    cpSync('test/fixtures/library', folder, { recursive: true });
    edit('book/book.entity.json', (content) => content.replace('"Pages"', '"Leaves"'));
    await withNode({ packs: [folder], develop: true }, async () => {
      expect(await latest()).toMatchObject({ number: number + 1, kind: 'boot' });
      await within(1500, async () => JSON.stringify(await book()).includes('Leaves'));
    });
    const { status } = await library.api('POST', `/api/versions/${number}/restore`);
    expect(status).toBe(200);
    expect(JSON.stringify(await book())).toContain('Pages');
  });
});

describe('the right to customise', () => {
  it('is needed for drafts and versions, and its lack is named', async () => {
    const token = await signedInMember(library.app, 'mei');
    for (const [method, path] of [
      ['GET', '/api/drafts'],
      ['POST', '/api/drafts'],
      ['GET', '/api/versions'],
      ['POST', '/api/versions/1/restore'],
    ] as const) {
      const { status, body } = await library.api<Refused>(method, path, undefined, { as: token });
      expect([path, status, body.detail]).toEqual([path, 403, expect.stringContaining('customise')]);
    }
  });

  it('lets two people change one draft one after the other, never over each other', async () => {
    const { id, revision } = await drafted(library.app, {});
    const change = (name: string) =>
      library.api<Refused>(
        'PATCH',
        `/api/drafts/${id}`,
        { name },
        { headers: { 'if-match': `"${revision}"` } },
      );
    expect((await change('one')).status).toBe(200);
    expect(await change('two')).toMatchObject({ status: 409, body: { code: 'draftChanged' } });
  });

  it('meets bad input without an error of the server', async () => {
    const { id } = await drafted(library.app, {});
    for (const [method, path, body, status] of [
      ['POST', '/api/drafts', { changes: { [BOOK]: { put: {} } } }, 400],
      ['POST', '/api/drafts', { changes: { [BOOK]: { set: { '__proto__.x': { to: 1 } } } } }, 400],
      ['PATCH', `/api/drafts/${id}`, { changes: [] }, 400],
      ['PATCH', '/api/drafts/none', {}, 404],
      ['POST', `/api/drafts/${id}/publish`, { comment: 3 }, 400],
      ['POST', `/api/drafts/${id}/publish`, {}, 422],
      ['GET', '/api/versions?limit=0', undefined, 400],
      ['GET', '/api/versions/99999', undefined, 404],
      ['POST', '/api/versions/0/restore', {}, 400],
      ['GET', '/api/metadata/entity/book?at=yesterday', undefined, 400],
      ['GET', '/api/metadata/entity/book?at=1999-01-01T00:00:00Z', undefined, 404],
    ] as const) {
      const answer = await library.api(method, path, body);
      expect([method, path, answer.status], JSON.stringify(answer.body)).toEqual([method, path, status]);
    }
  });
});

describe('publishing under load', () => {
  it('fails no request and loses no write, on two nodes', async () => {
    await withNode({}, async (node) => {
      const other = new Api(node.url, library.app.admin);
      const statuses: number[] = [];
      let created = 0;
      const over = new AbortController();
      const work = async (call: Api['call'], turn: number) => {
        for (let i = 0; !over.signal.aborted; i++) {
          const title = `load ${turn} ${i}`;
          const made = await call('POST', '/api/records/book', { title });
          if (made.status === 201) created++;
          const list = await call('GET', '/api/records/book?limit=5&sort=-title');
          statuses.push(made.status, list.status, (await call('GET', '/api/model')).status);
        }
      };
      const here = library.api.bind(library.app) as Api['call'];
      const there = other.call.bind(other) as Api['call'];
      const workers = [here, there, here, there].map(work);
      for (let i = 0; i < 5; i++) {
        const set =
          i % 4 === 3
            ? { [`fields.x_load${i}`]: { to: { type: 'integer' as const, label: text(`Load ${i}`) } } }
            : { 'fields.title.label.en': { to: `Title ${i}` } };
        await published(library.app, { [BOOK]: { set } });
      }
      over.abort();
      await Promise.all(workers);
      expect([...new Set(statuses)].toSorted()).toEqual([200, 201]);
      const { body } = await library.api<{ count: number }>(
        'GET',
        `/api/records/book?limit=1&count=exact&filter=${encodeURIComponent("startsWith(title, 'load ')")}`,
      );
      expect(body.count).toBe(created);
    });
  });
});
