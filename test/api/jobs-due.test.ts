import { afterAll, beforeAll, expect, it } from 'vitest';
import { DueWork } from '../../platform/jobs/due-work.ts';
import { Schedules, type Schedule } from '../../platform/jobs/schedules.ts';
import { Database } from '../../platform/storage/connection/database.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const label = { 'zh-CN': '提醒', en: 'Remind' };

let app: TestApp;
let database: Database;
let due: DueWork;
/** What was done, in its order. */
const done: string[] = [];
const schedules: Schedule[] = [];
let isBroken = true;

beforeAll(async () => {
  app = await startTestApp({
    packs: ['test/fixtures/library'],
    clock: '2026-03-11T01:00:00Z',
    settings: { testClock: true },
  });
  database = app.node.app.get(Database);
  due = app.node.app.get(DueWork);
  await database.session.script('create table public.reminded (key text not null)');
  due.register({
    name: 'remind',
    label,
    most: 3,
    run: async (tx, rows) => {
      for (const { key, data } of rows) {
        await tx.run('insert into public.reminded values ($1)', [key]);
        if (data === 'broken' && isBroken) throw new Error('nobody at home');
        done.push(key);
      }
    },
  });
  app.node.app.get(Schedules).register({
    name: 'shelves',
    schedules: () => schedules,
    run: async (_tx, { key, at }) => void done.push(`${key} ${at.toISOString().slice(0, 16)}`),
  });
});
afterAll(() => app?.close());

const clock = async (now: string) => {
  const { status, body } = await app.api('PUT', '/api/test/clock', { now });
  expect(status, JSON.stringify(body)).toBe(200);
};
const taken = () => done.splice(0);
const plan = (key: string, at: string, data: string | null = null) =>
  database.transaction((tx) => due.plan(tx, { name: 'remind', key, at: new Date(at), data }));

async function reminded(): Promise<string[]> {
  const rows = await database.session.rows<{ key: string }>('delete from public.reminded returning key');
  return rows.map(({ key }) => key).toSorted();
}

it('is done when the business clock has reached it, in its order, and once', async () => {
  await plan('b', '2026-03-12T01:00:00Z');
  await plan('a', '2026-03-11T02:00:00Z');
  await clock('2026-03-11T01:59:59Z');
  expect(taken()).toEqual([]);
  await clock('2026-03-12T01:00:00Z');
  expect(taken()).toEqual(['a', 'b']);
  await clock('2026-03-13T01:00:00Z');
  expect(taken()).toEqual([]);
});

it('is planned anew in the place of what stood under its key, and dropped', async () => {
  await plan('a', '2026-03-13T02:00:00Z');
  await plan('a', '2026-03-14T02:00:00Z');
  await clock('2026-03-13T03:00:00Z');
  expect(taken()).toEqual([]);
  await database.transaction((tx) => due.drop(tx, 'remind', 'a'));
  await clock('2026-03-14T03:00:00Z');
  expect(taken()).toEqual([]);
});

it('does not hold up the others when it fails, and becomes a job that people see', async () => {
  await reminded();
  await database.transaction((tx) =>
    due.planAll(tx, 'remind', [
      { key: 'a', at: new Date('2026-03-14T04:00:00Z'), data: null },
      { key: 'b', at: new Date('2026-03-14T04:01:00Z'), data: 'broken' },
      { key: 'c', at: new Date('2026-03-14T04:02:00Z'), data: null },
    ]),
  );
  await clock('2026-03-14T05:00:00Z');
  expect(await reminded()).toEqual(['a', 'c']);
  const { body } = await app.api<{ items: { id: string; label: string; state: string }[] }>(
    'GET',
    '/api/jobs',
  );
  const [job] = body.items;
  expect(job).toMatchObject({ label: 'Remind', state: 'queued', failures: 1, mayRetry: true });
  isBroken = false;
  await app.api('POST', `/api/jobs/${job!.id}/retry`);
  await clock('2026-03-14T05:01:00Z');
  expect(await reminded()).toEqual(['b']);
  taken();
});

it('happens daily; what was missed counts once, or each time where it says so', async () => {
  schedules.push({ key: 'dust', rhythm: { every: 'day', at: '02:00' } });
  schedules.push({ key: 'count', rhythm: { every: 'day', at: '03:00' }, missed: 'each' });
  await clock('2026-03-15T00:00:00Z');
  expect(taken()).toEqual([]);
  await clock('2026-03-15T18:00:00Z');
  expect(taken()).toEqual(['dust 2026-03-15T18:00']);
  await clock('2026-03-18T20:00:00Z');
  const late = taken();
  expect(late.filter((one) => one.startsWith('dust'))).toEqual(['dust 2026-03-18T18:00']);
  expect(late.filter((one) => one.startsWith('count'))).toEqual([
    'count 2026-03-15T19:00',
    'count 2026-03-16T19:00',
    'count 2026-03-17T19:00',
    'count 2026-03-18T19:00',
  ]);
  await clock('2026-03-19T18:00:00Z');
  expect(taken()).toEqual(['dust 2026-03-19T18:00']);
});

it('is planned anew when its rhythm changes or the clock is set back, and ends with its schedule', async () => {
  schedules.splice(0, 2, { key: 'dust', rhythm: { every: 'week', on: 1, at: '02:00' } });
  await clock('2026-03-19T20:00:00Z');
  await clock('2026-03-21T20:00:00Z');
  expect(taken()).toEqual([]);
  await clock('2026-03-22T18:00:00Z');
  expect(taken()).toEqual(['dust 2026-03-22T18:00']);
  await clock('2026-03-01T00:00:00Z');
  await clock('2026-03-01T18:00:00Z');
  expect(taken()).toEqual(['dust 2026-03-01T18:00']);
  schedules.splice(0);
  await clock('2026-03-09T00:00:00Z');
  expect(taken()).toEqual([]);
});
