import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JobHandlers } from '../../platform/jobs/job-handlers.ts';
import { JobEnded, type Job } from '../../platform/jobs/job.ts';
import { Caller } from '../../platform/kernel/caller.ts';
import { newId } from '../../platform/kernel/ids.ts';
import { published, within } from '../support/lifecycle.ts';
import { signedInMember } from '../support/member.ts';
import { text } from '../support/pack-folder.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Line {
  readonly old: string | null;
  readonly new: string | null;
  readonly rule: string | null;
  readonly ruleLabel: object | null;
  readonly measured: string | null;
  readonly source: string | null;
  readonly by: { readonly id: string } | null;
}

interface Told {
  readonly fields: Readonly<
    Record<
      string,
      { value: string | null; isAutomatic: boolean; pin: object | null; history: readonly Line[] }
    >
  >;
}

interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly path: string }[];
}

const RUNS = '/api/classifications/rank/byCredit/runs';
const RENAMED = '/api/classifications/rank/byMoney/runs';
const NODES = { '01': { label: text('Big') }, '02': { label: text('Small') } };
const RANK = {
  label: text('Rank'),
  codes: '2',
  nodes: NODES,
  automatic: {
    byCredit: {
      field: 'crm:supplier.x_rank',
      onChange: true,
      rules: {
        known: { label: text('Sells two'), order: 5, when: 'size(supplierProduct.supplier) > 1', to: '01' },
        bought: { label: text('Bought'), order: 6, when: 'x_bought > 99', to: '01' },
        long: {
          label: text('Long name'),
          order: 10,
          when: 'size(name) > 5',
          measure: 'size(name)',
          to: '01',
        },
        short: { label: text('Short name'), order: 20, when: 'true', measure: 'size(name)', to: '02' },
      },
    },
  },
};

let app: TestApp;
let rep: string;
let repId: string;

beforeAll(async () => {
  app = await startTestApp();
  rep = await signedInMember(app, 'rep');
  const { body } = await app.api<{ user: { id: string } }>('GET', '/api/auth/me', undefined, { as: rep });
  repId = body.user.id;
  await app.api('PATCH', `/api/records/user/${repId}`, { roles: ['salesRep'] });
  await published(app, {
    'org:namesHidden.role': {
      create: {
        label: text('Names hidden'),
        entities: { 'crm:supplier': { read: 'all', fields: { name: { read: false } } } },
      },
    },
    'org:rank.classification': { create: RANK },
    'crm:supplier.entity': {
      set: {
        'fields.x_rank': { to: { type: 'classification', label: text('Rank'), scheme: 'org:rank' } },
        'fields.x_bought': {
          to: { type: 'rollup', label: text('Bought of it'), of: 'purchaseRecord.x_maker', measure: 'count' },
        },
      },
    },
    'crm:purchaseRecord.entity': {
      set: { 'fields.x_maker': { to: { type: 'reference', label: text('Maker'), to: 'supplier' } } },
    },
  });
});
afterAll(() => app?.close());

async function supplier(data: object): Promise<string> {
  const { status, body } = await app.api<{ id: string }>('POST', '/api/records/supplier', data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function rankOf(id: string) {
  const { body } = await app.api<Told>('GET', `/api/records/supplier/${id}/classification`);
  return body.fields['x_rank']!;
}

const becomes = (id: string, code: string) => within(10_000, async () => (await rankOf(id)).value === code);
const nodeEnds = () => {
  throw new JobEnded('nodeEnds');
};
const pin = (id: string, body: object) =>
  app.api<Problem>('POST', `/api/records/supplier/${id}/actions/pin`, body);

describe('rules that classify', () => {
  it('look at a record as soon as it changes, and say which rule and what it measured', async () => {
    const id = await supplier({ name: 'abc' });
    await becomes(id, '02');
    await app.api('PATCH', `/api/records/supplier/${id}`, { name: 'abcdefg' });
    await becomes(id, '01');
    const { history, isAutomatic } = await rankOf(id);
    expect(isAutomatic).toBe(true);
    expect(history.map(({ old, new: next, rule, measured, by }) => [old, next, rule, measured, by])).toEqual([
      ['02', '01', 'byCredit.long', '7', null],
      [null, '02', 'byCredit.short', '3', null],
    ]);
  });

  it('look again when what they ask of other records changes', async () => {
    const id = await supplier({ name: 'def' });
    await becomes(id, '02');
    for (const name of ['rack', 'bolt']) {
      const { body: product } = await app.api<{ id: string }>('POST', '/api/records/product', { name });
      await app.api('POST', '/api/records/supplierProduct', { supplier: id, product: product.id });
    }
    await becomes(id, '01');
    expect((await rankOf(id)).history[0]).toMatchObject({ rule: 'byCredit.known', measured: null });
    const filter = encodeURIComponent(`supplier.id == '${id}'`);
    const { body } = await app.api<{ items: { id: string }[] }>(
      'GET',
      `/api/records/supplierProduct?filter=${filter}`,
    );
    const one = `/api/records/supplierProduct/${body.items[0]!.id}`;
    await app.api('DELETE', one);
    await becomes(id, '02');
    expect((await app.api('POST', `${one}/restore`)).status).toBe(200);
    await becomes(id, '01');
  });

  it('tell what they measured to those who read that', async () => {
    const id = await supplier({ name: 'stu' });
    await becomes(id, '02');
    await app.api('PATCH', `/api/records/user/${repId}`, { roles: ['namesHidden'] });
    const path = `/api/records/supplier/${id}/classification`;
    const { body } = await app.api<Told>('GET', path, undefined, { as: rep });
    expect(body.fields['x_rank']!.history).toMatchObject([{ rule: 'byCredit.short', measured: null }]);
    await app.api('PATCH', `/api/records/user/${repId}`, { roles: ['salesRep'] });
  });

  it('leave a pin alone, until it is taken back', async () => {
    const id = await supplier({ name: 'ghi' });
    await becomes(id, '02');
    expect((await pin(id, { field: 'x_rank', value: '01', note: 'agreed' })).status).toBe(200);
    const run = await app.api<{ pinned: number }>('POST', RUNS, { dryRun: true });
    expect(run.body.pinned).toBe(1);
    await app.api('PATCH', `/api/records/supplier/${id}`, { name: 'gh' });
    const told = await rankOf(id);
    expect(told).toMatchObject({ value: '01', pin: { until: null, note: 'agreed' } });
    expect(told.history[0]).toMatchObject({
      old: '02',
      new: '01',
      rule: null,
      by: { id: expect.any(String) },
    });
    const unpin = () => app.api('POST', `/api/records/supplier/${id}/actions/unpin`, { field: 'x_rank' });
    expect((await unpin()).status).toBe(200);
    expect((await unpin()).status).toBe(404);
  });

  it('run when asked, and a second time change nothing', async () => {
    const id = await supplier({ name: 'jkl', x_rank: '01' });
    const { body } = await app.api<{ id: string; job: string }>('POST', RUNS);
    await within(10_000, async () => {
      const job = await app.api<{ state: string }>('GET', `/api/jobs/${body.job}`);
      return job.body.state === 'done';
    });
    expect((await rankOf(id)).value).toBe('02');
    const again = await app.api<{ counts: readonly object[] }>('POST', RUNS, { dryRun: true });
    expect(again.body.counts).toEqual([]);
    const run = await app.api<{ lookedAt: number; trigger: string }>('GET', `${RUNS}/${body.id}`);
    expect(run.body.trigger).toBe('person');
    expect(run.body.lookedAt).toBeGreaterThan(0);
  });

  it('are not done with when the node ends in the middle of a run', async () => {
    const run = newId();
    const data = { scheme: 'org:rank', rules: 'byCredit', run, trigger: 'schedule', asOf: null, ids: null };
    const job = { data, caller: Caller.system('night'), goOn: nodeEnds } as unknown as Job;
    const handler = app.node.app.get(JobHandlers).find('classify')!;
    await expect(handler.run(job)).rejects.toThrow(JobEnded);
    const { body } = await app.api<{ finishedAt: string | null }>('GET', `${RUNS}/${run}`);
    expect(body.finishedAt).toBeNull();
  });

  it.each([
    ['a field that is none', { field: 'name' }, 422, 'field'],
    ['a day that is over', { field: 'x_rank', until: '2020-01-01' }, 422, 'until'],
    ['no day at all', { field: 'x_rank', until: 'tomorrow' }, 422, 'until'],
    ['a code the scheme has not', { field: 'x_rank', value: '07' }, 422, 'x_rank'],
    ['something else', { field: 'x_rank', colour: 'red' }, 400, undefined],
  ])('cannot be kept off by a pin with %s', async (_what, body, status, path) => {
    const id = await supplier({ name: 'mno' });
    const answer = await pin(id, body);
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([status, path]);
  });

  it('are run and read by those who may change all records they are about, and by nobody else', async () => {
    const asRep = { as: rep };
    const list = await app.api<{ items: readonly object[] }>('GET', '/api/classifications', undefined, asRep);
    expect(list.body.items).toEqual([]);
    expect((await app.api('POST', RUNS, { dryRun: true }, asRep)).status).toBe(403);
    expect((await app.api('POST', '/api/classifications/rnk/byCredit/runs', {})).status).toBe(404);
    const ahead = await app.api<Problem>('POST', RUNS, { asOf: '2999-01-01' });
    expect([ahead.status, ahead.body.code]).toEqual([422, 'futureDate']);
  });

  it('are not tried as of an earlier day by what is known as of now alone', async () => {
    const past = await app.api<Problem & { detail: string }>('POST', RUNS, {
      asOf: '2020-01-01',
      dryRun: true,
    });
    expect([past.status, past.body.code, past.body.errors[0]?.path]).toEqual([422, 'undated', 'asOf']);
    expect(past.body.detail).toMatch(/Bought of it/);
  });

  it('keep pins and history where field and code are called otherwise', async () => {
    const id = await supplier({ name: 'pqr' });
    await becomes(id, '02');
    await pin(id, { field: 'x_rank', value: '01' });
    const field = {
      type: 'classification',
      label: text('Rank'),
      scheme: 'org:rank',
      renamedFrom: ['x_rank'],
    };
    const rules = RANK.automatic.byCredit;
    await published(app, {
      'org:rank.classification': {
        set: {
          'nodes.03': { to: { label: text('Big'), renamedFrom: ['01'] } },
          'nodes.01': { to: null },
          'automatic.byCredit': {
            to: null,
          },
          'automatic.byMoney': {
            to: {
              ...rules,
              field: 'crm:supplier.x_rating',
              renamedFrom: ['byCredit'],
              rules: { brief: { ...rules.rules.short, renamedFrom: ['short'] } },
            },
          },
        },
      },
      'crm:supplier.entity': { set: { 'fields.x_rating': { to: field }, 'fields.x_rank': { to: null } } },
    });
    const { body } = await app.api<Told>('GET', `/api/records/supplier/${id}/classification`);
    expect(body.fields['x_rating']).toMatchObject({ value: '03', pin: { until: null } });
    expect(body.fields['x_rating']!.history.map((line) => [line.old, line.new])).toEqual([
      ['02', '03'],
      [null, '02'],
    ]);
    expect(body.fields['x_rating']!.history.at(-1)).toMatchObject({ ruleLabel: text('Short name') });
    const sets = await app.api<{ items: { name: string; runs: { id: string }[] }[] }>(
      'GET',
      '/api/classifications',
    );
    const money = sets.body.items.find(({ name }) => name === 'byMoney')!;
    expect(money.runs.length).toBeGreaterThan(0);
    expect((await app.api('GET', `${RENAMED}/${money.runs.at(-1)!.id}`)).status).toBe(200);
    const run = await app.api<{ pinned: number }>('POST', RENAMED, { dryRun: true });
    expect(run.body.pinned).toBeGreaterThan(0);
    const unpinned = await app.api('POST', `/api/records/supplier/${id}/actions/unpin`, {
      field: 'x_rating',
    });
    expect(unpinned.status).toBe(200);
  });
});
