import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../platform/kernel/ids.ts';
import { FileStore } from '../../platform/storage/store/file-store.ts';
import { IdempotencyStore } from '../../platform/storage/store/idempotency-store.ts';
import { InvitationStore } from '../../platform/storage/store/invitation-store.ts';
import { OperationLog, type OperationEntry } from '../../platform/storage/store/operation-log.ts';
import { OutboxStore } from '../../platform/storage/store/outbox-store.ts';
import { packHash, PackStore } from '../../platform/storage/store/pack-store.ts';
import { SessionStore } from '../../platform/storage/store/session-store.ts';
import { SettingStore } from '../../platform/storage/store/setting-store.ts';
import type { Database } from '../../platform/storage/connection/database.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

let storage: TestStorage;
let database: Database;
beforeAll(async () => {
  storage = await openTestStorage();
  database = storage.database;
});
afterAll(() => storage.close());

const entry = (version: number, recordId: string): OperationEntry => ({
  at: '2026-03-11T01:00:00.000Z',
  userId: newId(),
  actor: 'anna',
  operation: 'update',
  entity: 'library:book',
  recordId,
  version,
  changes: { title: { old: `v${version - 1}`, new: `v${version}` }, tags: { old: null, new: ['a', '"'] } },
  source: 'import',
  requestId: 'r-1',
  details: { reasons: { rule: '因为' } },
});

describe('the operation log', () => {
  const log = new OperationLog();
  it('tells what happened to a record, the latest first and page by page', async () => {
    const recordId = newId();
    const entries = [1, 2, 3, 4, 5].map((version) => entry(version, recordId));
    await database.transaction(async (tx) => {
      await log.append(tx, entries.slice(0, 4));
      await log.append(tx, entries.slice(4));
      await log.append(tx, []);
    });
    const { session } = database;
    const first = await log.history(session, 'library:book', recordId, { limit: 2 });
    expect(first).toMatchObject([entries[4], entries[3]]);
    const second = await log.history(session, 'library:book', recordId, { limit: 9, before: first[1]!.id });
    expect(second.map(({ version }) => version)).toEqual([3, 2, 1]);
    const since = await log.since(session, 'library:book', recordId, 3);
    expect(since.map(({ version }) => version)).toEqual([4, 5]);
  });
});

describe('the outbox', () => {
  const outbox = new OutboxStore();
  const log = new OperationLog();
  const entries = [1, 2, 3].map((version) => ({
    at: '2026-03-11T01:00:00.000Z',
    userId: null,
    actor: 'test',
    operation: 'update',
    entity: 'library:book',
    recordId: newId(),
    version,
  }));

  it('announces nothing of a transaction that failed, and each event once', async () => {
    const failing = database.transaction(async (tx) => {
      await log.appendAndAnnounce(tx, entries);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await database.transaction((tx) => log.appendAndAnnounce(tx, entries));
    const taken = await Promise.all([1, 2].map((n) => database.transaction((tx) => outbox.take(tx, n))));
    const rest = await database.transaction((tx) => outbox.take(tx, 10));
    const all = [...taken.flat(), ...rest].toSorted((a, b) => a.id - b.id);
    expect(all.map(({ payload }) => payload?.['version'])).toEqual([1, 2, 3]);
    expect(new Set(all.map(({ event }) => event))).toEqual(new Set(['record.update']));
  });
});

describe('an idempotency key', () => {
  const keys = new IdempotencyStore();

  it('is served once: the second request waits and finds the first answer', async () => {
    let served = 0;
    const serve = () =>
      database.transaction(async (tx) => {
        const kept = await keys.claim(tx, 'anna', 'key-1', 'hash');
        if (kept) return kept;
        served++;
        await tx.rows('select pg_sleep(0.1)');
        await keys.keep(tx, 'anna', 'key-1', 201, { id: 7 });
        return { requestHash: 'hash', status: 201, answer: { id: 7 } };
      });
    const answers = await Promise.all([serve(), serve()]);
    expect(answers[0]).toEqual({ requestHash: 'hash', status: 201, answer: { id: 7 } });
    expect(answers[1]).toEqual(answers[0]);
    expect(served).toBe(1);
  });

  it('is free again where the first request failed', async () => {
    const failing = database.transaction(async (tx) => {
      await keys.claim(tx, 'anna', 'key-2', 'hash');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await database.transaction((tx) => keys.claim(tx, 'anna', 'key-2', 'hash'))).toBeUndefined();
  });
});

const at = (minute: number) => new Date(Date.UTC(2026, 2, 11, 1, minute));

describe('sessions and invitations', () => {
  it('a session is found until it ends', async () => {
    const sessions = new SessionStore();
    const stored = {
      id: newId(),
      userId: newId(),
      createdAt: at(0),
      lastSeenAt: at(0),
      expiresAt: at(30),
      userAgent: null,
      address: '127.0.0.1',
    };
    const { session } = database;
    await sessions.insert(session, { ...stored, tokenHash: 'abc' });
    expect(await sessions.find(session, 'abc', at(29))).toEqual(stored);
    expect(await sessions.find(session, 'abc', at(30))).toBeUndefined();
    await sessions.touch(session, stored.id, { lastSeenAt: at(29), expiresAt: at(59) });
    expect(await sessions.listOf(session, stored.userId, at(31))).toHaveLength(1);
    expect(await sessions.removeEnded(session, at(59))).toBe(1);
  });

  it('an invitation is taken by one of two at once', async () => {
    const invitations = new InvitationStore();
    const [userId, now] = [newId(), new Date()];
    await database.transaction((tx) =>
      invitations.replace(tx, { userId, tokenHash: 'inv', expiresAt: new Date(now.getTime() + 60_000) }),
    );
    expect(await invitations.userOf(database.session, 'inv', now)).toBe(userId);
    const taken = await Promise.all(
      [1, 2].map(() => database.transaction((tx) => invitations.take(tx, 'inv', now))),
    );
    expect(taken.filter((user) => user === userId)).toHaveLength(1);
    expect(await invitations.userOf(database.session, 'inv', now)).toBeUndefined();
  });
});

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kehu-files-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const files = new FileStore(folder);
  const about = { name: '合同.pdf', mediaType: 'application/pdf', createdBy: null };

  it('come back as they were', async () => {
    const stored = await files.write(database.session, Readable.from([Buffer.from('内容')]), about, 100);
    const found = await files.find(database.session, stored.id);
    expect(found).toEqual(stored);
    expect(found).toMatchObject({ ...about, size: 6 });
    expect(await textOf(await files.read(stored))).toBe('内容');
    rmSync(join(folder, stored.id.slice(-2), stored.id));
    await expect(files.read(stored)).rejects.toMatchObject({ status: 404 });
    expect(await files.find(database.session, newId())).toBeUndefined();
  });

  it('leave nothing behind when they are too large', async () => {
    const before = readdirSync(folder, { recursive: true }).length;
    const content = Readable.from([Buffer.alloc(60), Buffer.alloc(60)]);
    await expect(files.write(database.session, content, about, 100)).rejects.toMatchObject({ status: 413 });
    const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(left.length).toBeLessThanOrEqual(before);
    expect(left.some(({ name }) => name.endsWith('.part'))).toBe(false);
  });
});

describe('what the installation remembers', () => {
  it('keeps every text of every version of a pack', async () => {
    const packs = new PackStore();
    const contents = ['{"v": "1.0.0"}', '{"v": "1.1.0"}', '{}'];
    const keep = (version: string, content: string) =>
      database.transaction((tx) => packs.keep(tx, [{ name: 'library', version, content }]));
    for (const [i, version] of ['1.0.0', '1.1.0', '1.0.0'].entries()) await keep(version, contents[i]!);
    await keep('1.0.0', '{}');
    expect(await packs.byHash(database.session, [packHash('{}')])).toEqual([
      { name: 'library', version: '1.0.0', content: '{}' },
    ]);
    expect(await packs.byHash(database.session, contents.map(packHash))).toHaveLength(3);
  });

  it('keeps settings', async () => {
    const settings = new SettingStore();
    expect(await settings.get(database.session, 'setUp')).toBeUndefined();
    for (const value of [{ done: false }, { done: true }])
      await settings.set(database.session, 'setUp', value);
    expect(await settings.get(database.session, 'setUp')).toEqual({ done: true });
  });
});
