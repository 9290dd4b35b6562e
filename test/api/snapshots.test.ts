import { afterAll, beforeAll, expect, it } from 'vitest';
import { Database } from '../../platform/storage/connection/database.ts';
import { signedInMember } from '../support/member.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface State {
  readonly loan: { readonly id: string };
  readonly day: string;
  readonly status: string;
  readonly deposit: string | null;
  readonly reader: { readonly title: string };
  readonly daysLate: number;
  readonly readerName: string;
  readonly owner: { readonly id: string };
}

let app: TestApp;
let reader: string;

beforeAll(async () => {
  app = await startTestApp({
    packs: ['test/fixtures/library', 'test/fixtures/archive'],
    clock: '2026-03-10T01:00:00Z',
    settings: { testClock: true },
  });
  await clock('2026-03-10T01:00:00Z');
  reader = await create('reader', { name: '王芳' });
});
afterAll(() => app?.close());

async function clock(now: string): Promise<void> {
  expect((await app.api('PUT', '/api/test/clock', { now })).status).toBe(200);
}

async function create(entity: string, data: object): Promise<string> {
  const { status, body } = await app.api<{ id: string }>('POST', `/api/records/${entity}`, data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function states(as?: string): Promise<State[]> {
  const path = '/api/records/loanState?sort=day,loan&limit=100';
  const { status, body } = await app.api<{ items: State[] }>('GET', path, undefined, as ? { as } : {});
  expect(status, JSON.stringify(body)).toBe(200);
  return [...body.items];
}

it('keeps what chosen fields were on a day, once for each record', async () => {
  const [late, fresh] = [
    await create('loan', { reader, deposit: '20.50', loanedOn: '2026-02-01', dueOn: '2026-03-03' }),
    await create('loan', { reader, loanedOn: '2026-03-10', dueOn: '2026-03-20' }),
  ];
  await create('loan', { reader, status: 'lost' });
  await clock('2026-03-10T17:29:00Z');
  expect(await states()).toEqual([]);
  await clock('2026-03-10T17:30:00Z');
  const kept = await states();
  expect(kept).toHaveLength(2);
  expect(kept.find(({ loan }) => loan.id === late)).toMatchObject({
    day: '2026-03-11',
    status: 'open',
    deposit: '20.50',
    reader: { title: '王芳' },
    readerName: '王芳',
    daysLate: 8,
  });
  expect(kept.find(({ loan }) => loan.id === fresh)).toMatchObject({ deposit: null, daysLate: -9 });
  await clock('2026-03-10T20:00:00Z');
  expect(await states()).toHaveLength(2);
  const { body } = await app.api<{ items: { label: string; result: unknown }[] }>('GET', '/api/jobs');
  expect(body.items[0]).toMatchObject({
    label: 'Daily snapshot',
    result: { snapshot: 'archive:openLoans', day: '2026-03-11', count: 2 },
  });
});

it('keeps the latest day when several were missed, with what is there by then', async () => {
  const [{ loan }] = (await states()) as [State];
  await app.api('PATCH', `/api/records/loan/${loan.id}`, { status: 'returned', returnedOn: '2026-03-12' });
  await clock('2026-03-14T20:00:00Z');
  const days = (await states()).map(({ day }) => day);
  expect(days).toEqual(['2026-03-11', '2026-03-11', '2026-03-15']);
});

it('leaves out what is kept of the day already, also when the step is taken again', async () => {
  const database = app.node.app.get(Database);
  const before = await states();
  await create('loan', { reader });
  await database.session.run(
    `update kehu.job set state = 'failed', position = null where kind = 'snapshot' and state = 'done'`,
  );
  const { body } = await app.api<{ items: { id: string }[] }>('GET', '/api/jobs?state=failed');
  await app.api('POST', `/api/jobs/${body.items[0]!.id}/retry`);
  await clock('2026-03-14T20:01:00Z');
  const after = await states();
  expect(after).toHaveLength(before.length + 1);
  const perDay = after.map(({ loan, day }) => `${loan.id} ${day}`);
  expect(new Set(perDay).size).toBe(perDay.length);
});

it('belongs to whom the record belonged to then', async () => {
  const anna = await signedInMember(app, 'anna');
  const me = await app.api<{ user: { id: string } }>('GET', '/api/auth/me', undefined, { as: anna });
  const { status } = await app.api('POST', '/api/records/loan', { reader }, { as: anna });
  expect(status).toBe(201);
  await clock('2026-03-15T20:00:00Z');
  const owners = (await states()).filter(({ day }) => day === '2026-03-16').map(({ owner }) => owner.id);
  expect(owners).toContain(me.body.user.id);
});

it('writes a line into the operation log for each run', async () => {
  const { body } = await app.api<{ items: { details: object; by: { title: string } }[] }>(
    'GET',
    '/api/log?operation=snapshot',
  );
  expect(body.items[0]).toMatchObject({ details: { snapshot: 'archive:openLoans', day: '2026-03-16' } });
});
