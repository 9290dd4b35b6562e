/**
 * Classifying by rules: `npm run bench:classification` fills 100 000 records with two orders each and runs three rules
 * over all of them: a dry run, a run that changes every record, one that finds all right, one that moves a tenth.
 * Ends with 1 where a run takes more than 30 s. `--data FOLDER` keeps the filled database for the next run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { startEmbeddedServer } from '../../platform/storage/embedded/embedded-server.ts';
import { cpuOf, postmasterPid } from './cpu.ts';
import { startServer } from './servers.ts';

const PORT = 23_431;
const ADMIN = { username: 'admin', password: 'bench-of-classification' };
const MOST_SECONDS = 30;
const RUNS = '/api/classifications/importance/orders/runs';

const FILL = (rows: number) => `
insert into crm.customer (code, name, status, owner, id, version, created_at, created_by, updated_at, updated_by, business_date)
select 'B-' || n, '压测客户有限公司 ' || n, 'formal', u.id, gen_random_uuid(), 1, now(), u.id, now(), u.id, date '2025-01-01'
from generate_series(1, ${rows}) n cross join (select id from core."user" limit 1) u;

insert into crm.sales_order (number, customer, date, status, agreed_amount, agreed_amount_base, owner, id, version,
  created_at, created_by, updated_at, updated_by)
select 'B-' || c.code || '-' || o, c.id, current_date - (1 + (c.n * 7 + o * 90) % 400)::int, 'confirmed',
  (c.n * 7919) % 700000, (c.n * 7919) % 700000, c.owner, gen_random_uuid(), 1, now(), c.owner, now(), c.owner
from (select *, row_number() over () as n from crm.customer where code like 'B-%') c, generate_series(0, 1) o;
`;

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, data: { type: 'string' } },
});
const dataDir = values.data ?? mkdtempSync(join(tmpdir(), 'kehu-classification-'));
const database = await startEmbeddedServer({ dataDir, progress: console.log });
const client = new Client({ connectionString: database.url });
const environment = {
  DATABASE_URL: database.url,
  KEHU_DATA_DIR: dataDir,
  KEHU_ADMIN_USERNAME: ADMIN.username,
  KEHU_ADMIN_PASSWORD: ADMIN.password,
  NODE_ENV: 'production',
};
const missed: string[] = [];
let url = '';
let token = '';
let pids: { node: number; database: number } | undefined;

try {
  await client.connect();
  await fill(Number(values.rows));
  const product = await startServer('dist/platform/main.js', PORT, environment, '/health/ready');
  ({ url } = product);
  pids = { node: product.pid, database: await postmasterPid(database.url) };
  try {
    await bench();
  } finally {
    await product.stop();
  }
} finally {
  await client.end();
  await database.stop();
  if (values.data === undefined) rmSync(dataDir, { recursive: true, force: true });
}
for (const goal of missed) console.log(`MISSED ${goal}`);
process.exitCode = missed.length > 0 ? 1 : 0;

/** The tables are made by a first start; roll-ups of what came past the product are filled by the next. */
async function fill(rows: number): Promise<void> {
  const first = await startServer('dist/platform/main.js', PORT, environment, '/health/ready');
  await first.stop();
  const { rows: present } = await client.query<{ n: number }>(
    `select count(*)::int as n from crm.customer where code like 'B-%'`,
  );
  if (present[0]!.n >= rows) return;
  console.log(`filling ${rows} records …`);
  // The search index takes no part, and filling it would take minutes.
  await client.query('set session_replication_role = replica');
  await client.query(FILL(rows));
  await client.query('set session_replication_role = origin');
  await client.query('delete from kehu.kept_rollup');
  await client.query('vacuum analyze');
}

async function bench(): Promise<void> {
  ({ token } = await call<{ token: string }>('POST', '/api/auth/login', ADMIN));
  await client.query(`update crm.customer set importance = null where code like 'B-%'`);
  await timed('tried', async () => {
    const trial = await call<{ lookedAt: number; counts: unknown[] }>('POST', RUNS, { dryRun: true });
    return `${trial.lookedAt} looked at, ${JSON.stringify(trial.counts)}`;
  });
  await timed('every record changes', run);
  await timed('all are right', run);
  await client.query(`update crm.customer set importance = '03' where code like 'B-%7'`);
  await timed('a tenth may change', run);
}

async function run(): Promise<string> {
  const { job } = await call<{ job: string }>('POST', RUNS, {});
  for (;;) {
    const { state, result, error } = await call<{ state: string; result: unknown; error: string | null }>(
      'GET',
      `/api/jobs/${job}`,
    );
    if (state === 'done') return JSON.stringify(result);
    if (state === 'failed') throw new Error(error ?? state);
    await sleep(50);
  }
}

function used(): number[] {
  return [cpuOf(pids!.node), cpuOf(pids!.database)];
}

async function timed(name: string, work: () => Promise<string>): Promise<void> {
  const [started, before] = [performance.now(), used()];
  const said = await work();
  const seconds = (performance.now() - started) / 1000;
  const [node, store] = used().map((after, index) => ((after - before[index]!) / 1000).toFixed(1));
  console.log(`${name}: ${seconds.toFixed(1)} s (CPU: node ${node} s, database ${store} s); ${said}`);
  if (seconds > MOST_SECONDS) missed.push(`${name}: ${seconds.toFixed(1)} s`);
}

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const headers = {
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const answer = await fetch(url + path, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text) as T;
}
