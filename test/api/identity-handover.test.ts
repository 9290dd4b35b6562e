import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logged, newMember, signIn, type Problem } from '../support/identity.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Step {
  moved: number;
  remaining: number;
  refused: unknown[];
}

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
});
afterAll(() => app?.close());

describe('somebody who leaves', () => {
  it('hands his records over, counted, through the one write path', async () => {
    const [leaver, heir] = [await newMember(app, 'leaver'), await newMember(app, 'heir')];
    const operations = Array.from({ length: 1200 }, (_, n) => ({
      op: 'create',
      data: { name: `Reader ${n}` },
    }));
    const made = await app.api(
      'POST',
      '/api/records/reader/batch',
      { atomic: true, operations },
      { as: leaver.token },
    );
    expect(made.status, JSON.stringify(made.body).slice(0, 300)).toBe(200);
    const path = `/api/users/${leaver.id}/handover`;
    const owned = await app.api<{ items: { entity: string; count: number }[] }>('GET', path);
    expect(owned.body.items).toContainEqual(
      expect.objectContaining({ entity: 'library:reader', count: 1200 }),
    );
    const step = await app.api<Step>('POST', path, { to: heir.id });
    expect([step.status, step.body]).toEqual([200, { moved: 1200, remaining: 0, refused: [] }]);
    expect((await app.api('GET', path)).body).toEqual({ items: [] });
    const list = await app.api<{ count: number; items: { id: string }[] }>(
      'GET',
      `/api/records/reader?filter=${encodeURIComponent(`owner == '${heir.id}'`)}&count=exact&limit=1`,
    );
    expect(list.body.count).toBe(1200);
    const history = await app.api('GET', `/api/records/reader/${list.body.items[0]!.id}/history`);
    expect(history.body).toMatchObject({
      items: [
        {
          by: { title: 'admin' },
          operation: 'update',
          source: 'handover',
          changes: { owner: { old: leaver.id, new: heir.id } },
        },
        { operation: 'create' },
      ],
    });
    expect(await logged(app, 'handedOver')).toMatchObject([
      { by: { title: 'admin' }, record: { id: leaver.id }, details: { to: heir.id, records: 1200 } },
    ]);
  });

  it('loses sessions at once and for good', async () => {
    const leaver = await newMember(app, 'gone.for.good');
    await app.api('PATCH', `/api/records/user/${leaver.id}`, { status: 'left' });
    expect((await app.api('GET', '/api/auth/me', undefined, { as: leaver.token })).status).toBe(401);
    await app.api('PATCH', `/api/records/user/${leaver.id}`, { status: 'active' });
    expect((await app.api('GET', '/api/auth/me', undefined, { as: leaver.token })).status).toBe(401);
    expect(await logged(app, 'accessEnded')).not.toHaveLength(0);
  });

  it('takes delegations along, those given and those got', async () => {
    const [leaver, other] = [await newMember(app, 'delegating'), await newMember(app, 'delegate')];
    const to = '2099-01-01T00:00:00Z';
    const pairs = [
      { delegator: leaver.id, delegate: other.id },
      { delegator: other.id, delegate: leaver.id },
    ];
    const made = await Promise.all(
      pairs.map((pair) => app.api<{ id: string }>('POST', '/api/records/delegation', { ...pair, to })),
    );
    expect(made.map(({ status, body }) => [status, JSON.stringify(body).slice(0, 200)])).toEqual(
      made.map(({ body }) => [201, JSON.stringify(body).slice(0, 200)]),
    );
    await app.api('PATCH', `/api/records/user/${leaver.id}`, { status: 'left' });
    for (const { body } of made) {
      const { body: ended } = await app.api(`GET`, `/api/records/delegation/${body.id}`);
      expect(ended).toMatchObject({ takenBackAt: expect.any(String) });
    }
    expect(await logged(app, 'accessEnded')).toContainEqual(
      expect.objectContaining({ details: expect.objectContaining({ delegations: 2 }) }),
    );
  });

  it('is signed out everywhere by an administrator', async () => {
    const member = await newMember(app, 'many.devices');
    const other = (await signIn(app, 'many.devices')).body.token;
    expect((await app.api('DELETE', `/api/users/${member.id}/sessions`)).status).toBe(204);
    for (const token of [member.token, other])
      expect((await app.api('GET', '/api/auth/me', undefined, { as: token })).status).toBe(401);
  });

  it('hands over only to somebody who stays, and only by an administrator', async () => {
    const [leaver, heir] = [await newMember(app, 'leaver.two'), await newMember(app, 'heir.two')];
    const path = `/api/users/${leaver.id}/handover`;
    const by = (to: string, as?: string) =>
      app.api<Problem>('POST', path, { to }, as === undefined ? {} : { as });
    expect((await by(heir.id, heir.token)).status).toBe(403);
    expect((await by(leaver.id)).body.errors[0]!.code).toBe('handoverToSelf');
    expect((await by('0190a000-0000-7000-8000-000000000000')).body.errors[0]!.code).toBe('handoverToGone');
    await app.api('PATCH', `/api/records/user/${heir.id}`, { status: 'left' });
    expect((await by(heir.id)).status).toBe(422);
    expect((await app.api('GET', '/api/users/nobody/handover')).status).toBe(404);
  });
});
