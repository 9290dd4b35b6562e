import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN } from '../support/admin.ts';
import { Api } from '../support/api.ts';
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

interface Versions {
  readonly items: readonly { number: number; kind: string }[];
}

describe(`kill -9 while a version comes into force (seed ${SEED})`, () => {
  const random = new Random(SEED);
  let database: TestDatabase;
  let dataDir: string;
  let product: ProductProcess;
  let api: Api;
  let first: number;
  /** How long publishing took so far, at most. */
  let longest = 300;

  beforeAll(async () => {
    buildProduct();
    database = await createTestDatabase();
    dataDir = mkdtempSync(join(tmpdir(), 'kehu-chaos-'));
    await start();
    const reader = await create('reader', { name: 'Ishmael' });
    const books = Array.from({ length: BOOKS }, (_, n) => ({ title: `Volume ${n}`, pages: n + 1 }));
    const loans = Array.from({ length: LOANS }, () => ({ reader, status: 'lost' }));
    await createAll('book', books);
    await createAll('loan', loans);
    first = (await version()).number;
    await publish();
  });

  afterAll(async () => {
    product?.signal('SIGKILL');
    await product?.ended;
    await database?.drop();
    rmSync(dataDir, { recursive: true });
  });

  for (let round = 1; round <= ROUNDS; round++)
    it(`leaves the old version or the new one, whole (${round})`, async () => {
      const before = await version();
      const isFirst = await isAsFirst();
      const publishing = (isFirst ? publish() : goBack()).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, random.next() * longest * 1.1));
      product.signal('SIGKILL');
      await product.ended;
      await publishing;
      await start();
      const after = await version();
      expect([before.number, before.number + 1]).toContain(after.number);
      await verify(after.number === before.number ? isFirst : !isFirst);
    }, 180_000);

  it('publishes as ever afterwards', async () => {
    const isFirst = await isAsFirst();
    const { status, body } = await (isFirst ? publish() : goBack());
    expect(status, JSON.stringify(body)).toBe(200);
    await verify(!isFirst);
  });

  async function start(): Promise<void> {
    product = await startProduct({
      KEHU_DATA_DIR: dataDir,
      KEHU_PACKS: 'test/fixtures/library',
      KEHU_ADMIN_USERNAME: ADMIN.username,
      KEHU_ADMIN_PASSWORD: ADMIN.password,
      DATABASE_URL: database.url,
    });
    const { body } = await new Api(product.url, '').call<{ token: string }>('POST', '/api/auth/login', ADMIN);
    api = new Api(product.url, body.token);
  }

  async function publish() {
    const { body } = await api.call<{ id: string }>('POST', '/api/drafts', { changes: CHANGES });
    return timed(() => api.call('POST', `/api/drafts/${body.id}/publish`, { answers: ANSWERS }));
  }

  function goBack() {
    return timed(() => api.call('POST', `/api/versions/${first}/restore`, {}));
  }

  async function timed<T>(work: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    const result = await work();
    longest = Math.max(longest, performance.now() - begun);
    return result;
  }

  async function version(): Promise<{ number: number }> {
    return (await api.call<Versions>('GET', '/api/versions?limit=1')).body.items[0]!;
  }

  async function isAsFirst(): Promise<boolean> {
    const { body } = await api.call<{ spec: { fields: Record<string, { type: string }> } }>(
      'GET',
      '/api/metadata/entity/book',
    );
    return body.spec.fields['pages']!.type === 'integer';
  }

  /** Metadata, every value, and nothing left over of a version that never was. */
  async function verify(asFirst: boolean): Promise<void> {
    expect(await isAsFirst()).toBe(asFirst);
    const books = await api.call<{ items: Record<string, unknown>[] }>(
      'GET',
      '/api/records/book?limit=500&fields=title,pages&sort=title',
    );
    const pages = books.body.items.map(({ title, pages: value }) => {
      const wanted = Number(String(title).slice('Volume '.length)) + 1;
      return value === (asFirst ? wanted : String(wanted));
    });
    expect(pages.filter(Boolean)).toHaveLength(BOOKS);
    const filter = encodeURIComponent(`status == '${asFirst ? 'lost' : 'returned'}'`);
    const loans = await api.call<{ count: number }>(
      'GET',
      `/api/records/loan?filter=${filter}&count=exact&limit=1`,
    );
    expect(loans.body.count).toBe(LOANS);
    const coded = await api.call('GET', `/api/records/book?limit=1&fields=x_code`);
    expect(coded.status).toBe(asFirst ? 400 : 200);
    expect(await leftOver()).toEqual({ mappings: 0, triggers: 0, changed: 0, invalid: 0 });
  }

  async function leftOver(): Promise<Record<string, number>> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, number>>(`select
        (select count(*)::int from kehu.value_mapping where state <> 'done') as mappings,
        (select count(*)::int from pg_trigger where tgname like 'kehu\\_%') as triggers,
        (select count(*)::int from kehu.changed_record) as changed,
        (select count(*)::int from pg_index where not indisvalid) as invalid`);
      return rows[0]!;
    } finally {
      await client.end();
    }
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
