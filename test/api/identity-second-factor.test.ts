import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SETTINGS, type Settings } from '../../platform/kernel/settings.ts';
import { logged, newMember, signIn, type Problem } from '../support/identity.ts';
import { MEMBER_PASSWORD } from '../support/member.ts';
import { codeOf } from '../support/second-factor-code.ts';
import { withClient } from '../support/sql.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const FACTOR = '/api/auth/second-factor';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
});
afterAll(() => app?.close());

function post<T>(path: string, body: unknown, as: string) {
  return app.api<T & Problem>('POST', `${FACTOR}${path}`, body, { as });
}

/** A member with a second factor. */
async function enrolled(username: string) {
  const { token, id } = await newMember(app, username);
  const { body } = await post<{ secret: string; address: string }>('', { password: MEMBER_PASSWORD }, token);
  const confirmed = await post<{ recoveryCodes: string[] }>(
    '/confirm',
    { code: await codeOf(body.secret, -1) },
    token,
  );
  expect(confirmed.status).toBe(200);
  return { token, id, secret: body.secret, address: body.address, codes: confirmed.body.recoveryCodes };
}

describe('the second factor', () => {
  it('is asked for once it is confirmed, and opens the door with the code of the app', async () => {
    const { secret, address, codes, token } = await enrolled('careful');
    expect(address).toMatch(/^otpauth:\/\/totp\/Kehu:careful\?secret=[A-Z2-7]{32}&/);
    expect(codes).toHaveLength(10);
    const without = await signIn(app, 'careful');
    expect([without.status, without.body.code]).toEqual([401, 'codeNeeded']);
    const wrong = await signIn(app, 'careful', { code: '000000' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'codeWrong']);
    const right = await signIn(app, 'careful', { code: await codeOf(secret) });
    expect(right.status).toBe(200);
    const state = await app.api(`GET`, FACTOR, undefined, { as: token });
    expect(state.body).toMatchObject({ enabled: true, recoveryCodesLeft: 10, required: false });
  });

  it('takes each code once, also when two come at the same time', async () => {
    const { secret } = await enrolled('hasty');
    const code = await codeOf(secret);
    const answers = await Promise.all([signIn(app, 'hasty', { code }), signIn(app, 'hasty', { code })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  });

  it('lets recovery codes in once each, however they are typed', async () => {
    const { codes } = await enrolled('lost.phone');
    const typed = codes[0]!.toUpperCase().replaceAll('-', ' ');
    expect((await signIn(app, 'lost.phone', { code: typed })).status).toBe(200);
    expect((await signIn(app, 'lost.phone', { code: codes[0]! })).status).toBe(401);
    expect(await logged(app, 'recoveryCodeUsed')).toHaveLength(1);
  });

  it('does not tell a wrong password from a missing code', async () => {
    await enrolled('quiet');
    const { body } = await signIn(app, 'quiet', { password: 'not the password', code: '123456' });
    expect(body.code).toBe('signInFailed');
  });

  it('is throttled like passwords', async () => {
    await enrolled('guessed.code');
    const codes = ['111111', '222222', '333333', '444444', '555555', '666666'];
    const answers = [];
    for (const code of codes) answers.push((await signIn(app, 'guessed.code', { code })).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('is changed only with the password', async () => {
    const { token } = await enrolled('locked');
    for (const path of ['/disable', '/recovery-codes']) {
      const { status, body } = await post(path, { password: 'not the password' }, token);
      expect([status, body.errors[0]!.path]).toEqual([422, 'password']);
    }
    expect((await post('', { password: MEMBER_PASSWORD }, token)).body.code).toBe('factorStands');
    const renewed = await post<{ recoveryCodes: string[] }>(
      '/recovery-codes',
      { password: MEMBER_PASSWORD },
      token,
    );
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await post('/disable', { password: MEMBER_PASSWORD }, token)).status).toBe(204);
    expect((await signIn(app, 'locked')).status).toBe(200);
    expect(await logged(app, 'secondFactorDisabled')).toMatchObject([{ by: { title: 'locked' } }]);
  });

  it('is reset by an administrator and by nobody else', async () => {
    const { id, token } = await enrolled('stranded');
    const path = `/api/users/${id}/second-factor`;
    expect((await app.api('DELETE', path, undefined, { as: token })).status).toBe(403);
    const before = await app.api('GET', `/api/users/${id}/access`);
    expect(before.body).toMatchObject({ secondFactor: true });
    expect((await app.api('DELETE', path)).status).toBe(204);
    expect((await signIn(app, 'stranded')).status).toBe(200);
    expect(await logged(app, 'secondFactorReset')).toMatchObject([
      { by: { title: 'admin' }, record: { id } },
    ]);
  });

  it('keeps its secret encrypted, its codes hashed, and the key apart from the database', async () => {
    const { id, secret, codes } = await enrolled('secretive');
    const stored = await withClient(app.databaseUrl, async (client) => {
      const factor = await client.query('select secret from kehu.second_factor where user_id = $1', [id]);
      const hashes = await client.query('select * from kehu.recovery_code where user_id = $1', [id]);
      return JSON.stringify([factor.rows, hashes.rows]);
    });
    expect(stored).not.toContain(secret);
    for (const code of codes) expect(stored).not.toContain(code.replaceAll('-', ''));
    const file = join(app.node.app.get<Settings>(SETTINGS).dataDir, 'secret-key');
    expect(readFileSync(file, 'utf8').trim()).toHaveLength(43);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('does not open with the secret of somebody else', async () => {
    const [first, second] = [await enrolled('first.of.two'), await enrolled('second.of.two')];
    await withClient(app.databaseUrl, (client) =>
      client.query(
        `update kehu.second_factor set secret = (select secret from kehu.second_factor where user_id = $1)
         where user_id = $2`,
        [first.id, second.id],
      ),
    );
    expect((await signIn(app, 'second.of.two', { code: await codeOf(first.secret) })).status).toBe(401);
  });

  it('is asked of holders of a role: until they have one, nothing else works', async () => {
    const { token } = await newMember(app, 'told.to');
    const admin = await app.api('PUT', '/api/sign-in-policy', { secondFactorRoles: ['member'] });
    expect(admin.body).toMatchObject({ secondFactorRoles: ['member'], minPasswordLength: 8 });
    const list = () => app.api<Problem>('GET', '/api/records/book', undefined, { as: token });
    const refused = await list();
    expect([refused.status, refused.body.code]).toEqual([403, 'secondFactorNeeded']);
    const session = await app.api('GET', '/api/auth/session', undefined, { as: token });
    expect(session.body).toMatchObject({ mustEnrol: true });
    const { body } = await post<{ secret: string }>('', { password: MEMBER_PASSWORD }, token);
    await post('/confirm', { code: await codeOf(body.secret) }, token);
    expect((await list()).status).toBe(200);
    const off = await post('/disable', { password: MEMBER_PASSWORD }, token);
    expect([off.status, off.body.code]).toEqual([403, 'factorRequired']);
    await app.api('PUT', '/api/sign-in-policy', { secondFactorRoles: [] });
    expect(await logged(app, 'signInPolicyChanged')).toHaveLength(2);
  });
});
