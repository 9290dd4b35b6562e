/**
 * Publishing while people work: `npm run bench:publishing` fills a million records, lets readers and writers go
 * on, and tells for each kind of change how long it took, which rows it rewrote and what the others met meanwhile.
 * Ends with 1 where a goal is missed. `--data FOLDER` keeps the filled database for the next run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { startEmbeddedServer } from '../../platform/storage/embedded/embedded-server.ts';
import { underLoad, type LoadReport } from './publishing/load.ts';
import { startServer } from './servers.ts';
import { quantile } from './statistics.ts';

const PORT = 23_421;
const ADMIN = { username: 'admin', password: 'bench-of-publishing' };
/** Milliseconds: a change of texts in force, and a read that met a change of the structure. */
const GOALS = { apply: 50, read: 50 };

const BOOK = 'library:book.entity';
const text = (en: string) => ({ 'zh-CN': en, en });
const TEXTS: readonly (readonly [string, (n: number) => object])[] = [
  ['a label', (n) => ({ [BOOK]: { set: { 'fields.title.label.en': { to: `Title ${n} ${Date.now()}` } } } })],
  [
    'an option',
    (n) => ({
      [BOOK]: { set: { 'fields.genre.options.novel.label.en': { to: `Novel ${n} ${Date.now()}` } } },
    }),
  ],
];
const FIELD = `x_f${Date.now() % 1_000_000}`;
const CHANGES: readonly (readonly [string, object])[] = [
  [
    'a field is added',
    { [BOOK]: { set: { [`fields.${FIELD}`]: { to: { type: 'text', label: text('Shelf') } } } } },
  ],
  ['a field is retired', { [BOOK]: { retire: { [`fields.${FIELD}`]: {} } } }],
  ['a field is restored', { [BOOK]: { restore: { [`fields.${FIELD}`]: {} } } }],
];
let token = '';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, data: { type: 'string' } },
});
const dataDir = values.data ?? mkdtempSync(join(tmpdir(), 'kehu-bench-'));
const database = await startEmbeddedServer({ dataDir, progress: console.log });
const environment = {
  DATABASE_URL: database.url,
  KEHU_DATA_DIR: dataDir,
  KEHU_PACKS: 'test/fixtures/library',
  KEHU_ADMIN_USERNAME: ADMIN.username,
  KEHU_ADMIN_PASSWORD: ADMIN.password,
  NODE_ENV: 'production',
};
const product = await startServer('dist/platform/main.js', PORT, environment, '/health/ready');
const client = new Client({ connectionString: database.url });
const missed: string[] = [];
try {
  await client.connect();
  await fill(Number(values.rows));
  await bench();
} finally {
  await client.end();
  await product.stop();
  await database.stop();
  if (values.data === undefined) rmSync(dataDir, { recursive: true, force: true });
}
for (const goal of missed) console.log(`MISSED ${goal}`);
process.exitCode = missed.length > 0 ? 1 : 0;

async function fill(rows: number): Promise<void> {
  const { rows: present } = await client.query<{ n: number }>('select count(*)::int as n from library.book');
  if (present[0]!.n >= rows) return;
  console.log(`filling ${rows} books …`);
  await client.query(
    `insert into library.book (id, version, created_at, updated_at, title, pages, genre)
     select gen_random_uuid(), 1, now(), now(), 'Volume ' || n, n % 900 + 1, (array['novel','poetry'])[1 + n % 2]
     from generate_series(1, ${rows}) n`,
  );
  await client.query('vacuum analyze library.book');
}

async function bench(): Promise<void> {
  const { body } = await call<{ token: string }>('POST', '/api/auth/login', ADMIN);
  token = body.token;
  const { rows } = await client.query<{ id: string }>('select id from library.book limit 5000');
  const target = { url: product.url, token, client, ids: rows.map(({ id }) => id) };
  await withoutLoad();
  const idle = await underLoad(target, () => sleep(5000));
  print('nothing', 0, idle);
  const usual = idle.slowestRead;
  for (const [name, changes] of CHANGES) {
    let took = 0;
    const report = await underLoad(target, async () => (took = await publish(changes)));
    print(name, took, report);
    if (report.longestLock > GOALS.read)
      missed.push(`${name}: somebody waited ${report.longestLock.toFixed(0)} ms for a lock`);
    if (report.failures.length > 0) missed.push(`${name}: ${report.failures[0]}`);
    if (report.slowestRead > usual + GOALS.read)
      missed.push(`${name}: a read took ${report.slowestRead.toFixed(0)} ms, ${usual.toFixed(0)} without it`);
  }
}

/** Nobody else writes: what the statistics count is what publishing did. */
async function withoutLoad(): Promise<void> {
  for (const [name, changes] of TEXTS) {
    const before = await rewritten();
    const times: number[] = [];
    for (let n = 0; n < 10; n++) times.push(await publish(changes(n)));
    await sleep(1500);
    const after = await rewritten();
    const [apply, fastest] = [quantile(times, 0.5), Math.min(...times)];
    const rows = after.updated - before.updated;
    console.log(
      `${name}: ${apply.toFixed(0)} ms (fastest ${fastest.toFixed(0)}), ${rows} rows rewritten, same file: ${after.file === before.file}`,
    );
    if (rows > 0 || after.file !== before.file) missed.push(`${name}: ${rows} rows rewritten`);
    if (apply > GOALS.apply) missed.push(`${name}: ${apply.toFixed(0)} ms`);
  }
}

async function rewritten(): Promise<{ updated: number; file: string }> {
  await client.query('select pg_stat_clear_snapshot()');
  const { rows } = await client.query<{ updated: number; file: string }>(
    `select n_tup_upd::int as updated, pg_relation_filenode('library.book')::text as file
     from pg_stat_user_tables where schemaname = 'library' and relname = 'book'`,
  );
  return rows[0]!;
}

function print(name: string, took: number, load: LoadReport): void {
  const { reads, writes, failures, readMedian, readP99, slowestRead, slowestWrite, longestLock } = load;
  const figures = [readMedian, readP99, slowestRead, slowestWrite].map((one) => one.toFixed(0)).join(' / ');
  console.log(
    `${name}: ${took.toFixed(0)} ms; ${reads} reads, ${writes} writes, ${failures.length} failures; ` +
      `read median / p99 / slowest, slowest write: ${figures} ms; longest wait for a lock: ${longestLock.toFixed(0)} ms`,
  );
}

/** From the request to the answer: the version is in force when it comes. */
async function publish(changes: object): Promise<number> {
  const draft = await call<{ id: string }>('POST', '/api/drafts', { changes });
  const begin = performance.now();
  const { status, body } = await call('POST', `/api/drafts/${draft.body.id}/publish`, {});
  const took = performance.now() - begin;
  if (status !== 200) throw new Error(`publishing answered ${status} ${JSON.stringify(body)}`);
  return took;
}

async function call<T>(method: string, path: string, body: object): Promise<{ status: number; body: T }> {
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const response = await fetch(product.url + path, { method, headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as T };
}
