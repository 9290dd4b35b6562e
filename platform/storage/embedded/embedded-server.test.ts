import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
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

  it('starts although the number in a left postmaster.pid belongs to another process now', async () => {
    const first = await startEmbeddedServer({ dataDir });
    const left = readFileSync(pidFile(dataDir), 'utf8');
    await first.stop();
    writeFileSync(pidFile(dataDir), left.replace(/^\d+/, String(process.pid)));
    const second = await startEmbeddedServer({ dataDir });
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('takes another port when something else took its own', async () => {
    const first = await startEmbeddedServer({ dataDir });
    await first.stop();
    const stranger = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
    await once(stranger, 'listening');
    const second = await startEmbeddedServer({ dataDir });
    expect(second.url).not.toBe(first.url);
    await second.stop();
    stranger.close();
  });

  it('makes one cluster when two nodes start on a new folder at once', async () => {
    const starts = await Promise.allSettled([
      startEmbeddedServer({ dataDir }),
      startEmbeddedServer({ dataDir }),
    ]);
    const [winner, ...others] = starts.filter(({ status }) => status === 'fulfilled');
    expect(others).toEqual([]);
    expect(winner).toMatchObject({ value: { url: expect.stringMatching(/^postgresql:/) } });
    if (winner?.status === 'fulfilled') await winner.value.stop();
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

function pidFile(dataDir: string): string {
  return join(dataDir, 'postgres/cluster/postmaster.pid');
}

function postmaster(dataDir: string): number {
  return Number.parseInt(readFileSync(pidFile(dataDir), 'utf8'), 10);
}
