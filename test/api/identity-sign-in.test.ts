import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN } from '../support/admin.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface SignedIn {
  token: string;
  user: { id: string; username: string; name: string; roles: string[]; locale: string | null };
}

interface Problem {
  code: string;
  detail: string;
  errors: { path: string; code: string }[];
}

const PASSWORD = 'tea at half past four';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
});
afterAll(() => app?.close());

async function newUser(username: string, more: object = {}): Promise<string> {
  const { status, body } = await app.api<{ id: string }>('POST', '/api/records/user', {
    username,
    name: username,
    ...more,
  });
  expect(status).toBe(201);
  return body.id;
}

/** A user who has chosen the password by an invitation. */
async function newAccount(username: string, more: object = {}): Promise<SignedIn> {
  const user = await newUser(username, more);
  const invitation = await app.api<{ token: string }>('POST', '/api/invitations', { user });
  const path = `/api/invitations/${invitation.body.token}`;
  const { body } = await app.api<SignedIn>('POST', path, { password: PASSWORD }, { as: null });
  return body;
}

function session(as: string | null) {
  return app.api<{ user: SignedIn['user'] | null }>('GET', '/api/auth/session', undefined, { as });
}

function signIn(username: string, password: string, headers: Record<string, string> = {}) {
  const body = { username, password };
  return app.api<SignedIn & Problem>('POST', '/api/auth/login', body, { as: null, headers });
}

function me(token: string) {
  return app.api<{ user: SignedIn['user'] } & Problem>('GET', '/api/auth/me', undefined, { as: token });
}

describe('signing in', () => {
  it('answers a token, the user and an HttpOnly cookie, whatever the case of the username', async () => {
    const { status, body, headers } = await signIn(' Admin ', ADMIN.password);
    expect(status).toBe(200);
    expect(body.user).toMatchObject({ username: 'admin', roles: ['systemAdmin'] });
    expect(JSON.stringify(body.user)).not.toMatch(/password|hash|secret/i);
    const cookie = headers.get('set-cookie')!;
    expect(cookie).toMatch(/^kehu_session=[\w-]+; .*HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure/);
    const [pair] = cookie.split(';');
    const asked = await app.api<{ user: SignedIn['user'] }>('GET', '/api/auth/me', undefined, {
      as: null,
      headers: { cookie: pair! },
    });
    expect(asked.body.user.username).toBe('admin');
    expect((await me(body.token)).body.user.id).toBe(body.user.id);
  });

  it('tells a page who is there, and that nobody is, without a refusal', async () => {
    const { body } = await signIn('admin', ADMIN.password);
    expect((await session(body.token)).body.user?.username).toBe('admin');
    const nobody = [await session(null), await session('of nobody')];
    expect(nobody.map(({ status, body: { user } }) => [status, user])).toEqual([
      [200, null],
      [200, null],
    ]);
  });

  it('sets a Secure cookie behind HTTPS', async () => {
    const { headers } = await signIn('admin', ADMIN.password, { 'x-forwarded-proto': 'https' });
    expect(headers.get('set-cookie')).toMatch(/; Secure/);
  });

  it('refuses a wrong password and an unknown user alike, in both languages', async () => {
    await newAccount('alike');
    const wrong = await signIn('alike', 'not the password');
    const unknown = await signIn('nobody.here', 'not the password');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body.detail).toBe(unknown.body.detail);
    expect(wrong.body.detail).toMatch(/username or the password is wrong/);
    const chinese = await signIn('alike', 'not the password', { 'accept-language': 'zh-CN' });
    expect(chinese.body.detail).toMatch(/用户名或密码不正确/);
  });

  it.each([
    [{}, ['username', 'password']],
    [{ username: 7, password: ['x'] }, ['username', 'password']],
    [{ username: 'anna', password: 'x', otp: '1' }, ['otp']],
    [{ username: 'an\u0000na', password: 'x' }, ['username']],
    [{ username: 'x'.repeat(300), password: 'x' }, ['username']],
    [[], ['']],
  ])('names what is wrong in %j', async (sent, paths) => {
    const { status, body } = await app.api<Problem>('POST', '/api/auth/login', sent, { as: null });
    expect(status).toBe(400);
    expect(body.errors.map(({ path }) => path)).toEqual(paths);
  });

  it('slows down whoever guesses, without a way around by guessing in parallel', async () => {
    await newAccount('guessed');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => signIn('guessed', `guess ${index}`)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(7);
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused[0]!.body.code).toBe('tooManyAttempts');
    expect((await signIn('guessed', PASSWORD)).status).toBe(429);
    expect((await signIn('admin', ADMIN.password)).status).toBe(200);
  });

  it('lets many sign in at the same time with the right password', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('admin', ADMIN.password)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('is in the operation log, with the failures', async () => {
    const account = await newAccount('logged');
    await signIn('logged', 'wrong');
    await signIn('logged', PASSWORD);
    const { body } = await app.api<{ items: { operation: string }[] }>(
      'GET',
      `/api/records/user/${account.user.id}/history`,
    );
    const operations = body.items.map(({ operation }) => operation);
    expect(operations).toEqual(
      expect.arrayContaining(['invited', 'invitationAccepted', 'signInFailed', 'signedIn']),
    );
  });
});

describe('a session', () => {
  it('ends at once when its owner signs out', async () => {
    const { token } = await newAccount('leaver');
    expect((await me(token)).status).toBe(200);
    expect((await app.api('POST', '/api/auth/logout', undefined, { as: token })).status).toBe(204);
    expect((await me(token)).status).toBe(401);
    expect((await app.api('POST', '/api/auth/logout', undefined, { as: token })).status).toBe(204);
  });

  it('is listed and ended by its owner, and by nobody else', async () => {
    const { token } = await newAccount('owner');
    const other = (await signIn('owner', PASSWORD)).body.token;
    const list = await app.api<{ items: { id: string; current: boolean }[] }>(
      'GET',
      '/api/auth/sessions',
      undefined,
      { as: token },
    );
    expect(list.body.items).toHaveLength(2);
    const stranger = await newAccount('stranger');
    const id = list.body.items.find(({ current }) => !current)!.id;
    const path = `/api/auth/sessions/${id}`;
    expect((await app.api('DELETE', path, undefined, { as: stranger.token })).status).toBe(404);
    expect((await me(other)).status).toBe(200);
    expect((await app.api('DELETE', path, undefined, { as: token })).status).toBe(204);
    expect((await me(other)).status).toBe(401);
    expect((await me(token)).status).toBe(200);
  });

  it('stays alone when its owner ends all others', async () => {
    const { token } = await newAccount('many');
    const others = await Promise.all([signIn('many', PASSWORD), signIn('many', PASSWORD)]);
    expect((await app.api('DELETE', '/api/auth/sessions', undefined, { as: token })).status).toBe(204);
    const states = await Promise.all([token, ...others.map(({ body }) => body.token)].map(me));
    expect(states.map(({ status }) => status)).toEqual([200, 401, 401]);
  });

  it('stops at once when the user leaves, loses roles or is deleted', async () => {
    const { token, user } = await newAccount('gone', { roles: ['systemAdmin'] });
    const path = `/api/records/user/${user.id}`;
    expect((await app.api('PATCH', path, { roles: ['member'] })).status).toBe(200);
    expect((await me(token)).body.user.roles).toEqual(['member']);
    expect((await app.api('PATCH', path, { status: 'left' })).status).toBe(200);
    expect((await me(token)).status).toBe(401);
    expect((await signIn('gone', PASSWORD)).status).toBe(401);
    expect((await app.api('PATCH', path, { status: 'active' })).status).toBe(200);
    expect((await signIn('gone', PASSWORD)).status).toBe(200);
    expect((await app.api('DELETE', path)).status).toBeLessThan(300);
    expect((await signIn('gone', PASSWORD)).status).toBe(401);
  });

  it.each(['Bearer x', 'Bearer '.padEnd(60, 'a'), 'Basic YTpi', `Bearer ${'é'.repeat(40)}`])(
    'is not opened by %s',
    async (authorization) => {
      const headers = { authorization: encodeURI(authorization).replaceAll('%20', ' ') };
      const { status } = await app.api('GET', '/api/auth/me', undefined, { as: null, headers });
      expect(status).toBe(401);
    },
  );
});

describe('the own account', () => {
  it('takes a language, which the next answers speak', async () => {
    const { token } = await newAccount('linguist');
    const changed = await app.api('PATCH', '/api/auth/me', { locale: 'zh-CN' }, { as: token });
    expect(changed.body).toMatchObject({ user: { locale: 'zh-CN' } });
    const refused = await app.api<Problem>(
      'PATCH',
      '/api/auth/me',
      { timeZone: 'Mars/Olympus' },
      { as: token },
    );
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0]).toMatchObject({
      path: 'timeZone',
      message: expect.stringContaining('没有时区'),
    });
    const emptied = await app.api(
      'PATCH',
      '/api/auth/me',
      { locale: null, timeZone: 'Europe/Berlin' },
      { as: token },
    );
    expect(emptied.body).toMatchObject({ user: { locale: null, timeZone: 'Europe/Berlin' } });
  });

  it('takes a new password with the old one, and ends the other sessions', async () => {
    const { token } = await newAccount('changer');
    const other = (await signIn('changer', PASSWORD)).body.token;
    const change = (body: object) => app.api<Problem>('PATCH', '/api/auth/me', body, { as: token });
    const password = 'seven green bottles';
    expect((await change({ password })).body.errors[0]!.path).toBe('oldPassword');
    const wrong = await change({ password, oldPassword: 'nope' });
    expect([wrong.status, wrong.body.errors[0]!.code]).toEqual([422, 'oldPasswordWrong']);
    const poor = await change({ password: 'password1', oldPassword: PASSWORD });
    expect([poor.status, poor.body.errors[0]!.code]).toEqual([422, 'passwordCommon']);
    const half = await change({ password, oldPassword: PASSWORD, timeZone: 'Mars/Olympus' });
    expect(half.status).toBe(422);
    expect((await change({ password, oldPassword: PASSWORD })).status).toBe(200);
    expect((await me(token)).status).toBe(200);
    expect((await me(other)).status).toBe(401);
    expect((await signIn('changer', PASSWORD)).status).toBe(401);
    expect((await signIn('changer', password)).status).toBe(200);
  });

  it('cannot be given rights by its owner', async () => {
    const { token } = await newAccount('climber');
    const { status, body } = await app.api<Problem>(
      'PATCH',
      '/api/auth/me',
      { roles: ['systemAdmin'] },
      { as: token },
    );
    expect([status, body.errors[0]!.code]).toEqual([400, 'unknownMember']);
  });
});
