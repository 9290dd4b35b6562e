import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../platform/storage/connection/database.ts';
import { ADMIN } from '../support/admin.ts';
import { Api } from '../support/api.ts';
import { buildProduct, startProduct, type ProductProcess } from '../support/product-process.ts';
import { Random } from '../support/random.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const FULL = Boolean(process.env['TEST_FULL']);
const ROUNDS = FULL ? 24 : 1;
const LOANS = 40_000;
const SEED = Number(process.env['TEST_SEED'] ?? Date.now() % 100_000);

/** How a worker ends in the middle of a run; the first is the one of the short run. */
const ENDS = ['at work', 'any time', 'told to'] as const;
type End = (typeof ENDS)[number];

describe(`kill -9 of a worker in the middle of a run (seed ${SEED})`, () => {
  const random = new Random(SEED);
  let database: TestDatabase;
  let opened: Database;
  let dataDir: string;
  let product: ProductProcess;
  /** How long a run took so far, at most. */
  let longest = 1500;

  beforeAll(async () => {
    buildProduct();
    database = await createTestDatabase();
    opened = await Database.open({ url: database.url });
    dataDir = mkdtempSync(join(tmpdir(), 'kehu-chaos-'));
    await start();
    await lendBooks();
  });

  afterAll(async () => {
    product?.signal('SIGKILL');
    await product?.ended;
    await opened?.close();
    await database?.drop();
    rmSync(dataDir, { recursive: true });
  });

  it.each(Array.from({ length: ROUNDS }, (_, at) => [ENDS[at % ENDS.length]!, at + 1] as const))(
    'is resumed, and nothing is doubled or left out (%s, %i)',
    async (end, round) => {
      // Beyond the machine's clock: a node that has not been told the time yet has nothing to do but what was begun.
      // When it has ended that before it is told, the day comes a second time and finds everything kept.
      const day = new Date(Date.UTC(2030, 0, round)).toISOString().slice(0, 10);
      const working = clock(day).catch(() => undefined);
      await begun(end, day);
      product.signal(end === 'told to' ? 'SIGTERM' : 'SIGKILL');
      await product.ended;
      await working;
      const left = await keptOf(day);
      await start();
      // Ten seconds go by without a sign of life; the full run waits for them now and then.
      if (!FULL || round % 4 > 0) await longAgo();
      const from = performance.now();
      await clock(day);
      longest = Math.max(longest, performance.now() - from);
      expect(await keptOf(day)).toEqual({ loans: LOANS, rows: LOANS, told: LOANS, open: 0 });
      if (end === 'at work') expect(left['rows']).toBeLessThan(LOANS);
    },
    120_000,
  );

  async function start(): Promise<void> {
    product = await startProduct({
      KEHU_DATA_DIR: dataDir,
      KEHU_PACKS: 'test/fixtures/library,test/fixtures/archive',
      KEHU_ADMIN_USERNAME: ADMIN.username,
      KEHU_ADMIN_PASSWORD: ADMIN.password,
      KEHU_TEST_CLOCK: '1',
      DATABASE_URL: database.url,
    });
  }

  async function lendBooks(): Promise<void> {
    await opened.session.script(`
      insert into library.reader (id, version, created_at, updated_at, name)
        values (gen_random_uuid(), 1, now(), now(), 'Ishmael');
      insert into library.loan (id, version, created_at, updated_at, number, reader, status)
        select gen_random_uuid(), 1, now(), now(), 'L-' || n, (select id from library.reader limit 1), 'open'
        from generate_series(1, ${LOANS}) n;`);
  }

  /** The evening of the day; the snapshot is taken in the night of the organisation before. */
  async function clock(day: string): Promise<void> {
    const { status, body } = await new Api(product.url, '').call('PUT', '/api/test/clock', {
      now: `${day}T10:00:00Z`,
    });
    expect(status, JSON.stringify(body)).toBe(200);
  }

  async function begun(end: End, day: string): Promise<void> {
    if (end === 'any time') return void (await sleep(random.next() * longest));
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(5)) {
      if ((await keptOf(day))['rows']! > 0) return;
    }
  }

  async function longAgo(): Promise<void> {
    await opened.session.run(
      `update kehu_queue.job set heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active'`,
    );
  }

  async function keptOf(day: string): Promise<Record<string, number>> {
    const [found] = await opened.session.rows<Record<string, number>>(
      `select (select count(distinct loan)::int from archive.loan_state where day = $1::text::date) as loans,
        (select count(*)::int from archive.loan_state where day = $1::text::date) as rows,
        (select count(*)::int from kehu.job where state <> 'done') as open,
        (select coalesce(sum((result ->> 'count')::int), 0)::int from kehu.job where data ->> 'day' = $1::text) as told`,
      [day],
    );
    return found!;
  }
});
