import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { JobHandlers } from '../../platform/jobs/job-handlers.ts';
import { JobEnded, type Job } from '../../platform/jobs/job.ts';
import type { JobPage } from '../../platform/jobs/job-desk.ts';
import type { JobView } from '../../platform/jobs/job-view.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Worker } from '../../platform/jobs/worker.ts';
import { Caller } from '../../platform/kernel/caller.ts';
import { Invalid } from '../../platform/kernel/errors.ts';
import type { Json } from '../../platform/kernel/json.ts';
import { defineMessages } from '../../platform/kernel/text.ts';
import { Database } from '../../platform/storage/connection/database.ts';
import { LibraryApp, type Problem } from '../support/library-app.ts';
import { signedInMember } from '../support/member.ts';

const messages = defineMessages({ noPaper: { 'zh-CN': '没有纸了', en: 'There is no paper left' } });
const SYSTEM = Caller.system('counting of books');

const failing = () => Promise.reject(new Error('never'));

let library: LibraryApp;
let database: Database;
let jobs: Jobs;
let kinds = 0;

beforeAll(async () => {
  library = await LibraryApp.start();
  database = library.app.node.app.get(Database);
  jobs = library.app.node.app.get(Jobs);
  await database.session.script('create table public.counted (at int not null)');
});
afterAll(() => library?.close());

/** A kind of its own for each test. */
function kindOf(run: (job: Job) => Promise<Json | void>, attempts?: number): string {
  const kind = `kind${++kinds}`;
  const label = { 'zh-CN': '清点', en: 'Count' };
  library.app.node.app.get(JobHandlers).register({ kind, label, run, ...(attempts ? { attempts } : {}) });
  return kind;
}

const enqueue = (kind: string, rest: { data?: Json; key?: string; by?: Caller } = {}) =>
  database.transaction((tx) => jobs.enqueue(tx, { kind, data: null, by: SYSTEM, ...rest }));

async function read(id: string, as?: string): Promise<JobView> {
  const { status, body } = await library.api<JobView>('GET', `/api/jobs/${id}`, undefined, as ? { as } : {});
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function until(id: string, fits: (job: JobView) => boolean): Promise<JobView> {
  for (const deadline = Date.now() + 15_000; ;) {
    const job = await read(id);
    if (fits(job)) return job;
    if (Date.now() > deadline) throw new Error(`the job stays ${JSON.stringify(job)}`);
    await sleep(15);
  }
}

const ended = (id: string) => until(id, ({ endedAt }) => endedAt !== null);

async function counted(): Promise<number[]> {
  const rows = await database.session.rows<{ at: number }>('select at from public.counted order by at');
  return rows.map(({ at }) => at);
}

it('is done after its transaction, and tells what it found', async () => {
  const seen: unknown[] = [];
  const kind = kindOf(async (job) => {
    seen.push(job.data, job.caller.name, job.attempt);
    job.progress(3, 3);
    return { books: 3 };
  });
  const id = await enqueue(kind, { data: { shelf: 'A' } });
  const job = await ended(id);
  expect(job).toMatchObject({ state: 'done', label: 'Count', result: { books: 3 }, error: null });
  expect(job.progress).toEqual({ done: 3, total: 3 });
  expect(job.by).toEqual({ id: null, name: 'counting of books' });
  expect(seen).toEqual([{ shelf: 'A' }, 'counting of books', 1]);
});

it('is not there when its transaction is rolled back', async () => {
  let runs = 0;
  const kind = kindOf(async () => void runs++);
  await database
    .transaction(async (tx) => {
      await jobs.enqueue(tx, { kind, data: null, by: SYSTEM });
      throw new Error('changed my mind');
    })
    .catch(() => undefined);
  await ended(await enqueue(kind));
  expect(runs).toBe(1);
});

it('waits once for each key, and never runs twice at a time for one', async () => {
  const open: (() => void)[] = [];
  let atOnce = 0;
  let most = 0;
  const kind = kindOf(async () => {
    most = Math.max(most, ++atOnce);
    await new Promise<void>((resolve) => open.push(resolve));
    atOnce--;
  });
  const first = await enqueue(kind, { key: 'A' });
  await until(first, ({ state }) => state === 'running');
  const second = await enqueue(kind, { key: 'A' });
  expect(second).not.toBe(first);
  expect(await enqueue(kind, { key: 'A' })).toBe(second);
  const other = await enqueue(kind, { key: 'B' });
  await until(other, ({ state }) => state === 'running');
  expect((await read(second)).state).toBe('queued');
  for (const id of [first, other]) {
    while (open.length > 0) open.pop()!();
    await ended(id);
  }
  while (open.length === 0) await sleep(20);
  open.pop()!();
  expect((await ended(second)).state).toBe('done');
  expect(most).toBe(2);
});

it('is tried again after a pause when it fails, and at once when somebody says so', async () => {
  let runs = 0;
  const kind = kindOf(async () => {
    if (++runs === 1) throw new Error('the shelf fell over');
    return 'counted';
  });
  const id = await enqueue(kind);
  const waiting = await until(id, ({ failures }) => failures === 1);
  expect(waiting).toMatchObject({ state: 'queued', mayRetry: true });
  expect(waiting.error).toMatch(/An unexpected error/);
  const pause = Date.parse(waiting.retryAt!) - Date.parse(waiting.startedAt!);
  expect(pause).toBeGreaterThan(2000);
  expect(pause).toBeLessThan(7000);
  await library.api('POST', `/api/jobs/${id}/retry`);
  expect(await ended(id)).toMatchObject({ state: 'done', result: 'counted', attempt: 2 });
});

it('is given up for what will not get better, in words, and can be begun anew', async () => {
  let paper = 0;
  const kind = kindOf(async () => {
    if (paper === 0) throw new Invalid(messages.noPaper());
  });
  const id = await enqueue(kind);
  expect(await ended(id)).toMatchObject({
    state: 'failed',
    failures: 1,
    error: 'There is no paper left',
    mayRetry: true,
  });
  paper = 1;
  await library.api('POST', `/api/jobs/${id}/retry`);
  expect(await until(id, ({ state }) => state === 'done')).toMatchObject({ error: null, mayRetry: false });
  const again = await library.api<Problem>('POST', `/api/jobs/${id}/retry`);
  expect([again.status, again.body.code]).toEqual([409, 'notRetryable']);
});

it('is given up after its attempts, and cancelled at once while it waits', async () => {
  expect(await ended(await enqueue(kindOf(failing, 1)))).toMatchObject({ state: 'failed', failures: 1 });
  const id = await enqueue(kindOf(failing));
  await until(id, ({ failures }) => failures === 1);
  const { body } = await library.api<JobView>('POST', `/api/jobs/${id}/cancel`);
  expect(body.state).toBe('cancelled');
});

it('goes on behind the last step that was kept', async () => {
  await database.session.run('delete from public.counted');
  let fails = true;
  const kind = kindOf(async (job) => {
    for (let at = Number(job.position ?? 0); at < 6; at++) {
      await job.commit(async (tx) => {
        await tx.run('insert into public.counted values ($1)', [at]);
        if (at === 3 && fails) throw new Error('the lamp went out');
      }, at + 1);
    }
  });
  const id = await enqueue(kind);
  await until(id, ({ failures }) => failures === 1);
  expect(await counted()).toEqual([0, 1, 2]);
  fails = false;
  await library.api('POST', `/api/jobs/${id}/retry`);
  await ended(id);
  expect(await counted()).toEqual([0, 1, 2, 3, 4, 5]);
});

it('takes back the step of an attempt that another one has replaced', async () => {
  await database.session.run('delete from public.counted');
  const reasons: unknown[] = [];
  const kind = kindOf(async (job) => {
    if (job.attempt > 1) return;
    const replaced = 'update kehu.job set attempt = attempt + 1 where id = $1::uuid';
    await database.session.run(replaced, [job.id]);
    await job
      .commit((tx) => tx.run('insert into public.counted values (9)'), 1)
      .catch((error: JobEnded) => reasons.push(error.reason));
    await job.commit((tx) => tx.run('insert into public.counted values (10)'), 2);
  });
  const id = await enqueue(kind);
  await until(id, () => reasons.length > 0);
  expect(reasons).toEqual(['replaced']);
  expect(await counted()).toEqual([]);
  await database.session.run(`update kehu.job set state = 'done' where id = $1::uuid`, [id]);
});

it('stops when it is cancelled, between two steps, and may go on later', async () => {
  let isCancelled = false;
  const kind = kindOf(async (job) => {
    for (let at = Number(job.position ?? 0); at < 160; at++) {
      job.progress(at, 160);
      await job
        .commit(() => sleep(isCancelled ? 0 : 10), at + 1)
        .catch((error: JobEnded) => {
          isCancelled = job.isCancelled();
          throw error;
        });
    }
  });
  const id = await enqueue(kind);
  await until(id, ({ progress }) => (progress?.done ?? 0) > 2);
  const { body } = await library.api<JobView>('POST', `/api/jobs/${id}/cancel`);
  expect(body).toMatchObject({ state: 'running', cancelAsked: true, mayCancel: false });
  const cancelled = await ended(id);
  expect(cancelled).toMatchObject({ state: 'cancelled', mayRetry: true });
  expect(isCancelled).toBe(true);
  await library.api('POST', `/api/jobs/${id}/retry`);
  expect((await until(id, ({ state }) => state === 'done')).progress).toEqual({ done: 159, total: 160 });
});

it('is ended when it ends its workers again and again', async () => {
  const kind = kindOf(async () => 'never reached');
  const id = await database.transaction(async (tx) => {
    const made = await jobs.enqueue(tx, { kind, data: null, by: SYSTEM });
    await tx.run('update kehu.job set stalls = 5 where id = $1::uuid', [made]);
    return made;
  });
  expect(await ended(id)).toMatchObject({
    state: 'failed',
    error: 'The process that did this job ended 5 times in a row; it is not tried again',
  });
});

it('is put into the queue again when that was lost', async () => {
  const kind = kindOf(async () => 'found');
  const id = await enqueue(kind);
  await ended(id);
  await database.session.run(
    `update kehu.job set state = 'queued', ended_at = null, run = gen_random_uuid()
    where id = $1::uuid`,
    [id],
  );
  await library.app.node.app.get(Worker).tidy();
  expect(await ended(id)).toMatchObject({ state: 'done', result: 'found' });
});

it('belongs to who asked for it; who administers sees all', async () => {
  const anna = await signedInMember(library.app, 'anna');
  const bert = await signedInMember(library.app, 'bert');
  const me = await library.api<{ user: { id: string } }>('GET', '/api/auth/me', undefined, { as: anna });
  const owner = Caller.user({ id: me.body.user.id, username: 'anna', roles: [] });
  const roles: unknown[] = [];
  const kind = kindOf(async (job) => void roles.push(job.caller.userId, job.caller.roles.length > 0));
  const id = await enqueue(kind, { by: owner });
  await ended(id);
  expect(roles).toEqual([me.body.user.id, true]);
  expect((await read(id, anna)).state).toBe('done');
  const list = async (as: string, query = '') =>
    (await library.api<JobPage>('GET', `/api/jobs${query}`, undefined, { as })).body;
  expect((await list(anna)).items.map((job) => job.id)).toEqual([id]);
  expect((await list(bert)).items).toEqual([]);
  for (const way of ['cancel', 'retry'])
    expect((await library.api('POST', `/api/jobs/${id}/${way}`, undefined, { as: bert })).status).toBe(404);
  expect((await library.api('GET', `/api/jobs/${id}`, undefined, { as: bert })).status).toBe(404);
  const all = await list(library.app.admin, `?limit=2`);
  expect(all.items[0]!.id).toBe(id);
  expect(all.counts.done).toBeGreaterThan(3);
  const next = await list(library.app.admin, `?limit=2&cursor=${all.nextCursor}`);
  expect(next.items.map((job) => job.id)).not.toContain(id);
  expect((await list(library.app.admin, '?mine=1')).items).toEqual([]);
  expect(
    (await list(library.app.admin, '?state=failed')).items.every(({ state }) => state === 'failed'),
  ).toBe(true);
  expect((await library.api('GET', '/api/jobs?state=lost')).status).toBe(400);
  expect((await library.api('GET', '/api/jobs?limit=0')).status).toBe(400);
});

it('fails in the name of somebody who may not sign in any more', async () => {
  const gone = Caller.user({ id: '0190a000-0000-7000-8000-000000000009', username: 'gone', roles: [] });
  const id = await enqueue(
    kindOf(async () => 'done all the same'),
    { by: gone },
  );
  expect(await ended(id)).toMatchObject({
    state: 'failed',
    error: 'Whoever asked for this job may not sign in any more',
    result: null,
  });
});
