import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootstrap } from '../../platform/bootstrap.ts';
import { SETTINGS, type Settings } from '../../platform/kernel/settings.ts';
import { ADMIN } from '../support/admin.ts';
import { Api } from '../support/api.ts';
import { newMember, signIn, type Problem } from '../support/identity.ts';
import { MEMBER_PASSWORD } from '../support/member.ts';
import { withClient } from '../support/sql.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
});
afterAll(() => app?.close());

describe('throttling', () => {
  it('holds across nodes', async () => {
    await newMember(app, 'two.nodes');
    const node = await bootstrap(app.node.app.get<Settings>(SETTINGS), { logger: false });
    const second = new Api(node.url, '');
    const other = { api: second.call.bind(second) };
    const statuses = [];
    for (let n = 0; n < 6; n++) {
      const { status } = await signIn(n % 2 ? app : other, 'two.nodes', { password: `guess ${n}` });
      statuses.push(status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    const refused = await signIn(other, 'two.nodes');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(600);
    await node.close();
    const kept = await withClient(app.databaseUrl, (client) =>
      client.query('select key from kehu.sign_in_try'),
    );
    expect(JSON.stringify(kept.rows)).not.toMatch(/two\.nodes|127\.0\.0\.1/);
  });
});

describe('writes of other sites', () => {
  let cookie: string;
  beforeAll(async () => {
    const { headers } = await app.api('POST', '/api/auth/login', ADMIN, { as: null });
    cookie = headers.get('set-cookie')!.split(';')[0]!;
  });

  function post(headers: Record<string, string>) {
    const host = new URL(app.url).host;
    const given = { cookie, ...headers, origin: headers.origin?.replace('HOST', host) ?? '' };
    if (!headers.origin) delete (given as Record<string, string>).origin;
    return app.api('POST', '/api/records/book', { title: 'x' }, { as: null, headers: given });
  }

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from a sibling domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['with the origin of another site', { origin: 'https://evil.example' }, 403],
    ['with no origin at all, as old browsers hide it', { origin: 'null' }, 403],
    ['from its own pages', { 'sec-fetch-site': 'same-origin', origin: 'http://HOST' }, 201],
    ['of its own origin', { origin: 'http://HOST' }, 201],
  ])('%s', async (_, headers, status) => {
    expect((await post(headers as Record<string, string>)).status).toBe(status);
  });

  it('cannot sign somebody in either', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const answer = await app.api('POST', '/api/auth/login', ADMIN, { as: null, headers });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});

describe('passwords', () => {
  it('are argon2id, and hashed anew at sign-in when their cost is out of date', async () => {
    const { token, id } = await newMember(app, 'old.hash');
    const hash = () =>
      withClient(app.databaseUrl, async (client) => {
        const { rows } = await client.query('select password_hash from kehu.credential where user_id = $1', [
          id,
        ]);
        return String(rows[0].password_hash);
      });
    expect(await hash()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const { argon2Sync, randomBytes } = await import('node:crypto');
    const nonce = randomBytes(16);
    const tag = argon2Sync('argon2id', {
      message: MEMBER_PASSWORD,
      nonce,
      memory: 8192,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    });
    const weak = `$argon2id$v=19$m=8192,t=1,p=1$${nonce.toString('base64').replace(/=+$/, '')}$${tag.toString('base64').replace(/=+$/, '')}`;
    await withClient(app.databaseUrl, (client) =>
      client.query('update kehu.credential set password_hash = $2 where user_id = $1', [id, weak]),
    );
    expect((await signIn(app, 'old.hash')).status).toBe(200);
    expect(await hash()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await signIn(app, 'old.hash')).status).toBe(200);
    expect((await app.api('GET', '/api/auth/me', undefined, { as: token })).status).toBe(200);
  });

  it('follow the policy of the company: length, and none of the last ones again', async () => {
    const { token } = await newMember(app, 'policy');
    const policy = { minPasswordLength: 14, rememberedPasswords: 2 };
    expect((await app.api('PUT', '/api/sign-in-policy', policy)).body).toMatchObject(policy);
    const change = (oldPassword: string, password: string) =>
      app.api<Problem>('PATCH', '/api/auth/me', { oldPassword, password }, { as: token });
    const codeOf = async (oldPassword: string, password: string) =>
      (await change(oldPassword, password)).body.errors?.[0]?.code;
    expect(await codeOf(MEMBER_PASSWORD, 'thirteen char')).toBe('passwordTooShort');
    expect(await codeOf(MEMBER_PASSWORD, MEMBER_PASSWORD)).toBe('passwordReused');
    expect((await change(MEMBER_PASSWORD, 'the second password')).status).toBe(200);
    expect(await codeOf('the second password', MEMBER_PASSWORD)).toBe('passwordReused');
    expect((await change('the second password', 'the third password')).status).toBe(200);
    expect((await change('the third password', MEMBER_PASSWORD)).status).toBe(200);
    await app.api('PUT', '/api/sign-in-policy', { minPasswordLength: 8, rememberedPasswords: 0 });
  });

  it('keep what two administrators set at the same moment', async () => {
    const set = (policy: object) => app.api('PUT', '/api/sign-in-policy', policy);
    await Promise.all([set({ minPasswordLength: 9 }), set({ rememberedPasswords: 3 })]);
    const { body } = await app.api('GET', '/api/sign-in-policy');
    expect(body).toMatchObject({ minPasswordLength: 9, rememberedPasswords: 3 });
    await set({ minPasswordLength: 8, rememberedPasswords: 0 });
  });

  it.each([
    { minPasswordLength: 7 },
    { rememberedPasswords: 1.5 },
    { secondFactorRoles: 'all' },
    { other: 1 },
  ])('have no policy such as %j', async (policy) => {
    expect((await app.api('PUT', '/api/sign-in-policy', policy)).status).toBe(400);
  });

  it('have a policy that only administrators change', async () => {
    const { token } = await newMember(app, 'no.policy');
    const answer = await app.api('PUT', '/api/sign-in-policy', { minPasswordLength: 9 }, { as: token });
    expect(answer.status).toBe(403);
    const unknown = await app.api('PUT', '/api/sign-in-policy', { secondFactorRoles: ['nobody'] });
    expect(unknown.status).toBe(422);
  });
});
