import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedServer } from '../../platform/storage/embedded/embedded-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server where tests may make databases. */
    databaseServer: string;
    /** Part of the names of databases that all files of this run share. */
    testRun: string;
  }
}

/** Durability is what the tests of the embedded server itself look at; all others want speed. */
const QUICK = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  // Thousands of connections are opened with a password nobody guesses at.
  scram_iterations: '1',
};

let stop: (() => Promise<void>) | undefined;

/** One database server for the whole run: TEST_DATABASE_URL, else an embedded one in a temporary folder. */
export async function setup(project: TestProject): Promise<void> {
  const run = randomBytes(4).toString('hex');
  project.provide('testRun', run);
  if (process.env.TEST_DATABASE_URL) {
    const url = process.env.TEST_DATABASE_URL;
    project.provide('databaseServer', url);
    stop = () => dropTemplates(url, run);
    return;
  }
  await removeAbandoned();
  const dataDir = mkdtempSync(join(tmpdir(), `kehu-test-${process.pid}-`));
  chmodSync(dataDir, 0o755);
  const server = await startEmbeddedServer({ dataDir, settings: QUICK });
  project.provide('databaseServer', server.url);
  stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  };
}

export async function teardown(): Promise<void> {
  await stop?.();
}

async function dropTemplates(url: string, run: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE datname LIKE $1',
    [`template\\_${run}\\_%`],
  );
  for (const { name } of rows) await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await client.end();
}

/** Ends the servers of runs that were killed before they could. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = /^kehu-test-(\d+)-/.exec(name) ?? [];
    if (!pid || isRunning(Number(pid))) continue;
    const dataDir = join(tmpdir(), name);
    await startEmbeddedServer({ dataDir }).then(
      (server) => server.stop(),
      () => undefined,
    );
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
