import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bootstrap, type RunningNode } from '../../platform/bootstrap.ts';
import { JobHandlers } from '../../platform/jobs/job-handlers.ts';
import type { JobView } from '../../platform/jobs/job-view.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Caller } from '../../platform/kernel/caller.ts';
import { SETTINGS, type Settings } from '../../platform/kernel/settings.ts';
import { Database } from '../../platform/storage/connection/database.ts';
import { Api } from '../support/api.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const MANY = 12;
let web: TestApp;
const workers: RunningNode[] = [];
/** Which worker did which job. */
const done: { worker: number; job: string }[] = [];

beforeAll(async () => {
  web = await startTestApp({ packs: ['test/fixtures/library'], settings: { role: 'web' } });
  register(web.node, -1);
});
afterAll(async () => {
  for (const worker of workers) await worker.close();
  await web?.close();
});

function register(node: RunningNode, worker: number): void {
  node.app.get(JobHandlers).register({
    kind: 'bind',
    label: { 'zh-CN': '装订', en: 'Bind' },
    run: async (job) => {
      done.push({ worker, job: job.id });
      await sleep(20);
    },
  });
}

it('are run by nodes that work, each by one, and by no node that only answers', async () => {
  const { app } = web.node;
  const by = Caller.system('binding');
  const ids: string[] = [];
  await app.get(Database).transaction(async (tx) => {
    for (let count = 0; count < MANY; count++)
      ids.push(await app.get(Jobs).enqueue(tx, { kind: 'bind', data: null, by }));
  });
  await sleep(1500);
  expect(done).toEqual([]);
  const settings = { ...app.get<Settings>(SETTINGS), role: 'worker' as const };
  for (const worker of [0, 1]) {
    const node = await bootstrap(settings, { logger: false });
    register(node, worker);
    workers.push(node);
  }
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(50)) {
    const { body } = await web.api<{ counts: { done: number } }>('GET', '/api/jobs');
    if (body.counts.done === MANY) break;
  }
  expect(done.map(({ job }) => job).toSorted()).toEqual(ids.toSorted());
  const { body } = await web.api<{ items: JobView[] }>('GET', '/api/jobs');
  expect(new Set(body.items.map(({ state }) => state))).toEqual(new Set(['done']));
});

it('leave a node that works no time for requests: it says how it is, and who to ask', async () => {
  const worker = new Api(workers[0]!.url, web.admin);
  expect((await worker.call('GET', '/health/ready')).status).toBe(200);
  const refused = await worker.call<{ code: string }>('GET', '/api/records/book');
  expect([refused.status, refused.body.code]).toEqual([503, 'workerNode']);
  expect((await worker.call('GET', '/')).status).toBe(503);
});
