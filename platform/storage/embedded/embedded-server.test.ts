import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedServer } from './embedded-server.ts';

describe('embedded server', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'kehu embedded '));
    chmodSync(dataDir, 0o755);
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('keeps data and address from one start to the next, in a path with a space', async () => {
    const first = await startEmbeddedServer({ dataDir });
    await query(first.url, 'CREATE TABLE book AS SELECT 1 AS id');
    await first.stop();
    const second = await startEmbeddedServer({ dataDir });
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'SELECT id FROM book')).toEqual([{ id: 1 }]);
    await second.stop();
  });

  it('speaks UTF-8 with ICU rules, keeps what it commits', async () => {
    const server = await startEmbeddedServer({ dataDir });
    const [row] = await query(
      server.url,
      `SELECT datlocprovider AS provider, pg_encoding_to_char(encoding) AS encoding,
              current_setting('fsync') AS fsync, 'é' < 'f' AS "isIcu"
         FROM pg_database WHERE datname = current_database()`,
    );
    expect(row).toEqual({ provider: 'i', encoding: 'UTF8', fsync: 'on', isIcu: true });
    await server.stop();
  });

  it('refuses a second node on the same folder and leaves the first one its database', async () => {
    const first = await startEmbeddedServer({ dataDir });
    await expect(startEmbeddedServer({ dataDir })).rejects.toThrow(/already running/);
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await first.stop();
  });

  it('lends its database to a command beside the running node', async () => {
    const node = await startEmbeddedServer({ dataDir });
    const command = await startEmbeddedServer({ dataDir, beside: true });
    expect(command.url).toBe(node.url);
    await command.stop();
    expect(await query(node.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await node.stop();
  });

  it('starts the server again when it is killed under the running node', async () => {
    const server = await startEmbeddedServer({ dataDir });
    await query(server.url, 'CREATE TABLE book AS SELECT 1 AS id');
    process.kill(postmaster(dataDir), 'SIGKILL');
    await expect
      .poll(() => query(server.url, 'SELECT id FROM book').catch(() => 'not yet'), { timeout: 20_000 })
      .toEqual([{ id: 1 }]);
    await server.stop();
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end().catch(() => undefined);
  }
}

function postmaster(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}
