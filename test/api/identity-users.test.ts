import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Problem {
  code: string;
  errors: { path: string; code: string; message: string }[];
}

let app: TestApp;
let admin: string;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
  const { body } = await app.api<{ user: { id: string } }>('GET', '/api/auth/me');
  admin = body.user.id;
});
afterAll(() => app?.close());

function newUser(body: object) {
  return app.api<{ id: string; username: string } & Problem>('POST', '/api/records/user', body);
}

function change(id: string, body: object, as?: string) {
  return app.api<Problem>('PATCH', `/api/records/user/${id}`, body, as === undefined ? {} : { as });
}

async function signedIn(user: string): Promise<string> {
  const invitation = await app.api<{ token: string }>('POST', '/api/invitations', { user });
  const path = `/api/invitations/${invitation.body.token}`;
  const password = 'tea at half past four';
  return (await app.api<{ token: string }>('POST', path, { password }, { as: null })).body.token;
}

describe('a user', () => {
  it('has one spelling of the username, which is unique', async () => {
    const { status, body } = await newUser({ username: ' Anna.Smith ', name: 'Anna' });
    expect([status, body.username]).toEqual([201, 'anna.smith']);
    const again = await newUser({ username: 'ANNA.SMITH', name: 'Other' });
    expect([again.status, again.body.errors[0]!.path]).toEqual([409, 'username']);
    const wrong = await newUser({ username: 'anna smith', name: 'Anna' });
    expect([wrong.status, wrong.body.errors[0]!.code]).toEqual([422, 'usernameInvalid']);
  });

  it('carries no secret in any answer', async () => {
    const { body } = await app.api('GET', `/api/records/user/${admin}`);
    expect(JSON.stringify(body)).not.toMatch(/password|hash|token|argon/i);
  });

  it('is active and a member unless told otherwise', async () => {
    const { body } = await newUser({ username: 'plain', name: 'Plain' });
    expect(body).toMatchObject({ status: 'active', roles: ['member'] });
  });

  it('cannot be made or changed by a member', async () => {
    const { body } = await newUser({ username: 'mallory', name: 'Mallory' });
    const token = await signedIn(body.id);
    expect((await change(body.id, { roles: ['systemAdmin'] }, token)).status).toBe(403);
    const made = await app.api('POST', '/api/records/user', { username: 'x1', name: 'X' }, { as: token });
    expect(made.status).toBe(403);
  });

  it('lives in a time zone that exists', async () => {
    const { status, body } = await newUser({ username: 'martian', name: 'M', timeZone: 'Mars/Base' });
    expect([status, body.errors[0]!.path]).toEqual([422, 'timeZone']);
  });
});

describe('the last administrator', () => {
  it.each([
    ['roles', { roles: ['member'] }],
    ['status', { status: 'left' }],
  ])('keeps the %s', async (path, values) => {
    const { status, body } = await change(admin, values);
    expect([status, body.errors[0]]).toMatchObject([422, { path, code: 'lastAdmin' }]);
  });

  it('cannot be deleted', async () => {
    const { status, body } = await app.api<Problem>('DELETE', `/api/records/user/${admin}`);
    expect([status, body.errors[0]!.code]).toEqual([422, 'lastAdmin']);
  });

  it('may go when another is appointed, and one is left when two demote each other', async () => {
    const { body } = await newUser({ username: 'second', name: 'Second', roles: ['systemAdmin'] });
    const token = await signedIn(body.id);
    const answers = await Promise.all([
      change(body.id, { roles: ['member'] }),
      change(admin, { roles: ['member'] }, token),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.every((status) => [200, 403, 422].includes(status))).toBe(true);
  });
});
