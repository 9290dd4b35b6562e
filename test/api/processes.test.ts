import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CsvImports } from '../support/csv-imports.ts';
import { signedInMember } from '../support/member.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number };

interface Problem {
  readonly code?: string;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

let app: TestApp;
let customer: string;

beforeAll(async () => {
  app = await startTestApp({ clock: '2026-03-11T01:00:00Z' });
  customer = (await call('POST', 'customer', { name: '中兴' })).body.id;
});
afterAll(() => app?.close());

function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  return app.api<Row & Problem>(method, `/api/records/${path}`, body, { headers });
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

const move = (id: string, body: object) => call('POST', `opportunity/${id}/actions/moveStage`, body);
const patch = (id: string, data: object, headers = {}) => call('PATCH', `opportunity/${id}`, data, headers);
const told = ({ status, body }: { status: number; body: Problem }) => [
  status,
  ...(body.errors ?? []).map(({ path, code }) => `${path} ${code}`),
];
const reason = (text: string) => ({ 'kehu-reasons': encodeURIComponent(JSON.stringify({ stage: text })) });
const NEED = { budget: '500000', decisionMaker: true };

/** Each way on which a stage is written, as a client would; answers what it was told. */
const PATHS: Readonly<Record<string, (id: string, stage: string) => Promise<unknown[]>>> = {
  change: async (id, stage) => told(await patch(id, { stage })),
  action: async (id, stage) => told(await move(id, { to: stage })),
  batch: async (id, stage) => {
    const operations = [{ op: 'update', id, data: { stage } }];
    const { body } = await app.api<{ results: { status: number; problem: Problem }[] }>(
      'POST',
      '/api/records/opportunity/batch',
      { atomic: false, operations },
    );
    const [{ status, problem }] = body.results as [{ status: number; problem: Problem }];
    return told({ status, body: problem });
  },
  'atomic batch': async (id, stage) => {
    const operations = [{ op: 'update', id, data: { stage } }];
    const answer = await call('POST', 'opportunity/batch', { atomic: true, operations });
    return told(answer);
  },
  upsert: async (id, stage) => {
    const { body: one } = await call('GET', `opportunity/${id}`);
    const operations = [{ op: 'upsert', key: 'number', data: { number: one['number'], stage } }];
    const { body } = await app.api<{ results: { status: number; problem: Problem }[] }>(
      'POST',
      '/api/records/opportunity/batch',
      { atomic: false, operations },
    );
    const [{ status, problem }] = body.results as [{ status: number; problem: Problem }];
    return told({ status, body: problem });
  },
};

describe('a gate', () => {
  it.each(Object.entries(PATHS))('tells the same by %s', async (_, write) => {
    const { id } = await deal();
    expect(await write(id, 'needConfirmed')).toEqual([
      422,
      'budget stageRequires',
      'decisionMaker stageRequires',
    ]);
    expect(await write(id, 'proposal')).toEqual([422, 'stage stageJump']);
    expect((await call('GET', `opportunity/${id}`)).body).toMatchObject({
      stage: 'firstContact',
      version: 1,
    });
  });

  it('tells the same in an import, and to a record that begins beyond it', async () => {
    const { id } = await deal();
    const { number } = (await call('GET', `opportunity/${id}`)).body;
    const imports = new CsvImports(app);
    try {
      const map = {
        match: ['number'],
        update: 'overwrite' as const,
        fields: { number: { column: 'N' }, stage: { column: 'S' } },
      };
      const counts = await imports.run('opportunity', map, `N,S\n${String(number)},需求确认\n`);
      expect(counts).toMatchObject({ updated: 0, failed: 1 });
      expect(readFileSync(imports.errorFile, 'utf8')).toContain('budget: Before ');
    } finally {
      rmSync(imports.folder, { recursive: true });
    }
    const late = { name: '晚', customer, process: 'projectSales', stage: 'proposal' };
    expect(told(await call('POST', 'opportunity', late))).toEqual([422, 'stage stageJump']);
  });

  it('asks for a reason on the way back, and keeps it', async () => {
    const { id } = await deal();
    expect(told(await patch(id, { ...NEED, stage: 'needConfirmed' }))).toEqual([200]);
    const asked = await patch(id, { stage: 'firstContact' });
    expect([asked.status, asked.body.code, asked.body['reasons']]).toEqual([
      422,
      'reasonRequired',
      ['stage'],
    ]);
    expect(told(await patch(id, { stage: 'firstContact' }, reason('需求变更')))).toEqual([200]);
    const { body } = await app.api<{ items: Row[] }>('GET', `/api/records/opportunity/${id}/stages`);
    expect(body.items.map(({ stage, from, reason: why }) => [stage, from, why])).toEqual([
      ['firstContact', null, null],
      ['needConfirmed', 'firstContact', null],
      ['firstContact', 'needConfirmed', '需求变更'],
    ]);
  });

  it('looks at the guard and at the checklist of the stage that is left', async () => {
    const { id } = await deal(NEED);
    await move(id, { to: 'needConfirmed' });
    expect(told(await move(id, { to: 'proposal', data: { evaluationScore: 59 } }))).toEqual([
      422,
      'stage stageGuard',
    ]);
    const passed = await move(id, { to: 'proposal', data: { evaluationScore: 60 } });
    expect([passed.status, passed.body['probability']]).toEqual([200, '60.0000']);
    await move(id, { to: 'contract', data: { amount: '1', expectedDate: '2026-05-01' } });
    expect(told(await move(id, { to: 'won', checklist: ['terms'] }))).toEqual([422, 'stage stageChecklist']);
    const won = await move(id, { to: 'won', checklist: ['terms', 'legal'] });
    expect(won.body).toMatchObject({ status: 'won', closedAt: '2026-03-11T01:00:00.000Z' });
  });
});

describe('items of a checklist', () => {
  it('are ticked before the move, by whom and when is kept, and then any change moves the record on', async () => {
    const { id } = await deal({ ...NEED, evaluationScore: 70, amount: '1', expectedDate: '2026-05-01' });
    for (const to of ['needConfirmed', 'proposal', 'contract'])
      expect((await move(id, { to })).status).toBe(200);
    const tick = (items: unknown) => call('POST', `opportunity/${id}/actions/tickItems`, { items });
    expect((await tick({ terms: true, legal: true })).status).toBe(200);
    expect((await tick({ legal: false })).body).toMatchObject({ $tells: { ticked: ['terms'] } });
    expect((await tick({ price: true })).status).toBe(422);
    expect(told(await patch(id, { stage: 'won' }))).toEqual([422, 'stage stageChecklist']);
    await tick({ legal: true });
    expect(told(await patch(id, { stage: 'won' }))).toEqual([200]);
    const { body } = await app.api<{ items: Row[] }>('GET', `/api/records/opportunity/${id}/stages`);
    const [signed] = body.items.filter(({ stage }) => stage === 'contract');
    expect(signed!['checklist']).toMatchObject({ terms: { at: '2026-03-11T01:00:00.000Z' }, legal: {} });
  });
});

describe('where a record can go', () => {
  it('is told with what is still missing, before anything is written', async () => {
    const { id, version } = await deal();
    const { body } = await app.api<{ ways: Row[]; processes: string[] }>(
      'GET',
      `/api/records/opportunity/${id}/stages`,
    );
    expect(body.ways.map(({ to, allowed, missing }) => [to, allowed, missing])).toEqual([
      ['needConfirmed', false, ['budget', 'decisionMaker']],
      ['onHold', true, []],
      ['lost', true, []],
      ['invalid', true, []],
    ]);
    expect(body.processes).toEqual(['directSales', 'channelSales']);
    expect((await call('GET', `opportunity/${id}`)).body.version).toBe(version);
  });

  it('includes where it rested from, and an open stage once it is closed', async () => {
    const { id } = await deal(NEED);
    await move(id, { to: 'needConfirmed' });
    await move(id, { to: 'onHold' });
    expect(told(await move(id, { to: 'proposal' }))).toEqual([422, 'stage stageJump']);
    expect((await move(id, { to: 'needConfirmed' })).body).toMatchObject({
      status: 'open',
      probability: '30.0000',
    });
    await move(id, { to: 'invalid' });
    expect((await move(id, { to: 'needConfirmed' })).body.code).toBe('reasonRequired');
    const again = await move(id, { to: 'needConfirmed', reason: '误判' });
    expect(again.body).toMatchObject({ status: 'open', closedAt: null });
  });
});

describe('why somebody sees the history', () => {
  it('is why he sees the record', async () => {
    const rep = await signedInMember(app, 'rep');
    const me = await app.api<{ user: { id: string } }>('GET', '/api/auth/me', undefined, { as: rep });
    const { id: owner } = me.body.user;
    await call('PATCH', `user/${owner}`, { roles: ['salesRep'] });
    const explained = async (data: object, operation = 'read') => {
      const { id } = await deal(data);
      const list = '/api/records/stagePeriod?fields=id,record&limit=200';
      const { body } = await app.api<{ items: Row[] }>('GET', list);
      const period = body.items.find(({ record }) => (record as { id: string }).id === id)!;
      const query = new URLSearchParams({
        entity: 'stagePeriod',
        id: period.id,
        user: owner,
        operation,
      });
      return (await app.api<{ allowed: boolean; summary: string }>('GET', `/api/explain?${query}`)).body;
    };
    const own = await explained({ name: '自己的', owner });
    expect([own.allowed, own.summary]).toEqual([true, expect.stringContaining('its record “自己的”: ')]);
    expect(own.summary).toContain('as its owner');
    const others = await explained({ name: '别人的' });
    expect([others.allowed, others.summary]).toEqual([
      false,
      expect.stringContaining('“别人的”: the record is outside'),
    ]);
    expect((await explained({ owner }, 'update')).allowed).toBe(false);
  });
});

describe('a call that is not right', () => {
  it.each([
    ['a list that is none', { checklist: 'terms' }, 400, 'checklistUnfit'],
    ['items the stage has not', { checklist: ['budget'] }, 422, 'noSuchItem'],
    ['a reason that is no text', { reason: 1 }, 400, 'reasonUnfit'],
    ['fields that are none', { data: 'budget' }, 400, 'dataUnfit'],
    ['a word nobody knows', { because: 'x' }, 400, 'notAsked'],
    ['a text the database cannot hold', { reason: 'a\u0000b' }, 400, 'badText'],
  ])('is refused with %s, and moves nothing', async (_what, body, status, code) => {
    const { id } = await deal(NEED);
    await move(id, { to: 'needConfirmed' });
    const told = await move(id, { to: 'firstContact', reason: 'x', ...body });
    expect([told.status, told.body.code]).toEqual([status, code]);
    expect((await call('GET', `opportunity/${id}`)).body['stage']).toBe('needConfirmed');
  });
});

describe('a form', () => {
  it('knows what will follow from the stage before it is saved', async () => {
    const { body } = await app.api<{
      entities: Record<string, { fields: Record<string, Record<string, unknown>> }>;
    }>('GET', '/api/model');
    const { process, stage, status, probability } = body.entities['crm:opportunity']!.fields;
    expect(process!['default']).toBe("'directSales'");
    expect(stage!['default']).toMatch(/^process == 'directSales' \? 'firstContact'/);
    expect(probability!['default']).toContain("process == 'channelSales' && stage == 'contract' ? 80");
    expect(status).toMatchObject({ writable: false, computed: { kind: 'formula' } });
    expect((status!['computed'] as Record<string, string>)['value']).toContain("stage in ['won'] ? 'won'");
  });
});

describe('another process', () => {
  it('takes the record in the stage that is said, and keeps what was before', async () => {
    const { id } = await deal(NEED);
    await move(id, { to: 'needConfirmed' });
    const change = (body: object) => call('POST', `opportunity/${id}/actions/changeProcess`, body);
    expect(told(await change({ to: 'channelSales', reason: '转渠道' }))).toEqual([422, 'stage stageWanted']);
    expect((await change({ to: 'channelSales', stage: 'firstContact' })).body.code).toBe('reasonRequired');
    const done = await change({ to: 'channelSales', stage: 'contract', reason: '转渠道' });
    expect(done.body).toMatchObject({ process: 'channelSales', stage: 'contract', probability: '80.0000' });
    const { body } = await app.api<{ items: Row[] }>('GET', `/api/records/opportunity/${id}/stages`);
    expect(body.items.map(({ process, stage }) => [process, stage])).toEqual([
      ['projectSales', 'firstContact'],
      ['projectSales', 'needConfirmed'],
      ['channelSales', 'contract'],
    ]);
  });
});
