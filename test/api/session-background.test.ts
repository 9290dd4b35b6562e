import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../support/sql.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
});
afterAll(() => app?.close());

/** Makes every session look as if nobody had used it for an hour. */
function unusedForAnHour(): Promise<void> {
  return withClient(app.databaseUrl, async (client) => {
    await client.query("update kehu.session set last_seen_at = now() - interval '1 hour'");
  });
}

function lastUsed(): Promise<number> {
  return withClient(app.databaseUrl, async (client) => {
    const { rows } = await client.query('select max(last_seen_at) as at from kehu.session');
    return Date.now() - (rows[0] as { at: Date }).at.getTime();
  });
}

describe('the idle time of a session', () => {
  it('goes on while a page asks by the clock, and begins anew when somebody does something', async () => {
    await unusedForAnHour();
    const path = '/api/notifications?limit=1';
    const { status } = await app.api('GET', path, undefined, { headers: { 'kehu-background': '1' } });
    expect(status).toBe(200);
    await app.api('GET', '/api/auth/me', undefined, { headers: { 'kehu-background': '1' } });
    expect(await lastUsed()).toBeGreaterThan(3_000_000);
    await app.api('GET', path);
    await expect.poll(lastUsed).toBeLessThan(60_000);
  });
});
