import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftChanges } from '../../platform/model/layers/draft-changes.ts';
import { drafted, published, type Refused } from '../support/lifecycle.ts';
import { signedInMember } from '../support/member.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

interface Plan {
  readonly ddl: readonly unknown[];
  readonly data: readonly { readonly problem: string; readonly severity: string; readonly count: number }[];
}

const PROCESS = 'crm:projectSales.process';
let app: TestApp;
let customer: string;

beforeAll(async () => {
  app = await startTestApp();
  customer = (await call('POST', 'customer', { name: '中兴' })).body.id;
});
afterAll(() => app?.close());

function call(method: string, path: string, body?: unknown) {
  return app.api<Row & Refused>(method, `/api/records/${path}`, body);
}

async function deal(data: object = {}): Promise<Row> {
  const { status, body } = await call('POST', 'opportunity', {
    name: '基站',
    customer,
    process: 'projectSales',
    ...data,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

async function planned(changes: DraftChanges): Promise<{ plan: Plan; publish: () => Promise<Refused> }> {
  const { id } = await drafted(app, changes);
  const { body: plan } = await app.api<Plan>('GET', `/api/drafts/${id}/plan`);
  return {
    plan,
    publish: async () => (await app.api<Refused>('POST', `/api/drafts/${id}/publish`, {})).body,
  };
}

/** What PostgreSQL says of each row: another transaction where it was written again. */
async function rowsOfDeals(): Promise<unknown[]> {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    return (await client.query('select id, xmin::text, ctid::text from crm.opportunity order by id')).rows;
  } finally {
    await client.end();
  }
}

const text = (word: string) => ({ 'zh-CN': word, en: word });
const stage = (label: string, order: number, more: object = {}) => ({
  to: { label: text(label), order, category: 'open', ...more },
});

describe('an edit of stages', () => {
  it('writes no row and changes no table, whether a stage is added, named, moved or retired', async () => {
    await deal();
    const before = await rowsOfDeals();
    const { plan } = await planned({ [PROCESS]: { set: { 'stages.x_pilot': stage('试点', 35) } } });
    expect(plan.ddl).toEqual([]);
    await published(app, {
      [PROCESS]: {
        set: {
          'stages.x_pilot': stage('试点', 35),
          'stages.firstContact.label.zh-CN': { to: '首次接触' },
          'stages.contract.order': { to: 32 },
          'transitions.x_try': { to: { from: ['proposal'], to: 'x_pilot' } },
        },
        retire: { 'stages.invalid': {} },
      },
    });
    expect(await rowsOfDeals()).toEqual(before);
    const { body } = await app.api<{ entities: Record<string, { processes: Record<string, unknown> }> }>(
      'GET',
      '/api/model',
    );
    const { projectSales } = body.entities['crm:opportunity']!.processes;
    const { stages, transitions } = projectSales as Record<string, Record<string, Row>>;
    expect(Object.keys(stages!)).toEqual([
      'firstContact',
      'needConfirmed',
      'proposal',
      'contract',
      'x_pilot',
      'onHold',
      'won',
      'lost',
      'invalid',
    ]);
    expect(stages!['firstContact']!['label']).toMatchObject({ 'zh-CN': '首次接触' });
    expect(transitions!['propose']).toMatchObject({ to: 'proposal', requires: ['evaluationScore'] });
    expect(transitions!['propose']).not.toHaveProperty('guard');
  });

  it('neither deletes a stage that records are in, nor gives it another category', async () => {
    await deal();
    const gone = { set: { 'stages.firstContact': { to: null }, 'transitions.confirmNeed': { to: null } } };
    const { plan, publish } = await planned({ [PROCESS]: gone });
    expect(plan.data).toMatchObject([{ problem: 'goneStage', severity: 'stops' }]);
    expect((await publish()).errors).toMatchObject([{ code: 'goneStage' }]);
    const other = await planned({ [PROCESS]: { set: { 'stages.firstContact.category': { to: 'onHold' } } } });
    expect(other.plan.data).toMatchObject([{ problem: 'otherCategory', severity: 'stops' }]);
    const retired = await planned({ [PROCESS]: { retire: { 'stages.firstContact': {} } } });
    expect(retired.plan.data).toMatchObject([{ problem: 'retiredStage', severity: 'tells' }]);
  });

  it('is refused with its place where it cannot work', async () => {
    const changes = {
      'transitions.x_a': { to: { from: ['nowhere'], to: 'proposal' } },
      'transitions.x_b': { to: { from: 'any', to: 'proposal', guard: 'amont > 1', requires: ['budgt'] } },
      'transitions.x_c': {
        to: { from: 'any', to: 'proposal', effects: { amount: "'much'", stage: "'won'" } },
      },
      'transitions.x_d': { to: { from: 'any', to: 'proposal', effects: { status: "'won'" } } },
    };
    const { body } = await app.api<{ problems?: { path: string; message: string }[] } & Refused>(
      'POST',
      '/api/drafts',
      { changes: { [PROCESS]: { set: changes } } },
    );
    const id = (body as unknown as Row).id;
    const plan = await app.api<{ problems: { pointer?: string; path?: string }[] }>(
      'GET',
      `/api/drafts/${id}/plan`,
    );
    expect(JSON.stringify(plan.body.problems)).toMatch(/x_a.*x_b.*x_c.*x_d/s);
  });
});

describe('a transition', () => {
  it('is open to its roles, and writes along what it says', async () => {
    await published(app, {
      [PROCESS]: {
        set: {
          'transitions.hold.who': { to: ['salesManager'] },
          'transitions.lose.effects': { to: { nextStep: "'复盘：' + name", amount: 'amount * 0' } },
        },
      },
      'org:blind.role': {
        create: {
          label: text('Blind'),
          entities: {
            'crm:opportunity': { read: 'all', update: 'own', fields: { stage: { read: false } } },
          },
        },
      },
      'crm:opportunity.entity': {
        set: {
          'fields.x_late': {
            to: { type: 'formula', result: 'boolean', label: text('Late'), value: 'expectedDate < today()' },
          },
        },
      },
      'org:lateDeals.sharing': {
        create: {
          label: text('Late deals'),
          entity: 'crm:opportunity',
          when: 'x_late',
          to: ['blind'],
          gives: 'write',
        },
      },
    });
    const { id } = await deal({ amount: '100' });
    const held = await call('PATCH', `opportunity/${id}`, { stage: 'onHold' });
    expect([held.status, held.body.errors[0]!.code]).toEqual([422, 'stageWho']);
    expect(held.body.errors[0]!.message).toMatch(/销售经理|Sales manager/);
    const lost = await call('PATCH', `opportunity/${id}`, {
      stage: 'lost',
      lostReason: 'price',
      amount: '7',
    });
    expect(lost.body).toMatchObject({ status: 'lost', nextStep: '复盘：基站', amount: '7.00' });
  });
});

describe('who may not read the stage', () => {
  let as: string;
  beforeAll(async () => {
    as = await signedInMember(app, 'blind');
    const me = await app.api<{ user: { id: string } }>('GET', '/api/auth/me', undefined, { as });
    await app.api('PATCH', `/api/records/user/${me.body.user.id}`, { roles: ['blind'] });
  });

  const ask = (method: string, path: string, sent?: unknown) =>
    app.api<Row>(method, `/api/records/opportunity/${path}`, sent, { as });

  it('learns nothing of it, nor of where the record could go', async () => {
    const { id } = await deal();
    const one = await ask('GET', id);
    expect([one.status, one.body['stage']]).toEqual([200, undefined]);
    expect((await ask('GET', `${id}/stages`)).body).toEqual({ ways: [], processes: [], items: [] });
  });

  it.each([
    ['2020-01-01', 200, true],
    ['2999-01-01', 403, false],
  ])('may have rights that hang on the day: %s', async (expectedDate, status, isOpen) => {
    const { id } = await deal({ expectedDate });
    const { body } = await ask('GET', `${id}/actions`);
    const items = body['items'] as { name: string; allowed: boolean }[];
    const allowed = (name: string) => items.find((one) => one.name === name)?.allowed;
    expect([allowed('update'), allowed('moveStage')]).toEqual([isOpen, isOpen]);
    expect((await ask('PATCH', id, { nextStep: 'call' })).status).toBe(status);
  });
});

describe('what comes back', () => {
  it('stands in a stage that is still there', async () => {
    const { id } = await deal({ process: 'channelSales' });
    const moved = await call('POST', `opportunity/${id}/actions/moveStage`, { to: 'contract' });
    expect(moved.status).toBe(200);
    expect((await call('DELETE', `opportunity/${id}`)).status).toBe(204);
    const gone = { 'stages.contract': { to: null }, 'transitions.agree': { to: null } };
    await published(app, { 'crm:channelSales.process': { set: gone } });
    const { status, body } = await call('POST', `opportunity/${id}/restore`);
    expect([status, body.errors.map(({ path, code }) => [path, code])]).toEqual([
      422,
      [['stage', 'stageJump']],
    ]);
  });
});

describe('a conversion', () => {
  it('passes the gates of what it makes, and makes nothing where one refuses', async () => {
    const values = { process: "'projectSales'", stage: "'proposal'" };
    const set = Object.entries(values).map(([name, to]) => [`targets.opportunity.values.${name}`, { to }]);
    await published(app, { 'crm:convertLead.conversion': { set: Object.fromEntries(set) } });
    const lead = (await call('POST', 'lead', { name: '大唐' })).body;
    const refused = await call('POST', `lead/${lead.id}/actions/convertLead`, {});
    expect([refused.status, refused.body.errors?.map(({ code }) => code)]).toEqual([422, ['stageJump']]);
    const { body } = await app.api<{ items: Row[] }>('GET', "/api/records/customer?filter=name=='大唐'");
    expect(body.items).toEqual([]);
  });
});

describe('an entity that gets stages', () => {
  it('keeps what its records hold, and follows them from then on', async () => {
    await published(app, {
      'org:ticket.entity': {
        create: {
          label: text('Ticket'),
          title: 'name',
          ownedBy: 'user',
          fields: {
            name: { type: 'text', label: text('Name'), required: true },
            state: {
              type: 'select',
              label: text('State'),
              options: { fresh: { label: text('Fresh') }, done: { label: text('Done') } },
            },
          },
        },
      },
    });
    const { id } = (await call('POST', 'ticket', { name: 'a', state: 'fresh' })).body;
    await published(app, {
      'org:ticket.entity': {
        set: { 'fields.state.type': { to: 'stage' }, 'fields.state.options': { to: null } },
      },
      'org:handling.process': {
        create: {
          entity: 'org:ticket',
          label: text('Handling'),
          stages: {
            fresh: { label: text('Fresh'), category: 'open', order: 10 },
            done: { label: text('Done'), category: 'won', order: 20 },
          },
          transitions: { finish: { from: ['fresh'], to: 'done', needsReason: true } },
        },
      },
    });
    expect((await call('GET', `ticket/${id}`)).body['state']).toBe('fresh');
    expect((await call('PATCH', `ticket/${id}`, { state: 'done' })).body.code).toBe('reasonRequired');
    const done = await call('POST', `ticket/${id}/actions/moveStage`, { to: 'done', reason: 'ok' });
    expect(done.body['state']).toBe('done');
    const { body } = await app.api<{ items: Row[] }>('GET', `/api/records/ticket/${id}/stages`);
    expect(body.items.map(({ stage: one, from, reason }) => [one, from, reason])).toEqual([
      ['fresh', null, null],
      ['done', 'fresh', 'ok'],
    ]);
  });
});
