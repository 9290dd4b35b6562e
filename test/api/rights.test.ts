import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApp, type Problem } from '../support/library-app.ts';

let library: LibraryApp;
let member: string;

/** A user who chose a password by invitation. @returns the token */
async function signedUp(username: string, roles: readonly string[]): Promise<string> {
  const { id } = await library.create('user', { username, name: username, roles });
  const invitation = await library.api<{ url?: string; token: string }>('POST', '/api/invitations', {
    user: id,
  });
  expect(invitation.status, JSON.stringify(invitation.body)).toBe(201);
  const token = invitation.body.token ?? invitation.body.url!.split('/').at(-1)!;
  const password = 'a long enough pass phrase';
  const { body } = await library.api<{ token: string }>(
    'POST',
    `/api/invitations/${token}`,
    { password },
    { as: null },
  );
  return body.token;
}

beforeAll(async () => {
  library = await LibraryApp.start();
  member = await signedUp('mei', ['member']);
});
afterAll(() => library?.close());

const as = (token: string | null, method: string, path: string, body?: unknown) =>
  library.api<Problem & { items: unknown[]; id: string; entities: object }>(method, path, body, {
    as: token,
  });

describe('a member', () => {
  it('reads everything and writes what belongs to the packs', async () => {
    expect((await as(member, 'GET', '/api/records/user')).status).toBe(200);
    const made = await as(member, 'POST', '/api/records/book', { title: 'By a member' });
    expect(made.status).toBe(201);
    expect((await as(member, 'PATCH', `/api/records/book/${made.body.id}`, { pages: 1 })).status).toBe(200);
    expect((await as(member, 'DELETE', `/api/records/book/${made.body.id}`)).status).toBe(204);
    expect((await as(member, 'POST', `/api/records/book/${made.body.id}/restore`)).status).toBe(200);
  });

  it('writes nothing of the installation itself, on no path', async () => {
    const { body } = await library.api<{ items: { id: string }[] }>('GET', '/api/records/department');
    expect(body.items).toBeInstanceOf(Array);
    const { id } = await library.create('department', { name: '借阅部' });
    for (const [method, path, sent] of [
      ['POST', '/api/records/department', { name: 'x' }],
      ['PATCH', `/api/records/department/${id}`, { name: 'x' }],
      ['DELETE', `/api/records/department/${id}`, undefined],
      ['POST', `/api/records/department/${id}/restore`, undefined],
      ['POST', '/api/records/user', { username: 'x', name: 'x', roles: ['systemAdmin'] }],
    ] as const) {
      expect([path, (await as(member, method, path, sent)).status]).toEqual([path, 403]);
    }
    const operations = [{ op: 'update', id, data: { name: 'x' } }];
    const batch = await as(member, 'POST', '/api/records/department/batch', { operations });
    expect(batch.status).toBe(403);
    const actions = await as(member, 'GET', `/api/records/department/${id}/actions`);
    expect(actions.body.items).toMatchObject(Array.from({ length: 5 }, () => ({ allowed: false })));
  });

  it('is told by the model what he may do', async () => {
    const { body } = await as(member, 'GET', '/api/model');
    expect(body.entities).toMatchObject({
      'library:book': { allows: { create: true, update: true } },
      'core:user': { allows: { read: true, create: false, update: false, delete: false } },
    });
  });
});

describe('nobody', () => {
  it('gets no further than the door, on any route that is not public', async () => {
    for (const path of [
      '/api/records/book',
      '/api/model',
      '/api/search?q=x',
      '/api/metadata/entity',
      '/api/vocabulary',
      '/api/files/x',
    ]) {
      const { status, headers } = await as(null, 'GET', path);
      expect([path, status, headers.get('www-authenticate')]).toEqual([path, 401, 'Bearer']);
    }
    expect((await as('made up', 'GET', '/api/records/book')).status).toBe(401);
  });
});
