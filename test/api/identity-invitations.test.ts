import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Invitation {
  path: string;
  token: string;
  expires: string;
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
  const body = { username, name: `Name of ${username}`, ...more };
  return (await app.api<{ id: string }>('POST', '/api/records/user', body)).body.id;
}

async function invite(user: string): Promise<Invitation> {
  const { status, body } = await app.api<Invitation>('POST', '/api/invitations', { user });
  expect(status).toBe(201);
  return body;
}

function show(token: string) {
  return app.api<{ username: string } & Problem>('GET', `/api/invitations/${token}`, undefined, { as: null });
}

function accept(token: string, password: unknown = PASSWORD) {
  return app.api<{ token: string } & Problem>(
    'POST',
    `/api/invitations/${token}`,
    { password },
    { as: null },
  );
}

describe('who can sign in', () => {
  it('is told to administrators, and to nobody else', async () => {
    const [ada, bea] = [await newUser('ada'), await newUser('bea')];
    const { token } = await invite(bea);
    const standing = async (user: string) => {
      const path = '/api/invitations';
      const { body } = await app.api<{ items: { userId: string }[] }>('GET', path);
      return body.items.find(({ userId }) => userId === user);
    };
    expect(await standing(ada)).toBeUndefined();
    expect(await standing(bea)).toMatchObject({ hasPassword: false, invitedUntil: expect.any(String) });
    const { body } = await accept(token);
    expect(await standing(bea)).toMatchObject({ hasPassword: true, invitedUntil: null });
    expect((await app.api('GET', '/api/invitations', undefined, { as: body.token })).status).toBe(403);
  });
});

describe('an invitation', () => {
  it('shows whom it is for, takes a password, signs in, and works once', async () => {
    const { path, token, expires } = await invite(await newUser('anna'));
    expect(path).toBe(`/invite/${token}`);
    expect(Date.parse(expires)).toBeGreaterThan(Date.now());
    expect((await show(token)).body).toEqual({ username: 'anna', name: 'Name of anna' });
    const accepted = await accept(token);
    expect(accepted.status).toBe(200);
    expect(accepted.headers.get('set-cookie')).toMatch(/kehu_session=/);
    const me = await app.api('GET', '/api/auth/me', undefined, { as: accepted.body.token });
    expect(me.body).toMatchObject({ user: { username: 'anna' } });
    expect([(await show(token)).status, (await accept(token)).status]).toEqual([404, 404]);
  });

  it('is used by one of ten who try at the same time', async () => {
    const { token } = await invite(await newUser('raced'));
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept(token)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(404)]);
  });

  it('replaces the earlier ones of the user, and leaves the present password until it is used', async () => {
    const user = await newUser('twice');
    const first = await accept((await invite(user)).token);
    const [second, third] = [await invite(user), await invite(user)];
    expect((await show(second.token)).status).toBe(404);
    const me = () => app.api('GET', '/api/auth/me', undefined, { as: first.body.token });
    expect((await me()).status).toBe(200);
    expect((await accept(third.token, 'another good password')).status).toBe(200);
    expect((await me()).status).toBe(401);
  });

  it.each([
    ['short', 'passwordTooShort'],
    ['password123', 'passwordCommon'],
    ['chooser.of.passwords', 'passwordIsUsername'],
    [42, 'textExpected'],
  ])('refuses the password %s and stays open', async (password, code) => {
    const username = 'chooser.of.passwords';
    const known = await app.api<{ items: { id: string }[] }>(
      'GET',
      `/api/records/user?filter=${encodeURIComponent(`username == '${username}'`)}`,
    );
    const { token } = await invite(known.body.items[0]?.id ?? (await newUser(username)));
    const { body } = await accept(token, password);
    expect(body.errors).toMatchObject([{ path: 'password', code }]);
    expect((await show(token)).status).toBe(200);
  });

  it('ends when its user leaves', async () => {
    const user = await newUser('leaving');
    const { token } = await invite(user);
    await app.api('PATCH', `/api/records/user/${user}`, { status: 'left' });
    expect((await accept(token)).status).toBe(404);
    const again = await app.api<Problem>('POST', '/api/invitations', { user });
    expect([again.status, again.body.code]).toEqual([409, 'inviteeLeft']);
  });

  it('is made by administrators for users that exist', async () => {
    const member = await accept((await invite(await newUser('member'))).token);
    const user = await newUser('wanted');
    const denied = await app.api<Problem>('POST', '/api/invitations', { user }, { as: member.body.token });
    expect([denied.status, denied.body.code]).toEqual([403, 'adminOnly']);
    expect((await app.api('POST', '/api/invitations', { user }, { as: null })).status).toBe(401);
    for (const unknown of ['nobody', '0190a0b0-0000-7000-8000-000000000000', 'a\u0001b']) {
      const { status } = await app.api('POST', '/api/invitations', { user: unknown });
      expect([400, 404]).toContain(status);
    }
  });

  it.each(['x', 'é'.repeat(43), '%00', "'; drop table", '..%2F..%2Fapi'])('%s is none', async (token) => {
    const { status, body } = await show(encodeURIComponent(token));
    expect([status, body.code]).toEqual([404, 'invitationGone']);
    const chinese = await app.api<Problem>('GET', '/api/invitations/none', undefined, {
      as: null,
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(chinese.body.detail).toMatch(/邀请链接/);
  });
});
