import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../platform/storage/connection/database.ts';
import { archiveLog } from '../../platform/storage/log/archive-log.ts';
import { headOf, type LogHead } from '../../platform/storage/log/log-head.ts';
import { keepLogOrder } from '../../platform/storage/log/log-order.ts';
import { sealLog } from '../../platform/storage/log/seal-log.ts';
import { verifyLog } from '../../platform/storage/log/verify-log.ts';
import { OperationLog } from '../../platform/storage/store/operation-log.ts';
import { prepareSystemSchema } from '../../platform/storage/system/system-schema.ts';
import { withClient } from '../support/sql.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const log = new OperationLog();
const entry = (n: number, at = '2026-03-11T01:00:00.000Z') => ({
  at,
  userId: null,
  actor: 'test',
  operation: 'update',
  entity: 'library:book',
  recordId: '0190a000-0000-7000-8000-000000000000',
  version: n,
  changes: { title: { old: `第${n - 1}版`, new: `v${n}` }, pages: { old: null, new: n } },
});

const rowAt = (row: number) =>
  `(select id from kehu.operation_log order by xact, id offset ${row - 1} limit 1)`;

describe('the seal of the operation log', () => {
  let own: TestDatabase;
  let database: Database;
  let dataDir: string;

  beforeEach(async () => {
    own = await createTestDatabase();
    database = await Database.open({ url: own.url });
    await prepareSystemSchema(database);
    dataDir = mkdtempSync(join(tmpdir(), 'kehu-log-'));
    return async () => {
      await database.close();
      await own.drop();
      rmSync(dataDir, { recursive: true });
    };
  });

  async function write(from: number, to: number, at?: string): Promise<void> {
    const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    await database.transaction((tx) =>
      log.append(
        tx,
        numbers.map((n) => entry(n, at)),
      ),
    );
  }

  /** Seals until everything written is sealed: other databases of the server may hold the end back for a moment. */
  async function sealed(rows: number): Promise<LogHead> {
    await expect
      .poll(async () => headOf((await sealLog(database)) ?? neverSealed()).row, { timeout: 20_000 })
      .toBe(rows);
    return headOf((await sealLog(database))!);
  }

  function verify(head?: LogHead, fromRow = 1) {
    return database.unhurried((session) => verifyLog(session, { head, fromRow, dataDir }));
  }

  /** What somebody does who has the database in his hands and knows of the triggers. */
  async function tamper(...statements: string[]): Promise<void> {
    await withClient(own.url, async (client) => {
      await client.query("set session_replication_role = 'replica'");
      for (const sql of statements) await client.query(sql);
    });
  }

  it('covers every row, across several seals', async () => {
    await write(1, 4500);
    const head = await sealed(4500);
    expect(head.seal).toBe(3);
    await write(4501, 4510);
    const later = await sealed(4510);
    expect(await verify(later)).toMatchObject({ rows: 4510, problem: undefined });
    expect(await verify(head)).toMatchObject({ rows: 4510, problem: undefined });
    expect(await verify(later, 4505)).toMatchObject({ rows: 10, problem: undefined });
  });

  it('leaves out what a running transaction may still write before', async () => {
    await write(1, 2);
    await sealed(2);
    await withClient(own.url, async (client) => {
      await client.query('begin');
      await client.query(
        `insert into kehu.operation_log (id, at, actor, operation) values (gen_random_uuid(), now(), 'slow', 'x')`,
      );
      await write(3, 4);
      await sealLog(database);
      expect(headOf((await sealLog(database))!).row).toBe(2);
      await client.query('commit');
    });
    await sealed(5);
    expect(await verify()).toMatchObject({ rows: 5, problem: undefined });
  });

  it('is made by one node at a time, and each row is sealed once', async () => {
    await write(1, 3000);
    const other = await Database.open({ url: own.url });
    await Promise.all([sealLog(database), sealLog(other), sealLog(database), sealLog(other)]);
    await other.close();
    await sealed(3000);
    expect(await verify()).toMatchObject({ rows: 3000, problem: undefined });
  });

  it('names the row that was altered', async () => {
    await write(1, 2500);
    await sealed(2500);
    await tamper(
      `update kehu.operation_log set changes = jsonb_set(changes, '{title,new}', '"other"') where id = ${rowAt(2100)}`,
    );
    const { problem } = await verify();
    expect(problem).toMatchObject({ kind: 'altered', row: 2100 });
  });

  it('names the row that was taken out, and one that was put in', async () => {
    await write(1, 50);
    await sealed(50);
    await tamper(`insert into kehu.operation_log (id, at, actor, operation, xact)
      select '00000000-0000-7000-8000-000000000001', at, 'forger', 'update', xact from kehu.operation_log limit 1`);
    expect((await verify()).problem).toMatchObject({ kind: 'inserted' });
    await tamper(`delete from kehu.operation_log where actor = 'forger'`);
    expect((await verify()).problem).toBeUndefined();
    await tamper(`delete from kehu.operation_log where id = ${rowAt(7)}`);
    expect((await verify()).problem).toMatchObject({ kind: 'missing', row: 7 });
  });

  it('shows a chain that was broken, rewritten or cut off', async () => {
    await write(1, 10);
    await sealed(10);
    await write(11, 20);
    const head = await sealed(20);
    expect((await verify({ ...head, hash: '0'.repeat(64) })).problem).toMatchObject({ kind: 'headDiffers' });
    await tamper(`update kehu.log_seal set row_hashes = rows_hash where number = 2`);
    expect((await verify(head)).problem).toMatchObject({ kind: 'brokenChain', row: 11 });
    await tamper(
      `delete from kehu.operation_log where (xact, id) > (select last_xact, last_id from kehu.log_seal where number = 1)`,
      `delete from kehu.log_seal where number = 2`,
    );
    expect((await verify()).problem).toBeUndefined();
    expect((await verify(head)).problem).toMatchObject({ kind: 'endMissing', row: 11 });
  });

  it('refuses changes by the rights of the database', async () => {
    await write(1, 3);
    await sealed(3);
    const statements = [
      `update kehu.operation_log set actor = 'nobody'`,
      'delete from kehu.operation_log',
      'truncate kehu.operation_log',
      `update kehu.log_seal set hash = ''`,
      'delete from kehu.log_seal',
      'truncate kehu.log_seal',
    ];
    await withClient(own.url, async (client) => {
      for (const sql of statements) await expect(client.query(sql)).rejects.toThrow(/only appended to/);
    });
    expect((await verify()).problem).toBeUndefined();
  });

  it('goes on through archived rows, whose file proves itself', async () => {
    await write(1, 2300, '2025-12-31T10:00:00.000Z');
    await sealed(2300);
    await write(2301, 2310);
    const head = await sealed(2310);
    const told: unknown[] = [];
    const archive = await archiveLog(database, dataDir, new Date('2026-01-01'), async (_, made) => {
      told.push(made);
    });
    expect(archive).toMatchObject({ firstRow: 1, lastRow: 2300 });
    expect(told).toHaveLength(1);
    const file = join(dataDir, 'log-archive', archive!.file);
    const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
    expect(lines).toHaveLength(2300);
    expect(JSON.parse(lines[0]!)).toContain('test');
    expect(await verify(head)).toMatchObject({ rows: 10, archivedRows: 2300, problem: undefined });
    const none = await archiveLog(database, dataDir, new Date('2026-01-01'), async () => undefined);
    expect(none).toBeUndefined();
    writeFileSync(file, 'something else');
    expect((await verify(head)).problem).toMatchObject({ kind: 'archiveAltered', row: 1 });
    rmSync(file);
    expect(await verify(head)).toMatchObject({ archivesElsewhere: [archive!.file], problem: undefined });
    expect(readdirSync(join(dataDir, 'log-archive'))).toEqual([]);
  });

  it('does not archive what was altered', async () => {
    await write(1, 5, '2025-12-31T10:00:00.000Z');
    await sealed(5);
    await tamper(`update kehu.operation_log set actor = 'other' where id = ${rowAt(2)}`);
    const archiving = archiveLog(database, dataDir, new Date('2026-01-01'), async () => undefined);
    await expect(archiving).rejects.toMatchObject({ summary: { code: 'logAltered' } });
    expect((await verify()).problem).toMatchObject({ kind: 'altered', row: 2 });
  });

  it('counts on after a restore into a server with lower transaction numbers', async () => {
    await write(1, 4);
    await sealed(4);
    await tamper(
      'update kehu.operation_log set xact = xact + 1000000000',
      'update kehu.log_seal set last_xact = last_xact + 1000000000',
    );
    await database.transaction(keepLogOrder);
    await write(5, 6);
    const head = await sealed(6);
    expect(await verify(head)).toMatchObject({ rows: 6, problem: undefined });
  });
});

function neverSealed(): never {
  throw new Error('there is no seal');
}

describe('kill -9 between seals', () => {
  let own: TestDatabase;
  beforeAll(async () => (own = await createTestDatabase()));
  afterAll(() => own?.drop());

  it('leaves whole seals, and the next node goes on behind them', async () => {
    const database = await Database.open({ url: own.url });
    await prepareSystemSchema(database);
    for (let n = 0; n < 20; n++)
      await database.transaction((tx) =>
        log.append(
          tx,
          Array.from({ length: 1000 }, (_, i) => entry(i + 1)),
        ),
      );
    // The backend of a killed node ends wherever it is; three times in the middle of the work.
    for (let round = 0; round < 3; round++) {
      const killed = await Database.open({ url: own.url });
      const sealing = sealLog(killed).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 15 + round * 10));
      await database.session.run(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and query like '%log%'`,
        [],
      );
      await sealing;
      await killed.close();
    }
    await expect
      .poll(async () => (await sealLog(database))?.firstRow ?? 0, { timeout: 20_000 })
      .toBeGreaterThan(0);
    await expect.poll(async () => headOf((await sealLog(database))!).row, { timeout: 20_000 }).toBe(20_000);
    const check = await database.unhurried((session) => verifyLog(session, { dataDir: tmpdir() }));
    expect(check).toMatchObject({ rows: 20_000, problem: undefined });
    await database.close();
  });
});
