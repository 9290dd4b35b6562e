import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../platform/kernel/json.ts';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { storedModel } from '../../platform/lifecycle/versions/stored-model.ts';
import { withValueAt } from '../../platform/model/layers/property-path.ts';
import type { LoadedPack } from '../../platform/model/load/loaded-pack.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import { Database } from '../../platform/storage/connection/database.ts';
import { verifySchema } from '../../platform/storage/schema/verify-schema.ts';
import { ADMIN } from '../support/admin.ts';
import { Api } from '../support/api.ts';
import { PackClient, zipOf } from '../support/pack-client.ts';
import { buildProduct, startProduct, type ProductProcess } from '../support/product-process.ts';
import { Random } from '../support/random.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const ROUNDS = process.env['TEST_FULL'] ? 50 : 3;
const BOOKS = 400;
const LOANS = 200;
const SEED = Number(process.env['TEST_SEED'] ?? Date.now() % 100_000);

const BOOK = 'library:book.entity';
const LOAN = 'library:loan.entity';
const label = { 'zh-CN': '页', en: 'Pages' };

/** Another type, an option that becomes another, a new field and a new key: everything publishing does in steps. */
const CHANGES = {
  [BOOK]: {
    set: {
      'fields.pages': { to: { type: 'text', label } },
      'fields.x_code': { to: { type: 'text', label, unique: true } },
    },
  },
  [LOAN]: { retire: { 'fields.status.options.lost': {} } },
};
const ANSWERS = { [`mapOption:${LOAN}:fields.status.options.lost`]: { to: 'returned' } };

/** The same from the vendor: the next version of the pack. */
function nextVersion(): Uint8Array {
  const [{ files }] = loadPacks([join(projectRoot, 'test/fixtures/library')]) as [LoadedPack];
  const read = (path: string) => JSON.parse(files.get(path)!) as JsonObject;
  const fields = { pages: { type: 'text', label }, code: { type: 'text', label, unique: true } };
  return zipOf('library', {
    ...Object.fromEntries(files),
    'pack.json': { ...read('pack.json'), version: '1.1.0' },
    'book/book.entity.json': Object.entries(fields).reduce(
      (book, [name, field]) => withValueAt(book, `fields.${name}`, field),
      read('book/book.entity.json'),
    ),
    'loan/loan.entity.json': withValueAt(
      read('loan/loan.entity.json'),
      'fields.status.options.lost',
      undefined,
    ),
    'loan/loanBoard.view.json': withValueAt(read('loan/loanBoard.view.json'), 'board.folded', undefined),
  });
}

const NEXT = nextVersion();

/** What may be in force: the pack as it came, customised, or in its next version. */
type State = 'first' | 'customised' | 'upgraded';

const PACK: Readonly<Record<State, string>> = { first: '1.0.0', customised: '1.0.0', upgraded: '1.1.0' };
/** The new field of each. */
const ADDED: Readonly<Partial<Record<State, string>>> = { customised: 'x_code', upgraded: 'code' };
const KINDS = ['publish', 'upgrade', 'restore'] as const;

describe(`kill -9 while a version comes into force (seed ${SEED})`, () => {
  const random = new Random(SEED);
  let database: TestDatabase;
  let dataDir: string;
  let opened: Database;
  let product: ProductProcess;
  let api: Api;
  let token: string;
  let first: number;
  /** How long a change took so far, at most. */
  let longest = 300;

  beforeAll(async () => {
    buildProduct();
    database = await createTestDatabase();
    opened = await Database.open({ url: database.url });
    dataDir = mkdtempSync(join(tmpdir(), 'kehu-chaos-'));
    await start();
    const reader = await create('reader', { name: 'Ishmael' });
    const books = Array.from({ length: BOOKS }, (_, n) => ({ title: `Volume ${n}`, pages: n + 1 }));
    const loans = Array.from({ length: LOANS }, () => ({ reader, status: 'lost' }));
    await createAll('book', books);
    await createAll('loan', loans);
    first = await version();
    await done((await drafted())());
  });

  afterAll(async () => {
    product?.signal('SIGKILL');
    await product?.ended;
    await opened?.close();
    await database?.drop();
    rmSync(dataDir, { recursive: true });
  });

  const kinds = Array.from({ length: Math.ceil(ROUNDS / KINDS.length) }, () => random.shuffled(KINDS)).flat();

  it.each(kinds.slice(0, ROUNDS).map((kind, at) => [kind, at + 1] as const))(
    'leaves the old version or the new one, whole (%s, %i)',
    async (kind) => {
      const { from, to, change } = await prepared(kind);
      const before = await version();
      const changing = change().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, random.next() * longest * 1.1));
      product.signal('SIGKILL');
      await product.ended;
      await changing;
      await start();
      const after = await version();
      expect([before, before + 1]).toContain(after);
      await verify(after === before ? from : to);
    },
    180_000,
  );

  it('comes into force as ever afterwards', async () => {
    const { to, change } = await prepared(random.pick(KINDS));
    await done(change());
    await verify(to);
  });

  /** A change ready to be made, from a version it can be made from. */
  async function prepared(kind: (typeof KINDS)[number]) {
    const state = await stateInForce();
    if (kind !== 'restore') {
      if (state !== 'first') await done(goBack());
      const change = kind === 'publish' ? await drafted() : await planned();
      return { from: 'first', to: kind === 'publish' ? 'customised' : 'upgraded', change } as const;
    }
    if (state !== 'first') return { from: state, to: 'first', change: goBack } as const;
    const from = random.pick(['customised', 'upgraded'] as const);
    await done((from === 'customised' ? await drafted() : await planned())());
    return { from, to: 'first', change: goBack } as const;
  }

  async function start(): Promise<void> {
    product = await startProduct({
      KEHU_DATA_DIR: dataDir,
      KEHU_PACKS: 'test/fixtures/library',
      KEHU_ADMIN_USERNAME: ADMIN.username,
      KEHU_ADMIN_PASSWORD: ADMIN.password,
      DATABASE_URL: database.url,
    });
    const { body } = await new Api(product.url, '').call<{ token: string }>('POST', '/api/auth/login', ADMIN);
    token = body.token;
    api = new Api(product.url, token);
  }

  async function drafted() {
    const { body } = await api.call<{ id: string }>('POST', '/api/drafts', { changes: CHANGES });
    return () => timed(() => api.call('POST', `/api/drafts/${body.id}/publish`, { answers: ANSWERS }));
  }

  async function planned() {
    const packs = new PackClient({ url: product.url, admin: token });
    const { body } = await packs.send<{ text: string }>(NEXT, '?dryRun=1');
    return () => timed(() => api.call('POST', '/api/packs', { text: body.text, answers: ANSWERS }));
  }

  function goBack() {
    return timed(() => api.call('POST', `/api/versions/${first}/restore`, {}));
  }

  async function done(change: ReturnType<typeof goBack>): Promise<void> {
    const { status, body } = await change;
    expect(status, JSON.stringify(body)).toBe(200);
  }

  async function timed<T>(work: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    const result = await work();
    longest = Math.max(longest, performance.now() - begun);
    return result;
  }

  async function version(): Promise<number> {
    return (await get<{ items: { number: number }[] }>('/api/versions?limit=1')).items[0]!.number;
  }

  async function stateInForce(): Promise<State> {
    const { spec } = await get<{ spec: { fields: JsonObject } }>('/api/metadata/entity/book');
    const states = Object.keys(ADDED) as State[];
    return states.find((state) => Object.hasOwn(spec.fields, ADDED[state]!)) ?? 'first';
  }

  /** Packs, metadata, tables and every value, and nothing left over of a version that never was. */
  async function verify(state: State): Promise<void> {
    expect(await stateInForce()).toBe(state);
    const packs = await get<{ items: { name: string; version: string }[] }>('/api/packs');
    expect(packs.items.find(({ name }) => name === 'library')!.version).toBe(PACK[state]);
    const fields = [ADDED[state] ?? 'isbn', 'title', 'pages'].join(',');
    const books = await get<{ items: Record<string, unknown>[] }>(
      `/api/records/book?limit=500&fields=${fields}`,
    );
    const pages = books.items.map(({ title, pages: value }) => {
      const wanted = Number(String(title).slice('Volume '.length)) + 1;
      return value === (state === 'first' ? wanted : String(wanted));
    });
    expect(pages.filter(Boolean)).toHaveLength(BOOKS);
    const filter = encodeURIComponent(`status == '${state === 'first' ? 'lost' : 'returned'}'`);
    const loans = await get<{ count: number }>(`/api/records/loan?filter=${filter}&count=exact&limit=1`);
    expect(loans.count).toBe(LOANS);
    for (const other of Object.values(ADDED).filter((name) => name !== ADDED[state]))
      expect((await api.call('GET', `/api/records/book?limit=1&fields=${other}`)).status).toBe(400);
    expect(await verifySchema(opened, (await storedModel(opened.session))!)).toEqual([]);
    expect(await leftOver()).toEqual({ mappings: 0, triggers: 0, changed: 0, invalid: 0 });
  }

  async function leftOver(): Promise<Record<string, number>> {
    const [found] = await opened.session.rows<Record<string, number>>(`select
      (select count(*)::int from kehu.value_mapping where state <> 'done') as mappings,
      (select count(*)::int from pg_trigger where tgname like 'kehu\\_%') as triggers,
      (select count(*)::int from kehu.changed_record) as changed,
      (select count(*)::int from pg_index where not indisvalid) as invalid`);
    return found!;
  }

  async function get<T>(path: string): Promise<T> {
    const { status, body } = await api.call<T>('GET', path);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  async function create(entity: string, data: unknown): Promise<string> {
    const { status, body } = await api.call<{ id: string }>('POST', `/api/records/${entity}`, data);
    expect(status, JSON.stringify(body)).toBe(201);
    return body.id;
  }

  async function createAll(entity: string, records: readonly object[]): Promise<void> {
    const operations = records.map((data) => ({ op: 'create', data }));
    const { status, body } = await api.call('POST', `/api/records/${entity}/batch`, {
      atomic: true,
      operations,
    });
    expect(status, JSON.stringify(body)).toBe(200);
  }
});
