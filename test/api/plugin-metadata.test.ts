import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import type { PluginView } from '../../platform/plugins/plugin-admin.ts';
import { HttpReceiver } from '../support/http-receiver.ts';
import type { Problem } from '../support/library-app.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
let receiver: HttpReceiver;
let book: string;

beforeAll(async () => {
  receiver = await HttpReceiver.start();
  const plugins = [join(projectRoot, 'test/fixtures/plugins/bell')];
  app = await startTestApp({
    packs: ['test/fixtures/library'],
    settings: { plugins, outgoingAllow: ['127.0.0.1'] },
  });
  book = (await app.api<{ id: string }>('POST', '/api/records/book', { title: 'Emma' })).body.id;
});
afterAll(async () => {
  await app?.close();
  await receiver?.close();
});

async function pendingPacks() {
  const { body } = await app.api<{ pending: { name: string; state: string }[] }>('GET', '/api/packs');
  return body.pending;
}

const callTo = (url: string) => app.api<PluginView>('PUT', '/api/plugins/bell/settings', { url });
const ring = () =>
  app.api<Problem>('POST', `/api/records/book/${book}/actions/ring`, { note: 'due since May' });

describe('a plugin that brings metadata and calls another system', () => {
  it('has its pack offered, and installed by who may', async () => {
    expect(await pendingPacks()).toMatchObject([{ name: 'bell', state: 'new', mistakes: 0 }]);
    const { status, body } = await app.api('POST', '/api/packs', { folder: 'bell' });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(await pendingPacks()).toEqual([]);
  });

  it('writes into its own field once the other side has answered', async () => {
    expect((await ring()).status).toBe(404);
    expect((await callTo(receiver.url)).body.state).toBe('on');
    const { status, body } = await ring();
    expect([status, body]).toMatchObject([200, { $tells: 200, bell_rungAt: expect.any(String) }]);
    expect(receiver.take()).toEqual([{ title: 'Emma', note: 'due since May' }]);
  });

  it('says what went wrong outside, and leaves the record as it was', async () => {
    const before = await app.api<{ version: number }>('GET', `/api/records/book/${book}`);
    receiver.status = 500;
    expect(await ring()).toMatchObject({ status: 503, body: { detail: 'The other side answered 500' } });
    await callTo('http://10.0.0.1/');
    expect(await ring()).toMatchObject({ status: 422, body: { code: 'addressPrivate' } });
    const after = await app.api<{ version: number }>('GET', `/api/records/book/${book}`);
    expect(after.body.version).toBe(before.body.version);
    expect((await app.api<PluginView>('GET', '/api/plugins/bell')).body.failures).toEqual([]);
  });
});
