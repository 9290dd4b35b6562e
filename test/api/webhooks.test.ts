import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventDispatcher, pauseAfter } from '../../platform/messaging/events/event-dispatcher.ts';
import type { PluginView } from '../../platform/plugins/plugin-admin.ts';
import { Database } from '../../platform/storage/connection/database.ts';
import { DeliveryStore } from '../../platform/storage/store/delivery-store.ts';
import { HttpReceiver } from '../support/http-receiver.ts';
import type { Problem } from '../support/library-app.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Message {
  readonly id: number;
  readonly event: string;
  readonly entity: string;
  readonly recordId: string;
  readonly version: number;
  readonly changedFields: readonly string[];
  readonly userId: string | null;
  readonly record: { readonly title: string; readonly pages: number } | null;
}

const SECRET = 'a random text of enough characters';
const LISTENER = 'webhook/records';

let app: TestApp;
let receiver: HttpReceiver;
let books = 0;

beforeAll(async () => {
  receiver = await HttpReceiver.start();
  app = await startTestApp({
    packs: ['test/fixtures/library'],
    settings: { outgoingAllow: ['127.0.0.1'] },
  });
  await app.api('PATCH', '/api/plugins/webhook', { on: true });
  expect((await setTarget({})).body.state).toBe('on');
});
afterAll(async () => {
  await app?.close();
  await receiver?.close();
});

function setTarget(target: object) {
  const whole = {
    name: 'shelf',
    url: receiver.url,
    entity: 'library:book',
    events: ['created', 'changed', 'deleted', 'restored'],
    ...target,
  };
  return app.api<PluginView & Problem>('PUT', '/api/plugins/webhook/settings', {
    secret: SECRET,
    targets: [whole],
  });
}

async function newBook(data: object = {}): Promise<string> {
  const body = { title: `Book ${++books}`, pages: 300, ...data };
  return (await app.api<{ id: string }>('POST', '/api/records/book', body)).body.id;
}

const change = (id: string, data: object) => app.api('PATCH', `/api/records/book/${id}`, data);
const dispatch = () => app.node.app.get(EventDispatcher).run();
const state = async () => (await app.api<PluginView>('GET', '/api/plugins/webhook')).body.deliveries!;

/** Time passes: everything that waits is due. */
const later = () =>
  app.node.app.get(Database).session.run('update kehu.delivery set due_at = now() where given_up_at is null');

async function delivered(): Promise<Message[]> {
  await dispatch();
  return receiver.take<Message>();
}

describe('a webhook', () => {
  it('tells what was done to a record, by whom, and how it is now', async () => {
    const id = await newBook({ title: 'Emma' });
    await change(id, { pages: 474 });
    await app.api('DELETE', `/api/records/book/${id}`);
    await app.api('POST', `/api/records/book/${id}/restore`);
    const told = (await delivered()).toSorted((a, b) => a.id - b.id);
    expect(told.map(({ event }) => event)).toEqual(['created', 'changed', 'deleted', 'restored']);
    expect(told[1]).toMatchObject({
      entity: 'library:book',
      recordId: id,
      version: 2,
      changedFields: ['pages'],
      userId: expect.any(String),
    });
    expect(told[3]!.record).toMatchObject({ title: 'Emma', pages: 474 });
    expect(await state()).toEqual({ waiting: 0, givenUp: 0, lastError: null });
  });

  it('shows what lies in the recycle bin when a record is deleted', async () => {
    const id = await newBook({ title: 'Persuasion' });
    await delivered();
    await app.api('DELETE', `/api/records/book/${id}`);
    expect(await delivered()).toMatchObject([{ event: 'deleted', record: { title: 'Persuasion' } }]);
  });

  it('signs what it sends, with the time', async () => {
    await newBook();
    await dispatch();
    const [{ headers, text }] = receiver.received.splice(0) as [(typeof receiver.received)[number]];
    const [, time, hash] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['kehu-signature'])) ?? [];
    expect(Math.abs(Date.now() / 1000 - Number(time))).toBeLessThan(60);
    expect(createHmac('sha256', SECRET).update(`${time}.${text}`).digest('hex')).toBe(hash);
  });

  it('tells only of the entity, the events and the records that were chosen', async () => {
    await setTarget({ events: ['changed'], condition: 'pages > 500' });
    await app.api('POST', '/api/records/reader', { name: '王芳' });
    const [short, long] = [await newBook(), await newBook({ pages: 900 })];
    await change(short, { pages: 100 });
    await change(long, { pages: 901 });
    expect(await delivered()).toMatchObject([{ event: 'changed', recordId: long }]);
    await setTarget({});
  });

  it('tells nothing of what was rolled back', async () => {
    const operations = [
      { op: 'create', data: { title: 'Half', pages: 1 } },
      { op: 'create', data: { pages: -1 } },
    ];
    await app.api('POST', '/api/records/book/batch', { atomic: true, operations });
    expect(await delivered()).toEqual([]);
  });
});

describe('what does not arrive', () => {
  it('comes again with growing pauses, and then not any more', async () => {
    receiver.status = 500;
    await newBook();
    expect(await delivered()).toEqual([]);
    expect(await state()).toMatchObject({ waiting: 1, lastError: 'shelf answered 500' });
    receiver.status = 200;
    expect(await delivered(), 'not before it is due').toEqual([]);
    await later();
    expect(await delivered()).toHaveLength(1);
    expect([1, 2, 3, 8, 19].map((n) => pauseAfter(n, 0.5))).toEqual([10, 30, 90, 21_600, 21_600]);
    expect(pauseAfter(20)).toBeUndefined();
  });

  it('does not follow redirects', async () => {
    receiver.status = 302;
    await newBook();
    await dispatch();
    expect(await state()).toMatchObject({ waiting: 1, lastError: 'shelf answered 302' });
    receiver.status = 200;
    await later();
    expect(await delivered()).toHaveLength(1);
  });

  it('is given up in the end, and sent once more when somebody asks', async () => {
    const { session } = app.node.app.get(Database);
    receiver.status = 503;
    await newBook();
    await dispatch();
    await session.run('update kehu.delivery set attempts = 19, due_at = now()');
    await dispatch();
    expect(await state()).toMatchObject({ waiting: 0, givenUp: 1 });
    receiver.status = 200;
    await app.api('POST', '/api/plugins/webhook/redeliver');
    expect(await delivered()).toHaveLength(1);
  });

  it('is not lost when a node dies while it delivers', async () => {
    const { session } = app.node.app.get(Database);
    receiver.status = 500;
    await newBook();
    await dispatch();
    await later();
    const claimed = await new DeliveryStore().claim(session, [LISTENER], 10, 120);
    expect(claimed).toHaveLength(1);
    receiver.status = 200;
    expect(await delivered(), 'another node has it').toEqual([]);
    await later();
    expect(await delivered()).toHaveLength(1);
  });

  it('waits while the plugin is off, and what happened meanwhile is not told', async () => {
    receiver.status = 500;
    const before = await newBook();
    await dispatch();
    receiver.status = 200;
    await app.api('PATCH', '/api/plugins/webhook', { on: false });
    await newBook();
    await later();
    expect(await delivered()).toEqual([]);
    await app.api('PATCH', '/api/plugins/webhook', { on: true });
    await later();
    expect((await delivered()).map(({ recordId }) => recordId)).toEqual([before]);
  });

  it('arrives once each, however many nodes deliver', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => newBook()));
    const { database, outbox, deliveries, listeners, settings } = app.node.app.get(
      EventDispatcher,
    ) as unknown as {
      readonly [part: string]: never;
    };
    const nodes = [1, 2, 3].map(
      () => new EventDispatcher(database!, outbox!, deliveries!, listeners!, settings!),
    );
    await Promise.all([dispatch(), ...nodes.map((node) => node.run())]);
    const told = receiver.take<Message>().map(({ recordId }) => recordId);
    expect(told.toSorted()).toEqual(ids.toSorted());
  });
});

describe('addresses inside private networks', () => {
  it.each([
    'http://10.0.0.1/',
    'http://[::1]:PORT/',
    'http://127.0.0.2:PORT/',
    'http://169.254.169.254/latest',
    'http://2130706434/',
  ])('are not called: %s', async (url) => {
    await setTarget({ url: url.replace('PORT', String(receiver.port)) });
    await newBook();
    expect(await delivered()).toEqual([]);
    expect((await state()).lastError).toMatch(/private network|内部网络/);
    await app.node.app.get(Database).session.run('delete from kehu.delivery');
  });

  it('are no other protocols either', async () => {
    await setTarget({ url: 'file:///etc/passwd' });
    await newBook();
    await dispatch();
    expect((await state()).lastError).toContain('no address of http');
    await app.node.app.get(Database).session.run('delete from kehu.delivery');
  });
});

describe('wrong settings', () => {
  it.each([
    [{ entity: 'library:bok' }, 'shelf'],
    [{ condition: 'pagse > 5' }, 'pages'],
    [{ condition: 'pages > 5) || (true' }, 'shelf'],
  ])('are told when they are set: %j', async (target, named) => {
    const { body } = await setTarget(target);
    expect(body).toMatchObject({ state: 'failed', problem: expect.stringContaining(named) });
  });

  it('are refused by their schema', async () => {
    expect((await setTarget({ events: ['moved'] })).status).toBe(422);
    expect((await setTarget({ url: 'nowhere' })).status).toBe(422);
    expect((await setTarget({})).body.state).toBe('on');
  });
});
