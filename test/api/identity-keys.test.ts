import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logged, newMember, type Problem } from '../support/identity.ts';
import { withClient } from '../support/sql.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Key extends Problem {
  id: string;
  key: string;
  prefix: string;
}

let app: TestApp;
let owner: { token: string; id: string };

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
  owner = await newMember(app, 'integrator');
});
afterAll(() => app?.close());

async function newKey(scope: object = {}, as = owner.token): Promise<Key> {
  const { status, body } = await app.api<Key>('POST', '/api/auth/keys', { name: 'ERP', ...scope }, { as });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

function call(method: string, path: string, key: string, body?: unknown) {
  return app.api<Problem>(method, path, body, { as: key });
}

async function works({ key }: Key): Promise<number> {
  return (await call('GET', '/api/auth/me', key)).status;
}

describe('an API key', () => {
  it('acts for its owner, and the operation log says so', async () => {
    const { key, prefix } = await newKey();
    expect(key.startsWith(prefix)).toBe(true);
    const made = await app.api<{ id: string }>('POST', '/api/records/book', { title: 'By key' }, { as: key });
    expect(made.status).toBe(201);
    const history = await app.api<{ items: { by: { id: string; title: string } }[] }>(
      'GET',
      `/api/records/book/${made.body.id}/history`,
    );
    expect(history.body.items[0]!.by).toEqual({ id: owner.id, title: 'integrator via key ERP' });
    expect(await logged(app, 'keyMade')).not.toHaveLength(0);
  });

  it('is shown once and stored as a hash', async () => {
    const { key } = await newKey();
    const list = await app.api('GET', '/api/auth/keys', undefined, { as: owner.token });
    expect(JSON.stringify(list.body)).not.toContain(key);
    const rows = await withClient(app.databaseUrl, (client) => client.query('select * from kehu.api_key'));
    expect(JSON.stringify(rows.rows)).not.toContain(key.slice(12));
  });

  it('that only reads writes nothing', async () => {
    const { key } = await newKey({ readOnly: true });
    expect((await call('GET', '/api/records/book', key)).status).toBe(200);
    const query = { entity: 'book', measures: [{ fn: 'count', as: 'n' }] };
    expect((await call('POST', '/api/query', key, query)).status).toBe(200);
    const refused = await call('POST', '/api/records/book', key, { title: 'x' });
    expect([refused.status, refused.body.code]).toEqual([403, 'keyReadOnly']);
    expect((await call('POST', '/api/files', key, new FormData())).status).toBe(403);
  });

  it('for some entities and operations reaches no others', async () => {
    const { key } = await newKey({ entities: ['book'], operations: ['create'] });
    const { status, body } = await app.api<{ id: string }>(
      'POST',
      '/api/records/book',
      { title: 'Allowed' },
      { as: key },
    );
    expect(status).toBe(201);
    expect((await call('GET', `/api/records/book/${body.id}`, key)).status).toBe(200);
    expect((await call('PATCH', `/api/records/book/${body.id}`, key, { title: 'No' })).status).toBe(403);
    expect((await call('DELETE', `/api/records/book/${body.id}`, key)).status).toBe(403);
    expect((await call('GET', '/api/records/reader', key)).status).toBe(403);
    expect((await call('GET', '/api/exports/book', key)).status).toBe(403);
    expect((await call('GET', '/api/search?q=integrator', key)).body).toMatchObject({ items: [] });
  });

  it('never gives more than its owner has', async () => {
    const { key } = await newKey({ entities: ['user'] });
    const refused = await call('POST', '/api/records/user', key, { username: 'made.by.key', name: 'x' });
    expect(refused.status).toBe(403);
  });

  it('of an administrator administers nothing and keeps away from the account', async () => {
    const { key } = await newKey({}, app.admin);
    const calls = [
      call('GET', '/api/log', key),
      call('GET', '/api/invitations', key),
      call('PUT', '/api/sign-in-policy', key, { minPasswordLength: 64 }),
      call('GET', '/api/auth/keys', key),
      call('POST', '/api/auth/keys', key, { name: 'another' }),
      call('PATCH', '/api/auth/me', key, { locale: 'en' }),
      call('GET', '/api/auth/sessions', key),
      call('DELETE', `/api/users/${owner.id}/sessions`, key),
    ];
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([403]));
    expect((await call('GET', '/api/auth/me', key)).status).toBe(200);
  });

  it('ends when it expires, is revoked, or its owner leaves', async () => {
    const [expired, revoked, kept] = [await newKey({ days: 1 }), await newKey(), await newKey()];
    expect(await Promise.all([expired, revoked, kept].map(works))).toEqual([200, 200, 200]);
    await withClient(app.databaseUrl, (client) =>
      client.query(`update kehu.api_key set expires_at = now() - interval '1 s' where id = $1`, [expired.id]),
    );
    expect(await works(expired)).toBe(401);
    const strange = await newMember(app, 'other.integrator');
    const path = `/api/auth/keys/${revoked.id}`;
    expect((await app.api('DELETE', path, undefined, { as: strange.token })).status).toBe(404);
    expect((await app.api('DELETE', path, undefined, { as: owner.token })).status).toBe(204);
    expect(await works(revoked)).toBe(401);
    expect((await app.api('DELETE', `/api/users/${owner.id}/keys/${kept.id}`)).status).toBe(204);
    expect(await works(kept)).toBe(401);
    const last = await newKey({}, strange.token);
    await app.api('PATCH', `/api/records/user/${strange.id}`, { status: 'left' });
    await app.api('PATCH', `/api/records/user/${strange.id}`, { status: 'active' });
    expect(await works(last)).toBe(401);
    expect(await logged(app, 'keyRevoked')).toHaveLength(2);
  });

  it.each([
    [{ name: '' }, 400],
    [{ name: 'x', days: 0 }, 400],
    [{ name: 'x', readOnly: 'yes' }, 400],
    [{ name: 'x', entities: ['nothing'] }, 422],
    [{ name: 'x', operations: ['creat'] }, 422],
    [{ name: 'x', scope: 'all' }, 400],
  ])('is not made of %j', async (body, status) => {
    const answer = await app.api('POST', '/api/auth/keys', body, { as: owner.token });
    expect(answer.status).toBe(status);
  });
});
