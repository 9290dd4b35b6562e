/** `npm run bench`: the product against the hand-written floor on the same database, pair by pair. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startEmbeddedServer } from '../../platform/storage/embedded/embedded-server.ts';
import { CASES, LIST_PATH, type BenchData } from './cases.ts';
import { postmasterPid, residentMb } from './cpu.ts';
import { CUSTOMERS, fill, idsOf, isFilled, OPPORTUNITIES } from './dataset.ts';
import { measureCase } from './measure.ts';
import { millionResults } from './million/run-million.ts';
import { markdown, type BenchReport } from './report.ts';
import { rollupFigures } from './rollup-figures.ts';
import { startServer, type RunningServer } from './servers.ts';

const PORTS = { product: 23_417, floor: 23_418 };
const ADMIN = { username: 'admin', password: 'bench-of-the-product' };

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '7' },
    case: { type: 'string' },
    save: { type: 'boolean' },
    /** A folder that keeps the filled database for the next run; DATABASE_URL names another that is kept anyway. */
    data: { type: 'string' },
  },
});

const dataDir = values.data ?? mkdtempSync(join(tmpdir(), 'kehu-bench-'));
const database = process.env['DATABASE_URL']
  ? undefined
  : await startEmbeddedServer({ dataDir, progress: console.log });
const url = process.env['DATABASE_URL'] ?? database!.url;
const environment = {
  DATABASE_URL: url,
  KEHU_DATA_DIR: dataDir,
  KEHU_ADMIN_USERNAME: ADMIN.username,
  KEHU_ADMIN_PASSWORD: ADMIN.password,
  NODE_ENV: 'production',
};
try {
  await prepareData();
  await bench();
} finally {
  await database?.stop();
  if (values.data === undefined) rmSync(dataDir, { recursive: true, force: true });
}

/** Tables and demo data by the product itself, then the mass of rows. */
async function prepareData(): Promise<void> {
  const product = await startServer(
    'dist/platform/main.js',
    PORTS.product,
    { ...environment, KEHU_DEMO: '1' },
    '/health/ready',
  );
  await product.stop();
  if (await isFilled(url)) return;
  console.log(`filling ${CUSTOMERS} + ${OPPORTUNITIES} rows …`);
  await fill(url);
}

async function bench(): Promise<void> {
  const product = await startServer('dist/platform/main.js', PORTS.product, environment, '/health/ready');
  const floor = await startServer('test/bench/floor/server.ts', PORTS.floor, environment, '/health/ready');
  try {
    await compare(product, floor);
  } finally {
    await Promise.all([product.stop(), floor.stop()]);
  }
}

async function compare(product: RunningServer, floor: RunningServer): Promise<void> {
  // A node gives back what starting took once whoever waited for it was answered.
  await sleep(10_000);
  const idleMb = residentMb(product.pid);
  const token = await signIn(product);
  const data = await benchData(product, floor, token);
  const chosen = CASES.filter(({ name }) => isWanted(name));
  const database = await postmasterPid(url);
  const cases = [];
  for (const one of chosen)
    cases.push(
      await measureCase(one, { product, floor, database, data, token, pairs: Number(values.pairs) }),
    );
  const pairs = Number(values.pairs);
  const rollups = await rollupFigures({ url: product.url, databaseUrl: url, token, wanted: isWanted });
  const million = await millionResults({
    url,
    environment,
    admin: ADMIN,
    database,
    pairs,
    folder: dataDir,
    wanted: isWanted,
  });
  const report: BenchReport = {
    at: new Date().toISOString().slice(0, 10),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    pairs: Number(values.pairs),
    customers: CUSTOMERS,
    opportunities: OPPORTUNITIES,
    idleMb,
    startSeconds: product.startSeconds,
    cases: [...cases, ...million.cases],
    figures: [...rollups, ...million.figures],
  };
  console.log(markdown(report));
  if (values.save) writeFileSync(join(import.meta.dirname, 'results', `${report.at}.md`), markdown(report));
}

/** All cases, or those whose name holds the word. */
function isWanted(name: string): boolean {
  return !values.case || name.includes(values.case);
}

async function signIn(product: RunningServer): Promise<string> {
  const response = await fetch(`${product.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  return ((await response.json()) as { token: string }).token;
}

async function benchData(product: RunningServer, floor: RunningServer, token: string): Promise<BenchData> {
  return {
    customerIds: await idsOf(url, 'customer', 20_000),
    opportunityIds: await idsOf(url, 'opportunity', 20_000),
    page200: {
      product: await cursorOfPage(product, token, 200),
      floor: await cursorOfPage(floor, token, 200),
    },
  };
}

/** Follows the pages as a reader would. */
async function cursorOfPage(server: RunningServer, token: string, page: number): Promise<string> {
  let cursor = '';
  for (let at = 1; at < page; at++) {
    const address = `${server.url}${LIST_PATH}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
    const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    cursor = ((await response.json()) as { nextCursor: string }).nextCursor;
  }
  return cursor;
}
