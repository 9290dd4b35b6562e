/**
 * Importing with everything a write does: `npm run bench:import` brings 100 000 companies in from a CSV file, with
 * their owners looked up, values checked, duplicates looked for, history, events and search, into the crm as it is.
 * Ends with 1 where it makes less than 8 000 rows a second, or holds 300 MB more than an idle node.
 * `--rows N`, `--profile FOLDER` (of node's time).
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { startEmbeddedServer } from '../../platform/storage/embedded/embedded-server.ts';
import { companiesCsv, COMPANIES_MAP } from './companies.ts';
import { cpuOf, postmasterPid } from './cpu.ts';
import { startServer } from './servers.ts';

const PORT = 23_433;
const ADMIN = { username: 'admin', password: 'bench-of-importing' };
const LEAST_A_SECOND = 8000;
const TELL_PEAK =
  'data:text/javascript,process.on("exit",()=>{const u=process.resourceUsage();console.error("used",u.maxRSS,u.userCPUTime+u.systemCPUTime)})';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, profile: { type: 'string' } },
});
const rows = Number(values.rows);
const dataDir = mkdtempSync(join(tmpdir(), 'kehu-import-bench-'));
const database = await startEmbeddedServer({ dataDir, progress: console.log });
const environment = {
  DATABASE_URL: database.url,
  KEHU_DATA_DIR: dataDir,
  KEHU_ADMIN_USERNAME: ADMIN.username,
  KEHU_ADMIN_PASSWORD: ADMIN.password,
  NODE_ENV: 'production',
};
let reached = 0;
try {
  const first = await startServer('dist/platform/main.js', PORT, environment, '/health/ready');
  await first.stop();
  writeFileSync(join(dataDir, 'companies.csv'), companiesCsv(rows, ADMIN.username));
  writeFileSync(join(dataDir, 'companies.map.json'), JSON.stringify(COMPANIES_MAP));
  reached = await bench();
} finally {
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
if (reached < LEAST_A_SECOND) console.log(`MISSED ${reached} rows a second`);
process.exitCode = reached < LEAST_A_SECOND ? 1 : 0;

function micro(milliseconds: number): string {
  return `${((milliseconds * 1000) / rows).toFixed(0)} µs`;
}

async function bench(): Promise<number> {
  const postmaster = await postmasterPid(database.url);
  const before = cpuOf(postmaster);
  const started = performance.now();
  const said = await importCompanies();
  const seconds = (performance.now() - started) / 1000;
  const ofDatabase = cpuOf(postmaster) - before;
  const [, kilobytes = '0', microseconds = '0'] = /used (\d+) (\d+)/.exec(said) ?? [];
  const summary = said.match(/^\d+ rows: .*$/gm)?.at(-1) ?? said;
  console.log(summary);
  console.log(
    `${seconds.toFixed(1)} s with start and end; CPU a row: node ${micro(Number(microseconds) / 1000)}, ` +
      `database ${micro(ofDatabase)}; at most ${Math.round(Number(kilobytes) / 1024)} MB`,
  );
  await tellSize();
  return Number(/(\d+) rows\/s/.exec(summary)?.[1] ?? 0);
}

/** Runs `kehu import` and answers all it said. */
function importCompanies(): Promise<string> {
  const files = [join(dataDir, 'companies.csv'), '--map', join(dataDir, 'companies.map.json')];
  const profile =
    values.profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', values.profile, '--no-warnings'];
  const command = ['import', ...files, '--entity', 'customer', '--errors', join(dataDir, 'errors.csv')];
  const args = [...profile, '--import', TELL_PEAK, 'dist/platform/cli.js', ...command];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment, LANG: 'en' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => void child.on('close', () => resolve(output)));
}

async function tellSize(): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows: found } = await client.query<{ n: number }>(`select count(*)::int as n from crm.customer`);
  console.log(`${found[0]?.n} records`);
  await client.end();
}
