import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SETTINGS, type Settings } from '../../platform/kernel/settings.ts';
import { Database } from '../../platform/storage/connection/database.ts';
import { archiveLog } from '../../platform/storage/log/archive-log.ts';
import { signedInMember } from '../support/member.ts';
import { withClient } from '../support/sql.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Entry {
  id: string;
  at: string;
  by: { id: string | null; title: string };
  operation: string;
  entity?: string;
  record?: { id: string; title: string | null };
  changes?: Record<string, { old: unknown; new: unknown }>;
  details?: Record<string, unknown>;
}

interface Page {
  items: Entry[];
  titles: Record<string, string | null>;
  nextCursor?: string;
  code?: string;
}

interface SealState {
  head: { row: number; hash: string } | null;
  verified: { at: string; rows: number; problem: unknown } | null;
  isVerifying: boolean;
}

let app: TestApp;
let member: string;
let book: string;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
  member = await signedInMember(app, 'reader');
  book = (await create('book', { title: 'Moby-Dick' })).id;
  await app.api('PATCH', `/api/records/book/${book}`, { title: 'Moby-Dick; or, The Whale' });
  const reader = (await create('reader', { name: 'Ahab' })).id;
  await create('loan', { reader, lines: [{ book, copies: 1 }] });
});
afterAll(() => app?.close());

async function create(entity: string, data: object): Promise<{ id: string }> {
  const { status, body } = await app.api<{ id: string }>('POST', `/api/records/${entity}`, data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

function log(query = '', as?: string) {
  return app.api<Page>('GET', `/api/log${query}`, undefined, as ? { as } : {});
}

async function looks(operation: string): Promise<Entry[]> {
  return (await log(`?operation=${operation}`)).body.items;
}

function seal() {
  return app.api<SealState>('GET', '/api/log/seal');
}

/** What a verification finds that an administrator asks for now. */
async function verified() {
  const before = (await seal()).body.verified?.at;
  expect((await app.api('POST', '/api/log/seal/verify')).status).toBe(202);
  await expect.poll(async () => (await seal()).body.verified?.at).not.toBe(before);
  return (await seal()).body.verified!;
}

describe('the operation log', () => {
  it('tells an administrator who changed what, from what to what', async () => {
    const { status, body } = await log('?entity=book&operation=update');
    expect(status).toBe(200);
    expect(body.items).toHaveLength(1);
    const [entry] = body.items;
    expect(entry).toMatchObject({
      by: { title: 'admin' },
      operation: 'update',
      entity: 'library:book',
      record: { id: book, title: 'Moby-Dick; or, The Whale' },
      changes: { title: { old: 'Moby-Dick', new: 'Moby-Dick; or, The Whale' } },
    });
    expect(Object.values((await log('?entity=loan')).body.titles)).toContain('Ahab');
  });

  it('is filtered by record, user, operation and time, and paged without a gap', async () => {
    expect((await log(`?record=${book}`)).body.items.map(({ operation }) => operation)).toEqual([
      'update',
      'create',
    ]);
    const { body: all } = await log('?limit=500');
    const user = all.items.find(({ by }) => by.title === 'reader')!.by.id!;
    const own = await log(`?user=${user}`);
    expect(own.body.items.every(({ by }) => by.id === user)).toBe(true);
    const since = await log(`?from=${all.items[0]!.at}&limit=500`);
    expect(since.body.items.every(({ at }) => at >= all.items[0]!.at)).toBe(true);
    expect((await log(`?to=${all.items.at(-1)!.at}`)).body.items).toEqual([]);
    const paged: Entry[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: { body: Page } = await log(`?limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      paged.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    expect(paged.map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
  });

  it.each([
    '?limit=0',
    '?from=yesterday',
    '?from=9999-12-31T23:59:59-12:00',
    '?to=0000-01-01T00:00:00Z',
    `?cursor=2026-02-30T00:00:00Z_${'0190a0b0-0000-7000-8000-000000000001'}`,
    '?user=anna',
    '?cursor=x',
    '?colour=red',
    '?entity=%27%3B--',
  ])('refuses %s', async (query) => {
    const { status } = await log(query);
    expect(status).toBe(400);
  });

  it('is for administrators alone', async () => {
    const answers = await Promise.all([
      log('', member),
      app.api<Page>('GET', '/api/log/export', undefined, { as: member }),
      app.api<Page>('GET', '/api/log/seal', undefined, { as: member }),
      app.api<Page>('POST', '/api/log/seal/verify', undefined, { as: member }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(answers[0]!.body.code).toBe('logForAdmins');
    expect((await app.api('GET', '/api/log', undefined, { as: null })).status).toBe(401);
  });

  it('cannot be changed or deleted by anybody, and tells who tried', async () => {
    const [entry] = (await log('?entity=book')).body.items;
    const tries = [
      ['DELETE', '/api/log'],
      ['DELETE', `/api/log/${entry!.id}`],
      ['PATCH', `/api/log/${entry!.id}`],
    ] as const;
    for (const [method, path] of tries) {
      const { status, body } = await app.api<Page>(method, path);
      expect([status, body.code]).toEqual([403, 'logNeverDeleted']);
    }
    const batch = { operations: [{ op: 'delete', id: entry!.id }] };
    for (const entity of ['operationLog', 'operation_log', 'kehu:operation_log'])
      expect((await app.api('POST', `/api/records/${entity}/batch`, batch)).status).toBe(404);
    expect((await log('?entity=book')).body.items[0]!.id).toBe(entry!.id);
    expect((await log('?operation=logChangeRefused')).body.items).toHaveLength(3);
  });

  it('tells that an administrator looked at records of others, once for each look', async () => {
    const mine = (await create('reader', { name: 'Mine' })).id;
    const theirs = await app.api<{ id: string }>(
      'POST',
      '/api/records/reader',
      { name: 'Theirs' },
      { as: member },
    );
    for (const id of [mine, theirs.body.id, theirs.body.id])
      await app.api('GET', `/api/records/reader/${id}`);
    await app.api('GET', `/api/records/reader/${mine}`, undefined, { as: member });
    await app.api('GET', `/api/records/reader?filter=${encodeURIComponent("name == 'Theirs'")}`);
    await expect.poll(async () => (await looks('viewedList')).length).toBe(1);
    expect(await looks('viewedList')).toMatchObject([{ details: { filter: "name == 'Theirs'" } }]);
    expect(await looks('viewed')).toMatchObject([
      { by: { title: 'admin' }, entity: 'library:reader', record: { id: theirs.body.id, title: 'Theirs' } },
    ]);
  });

  it('is exported as a file, and the export stands in it', async () => {
    const answer = await app.api<string>('GET', '/api/log/export?entity=book');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    const lines = answer.body.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/at,user,userId,operation,entity/);
    const change = lines.find((line) => line.includes(',update,') && line.includes(',title,'))!;
    expect(change).toMatch(/Moby-Dick,"Moby-Dick; or, The Whale"/);
    const { body } = await log('?operation=exportLog');
    expect(body.items).toMatchObject([
      { by: { title: 'admin' }, details: { entity: 'book', format: 'csv' } },
    ]);
  });

  it('is sealed within seconds, its head is exported, and it verifies', async () => {
    await expect.poll(async () => (await seal()).body.head?.row ?? 0, { timeout: 20_000 }).toBeGreaterThan(5);
    const { dataDir } = app.node.app.get<Settings>(SETTINGS);
    await expect
      .poll(() => JSON.parse(readFileSync(join(dataDir, 'log-head.json'), 'utf8')).row as number)
      .toBeGreaterThan(5);
    const { rows, problem } = await verified();
    expect([rows > 5, problem]).toEqual([true, null]);
    const { body: metrics } = await app.api<string>('GET', '/metrics', undefined, { as: null });
    expect(metrics).toMatch(/^kehu_log_sealed_rows [1-9]/m);
    expect(metrics).toMatch(/^kehu_log_head [1-9]/m);
  });
  it('is moved to a file by retention, never deleted, and one altered row is told', async () => {
    const { dataDir } = app.node.app.get<Settings>(SETTINGS);
    const { rows } = await verified();
    const tomorrow = new Date(Date.now() + 86_400_000);
    const archive = await archiveLog(app.node.app.get(Database), dataDir, tomorrow, async () => undefined);
    expect(archive!.lastRow).toBeGreaterThan(5);
    expect(existsSync(join(dataDir, 'log-archive', archive!.file))).toBe(true);
    expect(await verified()).toMatchObject({ rows: expect.any(Number), problem: null });
    expect((await seal()).body.verified!.rows).toBeGreaterThanOrEqual(rows);
    const before = (await seal()).body.head!.row;
    await app.api('PATCH', `/api/records/book/${book}`, { title: 'Typee' });
    await expect.poll(async () => (await seal()).body.head!.row, { timeout: 20_000 }).toBeGreaterThan(before);
    await withClient(app.databaseUrl, async (client) => {
      await client.query("set session_replication_role = 'replica'");
      await client.query(`update kehu.operation_log set actor = 'nobody' where changes::text like '%Typee%'`);
    });
    expect((await verified()).problem).toMatchObject({ kind: 'altered' });
  });
});
