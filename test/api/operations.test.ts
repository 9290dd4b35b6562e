import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { onServer } from '../support/test-database.ts';

const LIBRARY = ['test/fixtures/library'];
const NOBODY = { as: null };

describe('operations', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ packs: LIBRARY, settings: { testClock: true } });
  });
  afterAll(() => app?.close());

  it('tells that it lives and that it is ready, to anybody', async () => {
    const live = await app.api('GET', '/health/live', undefined, NOBODY);
    const ready = await app.api('GET', '/health/ready', undefined, NOBODY);
    expect([live.status, live.body]).toEqual([200, { status: 'live' }]);
    expect([ready.status, ready.body]).toEqual([
      200,
      { status: 'ready', database: true, model: true, failedPlugins: [] },
    ]);
  });

  it('counts requests by route and not by id', async () => {
    await app.api('GET', '/api/records/book/0190a000-0000-7000-8000-000000000000');
    const { body } = await app.api<string>('GET', '/metrics', undefined, NOBODY);
    expect(body).toMatch(/route="\/api\/records\/:entity\/:id",status="404"/);
    expect(body).toMatch(/^process_resident_memory_bytes \d/m);
  });

  it('dates by the test clock, and by the machine again when that is taken away', async () => {
    const set = await app.api('PUT', '/api/test/clock', { now: '2031-05-06T07:08:09+08:00' }, NOBODY);
    expect([set.status, set.body]).toEqual([200, { now: '2031-05-05T23:08:09.000Z' }]);
    expect(await createdYear()).toBe(2031);
    await app.api('PUT', '/api/test/clock', { now: null });
    const before = new Date().getUTCFullYear();
    expect([before, before + 1]).toContain(await createdYear());
  });

  it.each([{}, { now: 'tomorrow' }, { now: '2026-13-01T00:00:00Z' }, { now: 5 }])(
    'refuses %j as a moment',
    async (body) => {
      const answer = await app.api('PUT', '/api/test/clock', body);
      expect([answer.status, answer.body]).toMatchObject([422, { code: 'testClockWrong' }]);
    },
  );

  async function createdYear(): Promise<number> {
    const { status, body } = await app.api<{ createdAt: string }>('POST', '/api/records/book', {
      title: 'Moby-Dick',
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return new Date(body.createdAt).getUTCFullYear();
  }
});

describe('operations of another node', () => {
  it('refuse the test clock unless it is enabled', async () => {
    const app = await startTestApp({ packs: LIBRARY });
    const answer = await app.api('PUT', '/api/test/clock', { now: null });
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'testClockOff' }]);
    await app.close();
  });

  it('are not ready while the database is away, and ready again when it is back', async () => {
    const app = await startTestApp({ packs: LIBRARY });
    const name = new URL(app.databaseUrl).pathname.slice(1);
    await onServer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await onServer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    const away = await app.api('GET', '/health/ready', undefined, NOBODY);
    expect([away.status, away.body]).toMatchObject([503, { status: 'unavailable', database: false }]);
    await onServer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await expect.poll(async () => (await app.api('GET', '/health/ready')).status).toBe(200);
    await app.close();
  });
});
