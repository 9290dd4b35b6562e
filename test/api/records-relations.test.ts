import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CsvImports } from '../support/csv-imports.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

interface Answer {
  readonly status: number;
  readonly body: Row & { readonly errors?: readonly { readonly path: string; readonly code: string }[] };
}

let app: TestApp;
let machine: string;
let bolt: string;
let gear: string;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/workshop'] });
  machine = (await made('machine', { name: 'Lathe' })).id;
  bolt = (await made('part', { name: 'Bolt' })).id;
  gear = (await made('part', { name: 'Gear', retired: true })).id;
});
afterAll(() => app?.close());

function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return app.api<Answer['body']>(method, `/api/records/${path}`, body, { headers });
}

async function made(entity: string, data: object): Promise<Row> {
  const { status, body } = await call('POST', entity, data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

const job = (data: object): object => ({ name: `J${(count += 1)}`, machine, ...data });
let count = 0;
const lines = (...quantities: number[]) => quantities.map((quantity) => ({ part: bolt, quantity }));
const refusal = ({ status, body }: Answer) => [
  status,
  ...(body.errors ?? []).map(({ path, code }) => [path, code]),
];
const reasons = (given: object) => ({ 'kehu-reasons': encodeURIComponent(JSON.stringify(given)) });

async function namesOf(entity: string, filter: string): Promise<unknown[]> {
  const { status, body } = await call('GET', `${entity}?${new URLSearchParams({ filter, sort: 'name' })}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return (body.items as Row[]).map(({ name }) => name);
}

const inBatch = async (operation: object) => {
  const { body } = await call('POST', 'job/batch', { atomic: false, operations: [operation] });
  const [{ status, problem }] = body.results as [{ status: number; problem?: Answer['body'] }];
  return [status, problem?.errors?.[0]?.code];
};
const single = (answer: Answer) => [answer.status, answer.body.errors?.[0]?.code];

/** Every way to write a job with these values; each gives the status and code of what came of that job. */
function everyWay(): Readonly<Record<string, (data: object) => Promise<unknown[]>>> {
  return {
    create: async (data) => single(await call('POST', 'job', job(data))),
    PATCH: async (data) => single(await call('PATCH', `job/${(await made('job', job({}))).id}`, data)),
    'a batch of creations': (data) => inBatch({ op: 'create', data: job(data) }),
    'a batch of updates': async (data) =>
      inBatch({ op: 'update', id: (await made('job', job({}))).id, data }),
    'an upsert of a new record': (data) => inBatch({ op: 'upsert', key: 'name', data: job(data) }),
    'an upsert of a known record': async (data) => {
      const { name } = await made('job', job({}));
      return inBatch({ op: 'upsert', key: 'name', data: { name, ...data } });
    },
  };
}

describe('rules over related records', () => {
  it.each(Object.entries(everyWay()))('hold in %s', async (_, write) => {
    expect(await write({ lines: lines(1, 0) })).toEqual([422, 'emptyLine']);
    expect(await write({ lines: lines(11) })).toEqual([422, 'required']);
    expect(await write({ lines: [{ part: gear, quantity: 1 }] })).toEqual([422, 'retiredPart']);
    expect(await write({ lines: lines(6, 7) })).toEqual([422, 'manyLarge']);
    expect((await write({ lines: lines(11), approval: 'yes' }))[0]).toBeLessThan(300);
  });

  it('blame the one line of a batch that breaks them, not its neighbours', async () => {
    const { id } = await made('job', job({}));
    const quantities = [1, 2, 0, 3, -1, 2];
    const operations = quantities.map((quantity) => ({
      op: 'create',
      data: { job: id, part: bolt, quantity },
    }));
    const { body } = await call('POST', 'jobLine/batch', { atomic: false, operations });
    expect((body.results as { status: number }[]).map((row) => row.status)).toEqual([
      201, 201, 422, 201, 422, 201,
    ]);
    const atomic = await call('POST', 'jobLine/batch', { atomic: true, operations });
    expect(atomic.status).toBe(422);
    expect((await call('GET', `job/${id}`)).body.lines).toHaveLength(4);
  });

  it('take a reason for each rule that needs one', async () => {
    const data = job({ lines: lines(6, 7) });
    const refused = await call('POST', 'job', data);
    expect(refused.body).toMatchObject({ status: 422, code: 'reasonRequired', reasons: ['manyLarge'] });
    expect((await call('POST', 'job', data, reasons({ manyLarge: '大修' }))).status).toBe(201);
  });

  it('look at the lines as they will be, whoever writes them', async () => {
    const { id, lines: stored } = await made('job', job({ lines: lines(1, 2) }));
    const [first, second] = stored as Row[];
    expect(refusal(await call('PATCH', `jobLine/${first!.id}`, { quantity: 0 }))).toEqual([
      422,
      ['lines', 'emptyLine'],
    ]);
    expect(refusal(await call('POST', 'jobLine', { job: id, part: bolt, quantity: -1 }))).toEqual([
      422,
      ['lines', 'emptyLine'],
    ]);
    expect(refusal(await call('PATCH', `job/${id}`, { state: 'closed' }))).toEqual([
      422,
      ['state', 'openLinesLeft'],
    ]);
    const done = {
      state: 'closed',
      lines: [
        { id: first!.id, done: true },
        { id: second!.id, done: true },
      ],
    };
    expect((await call('PATCH', `job/${id}`, done)).status).toBe(200);
    expect(refusal(await call('PATCH', `job/${id}`, { machine: null }))).toEqual([
      422,
      ['machine', 'readOnlyNow'],
    ]);
  });

  it('see what a reference leads to as the same write makes it', async () => {
    const { lines: stored } = await made('job', job({ lines: [{ part: bolt }] }));
    expect((stored as Row[])[0]).toMatchObject({ quantity: 1 });
    const closed = await call('POST', 'job', job({ state: 'closed', lines: [{ part: bolt, quantity: 1 }] }));
    expect(refusal(closed)).toEqual([422, ['lines.0.done', 'required']]);
  });

  it('hide a field while no line is there', async () => {
    const hidden = await call('POST', 'job', job({ remark: 'x' }));
    expect(refusal(hidden)).toEqual([422, ['remark', 'hiddenNow']]);
    await made('job', job({ remark: 'x', lines: lines(1) }));
  });

  it('count the records that refer to one, when such a record is written', async () => {
    const { id } = await made('machine', { name: 'Press', mostJobs: 1 });
    const first = await made('job', job({ machine: id }));
    expect(refusal(await call('POST', 'job', job({ machine: id })))).toEqual([
      422,
      ['mostJobs', 'tooManyJobs'],
    ]);
    const moved = await made('job', job({}));
    expect((await call('PATCH', `job/${moved.id}`, { machine: id })).status).toBe(422);
    expect((await call('PATCH', `job/${first.id}`, { state: 'closed' })).status).toBe(200);
    expect((await call('PATCH', `job/${moved.id}`, { machine: id })).status).toBe(200);
    expect(refusal(await call('PATCH', `machine/${id}`, { mostJobs: 0 }))).toEqual([
      422,
      ['mostJobs', 'tooManyJobs'],
    ]);
  });

  it('look at records two relations away, and at the members of a field', async () => {
    const { id: nut } = await made('part', { name: 'Nut' });
    await made('job', job({ approval: 'a', lines: [{ part: nut, quantity: 101 }] }));
    const held = await call('POST', 'job', job({ lines: [{ part: nut, quantity: 1 }] }));
    expect(refusal(held)).toEqual([422, ['lines', 'sharedPart']]);
    const onTest = await call('PATCH', `machine/${machine}`, { tests: [bolt, gear] });
    expect(refusal(onTest)).toEqual([422, ['tests', 'testsRetired']]);
  });

  it('hold when a record comes back', async () => {
    const { id } = await made('machine', { name: 'Saw', mostJobs: 1 });
    const first = await made('job', job({ machine: id }));
    expect((await call('DELETE', `job/${first.id}`)).status).toBe(204);
    const second = await made('job', job({ machine: id }));
    expect(refusal(await call('POST', `job/${first.id}/restore`))).toEqual([
      422,
      ['mostJobs', 'tooManyJobs'],
    ]);
    expect((await call('GET', `job/${first.id}`)).status).toBe(404);
    expect((await call('PATCH', `job/${second.id}`, { state: 'closed' })).status).toBe(200);
    expect((await call('POST', `job/${first.id}/restore`)).status).toBe(200);
  });

  it('ask for what is required once a record comes back', async () => {
    const { body } = await call('POST', 'job', job({ approval: 'yes', lines: lines(20) }));
    const [line] = body['lines'] as Row[];
    expect((await call('DELETE', `jobLine/${line!.id}`)).status).toBe(204);
    expect((await call('PATCH', `job/${body.id}`, { approval: null })).status).toBe(200);
    const [status, [, code] = []] = refusal(await call('POST', `jobLine/${line!.id}/restore`)) as [
      number,
      string[]?,
    ];
    expect([status, code]).toEqual([422, 'required']);
    expect((await call('PATCH', `job/${body.id}`, { approval: 'yes' })).status).toBe(200);
    expect((await call('POST', `jobLine/${line!.id}/restore`)).status).toBe(200);
  });

  it('take a reason when a record comes back', async () => {
    const large = await call('POST', 'job', job({ lines: lines(6, 7) }), reasons({ manyLarge: 'x' }));
    expect((await call('DELETE', `job/${large.body.id}`)).status).toBe(204);
    const restore = `job/${large.body.id}/restore`;
    expect((await call('POST', restore)).body).toMatchObject({ status: 422, reasons: ['manyLarge'] });
    expect((await call('POST', restore, undefined, reasons({ manyLarge: '再修' }))).status).toBe(200);
    const { body } = await call('GET', `job/${large.body.id}/history`);
    expect((body.items as Row[])[0]).toMatchObject({ operation: 'restore', reasons: { manyLarge: '再修' } });
  });

  it('hold for an import', async () => {
    const imports = new CsvImports(app);
    const lookup = { by: 'name' };
    const fields = {
      job: { column: 'job', lookup },
      part: { column: 'part', lookup },
      quantity: { column: 'quantity' },
    };
    const { name } = await made('job', job({}));
    const csv = `job,part,quantity\n${String(name)},Bolt,3\n${String(name)},Bolt,0\n`;
    const counts = await imports.run('jobLine', { fields }, csv);
    expect(counts).toMatchObject({ created: 1, failed: 1 });
  });
});

describe('a filter over related records', () => {
  it('asks children, incoming references and members', async () => {
    const { id: mill } = await made('machine', { name: 'Mill', tests: [bolt] });
    await made('job', { name: 'M1', machine: mill, lines: lines(3, 4) });
    await made('job', { name: 'M2', machine: mill, lines: lines(5) });
    expect(await namesOf('job', "machine.name == 'Mill' && lines.exists(l, l.quantity > 4)")).toEqual(['M2']);
    expect(await namesOf('job', "machine.name == 'Mill' && lines.all(l, l.part.name == 'Bolt')")).toEqual([
      'M1',
      'M2',
    ]);
    expect(await namesOf('job', "machine.name == 'Mill' && lines.count(l, l.quantity > 2) == 2")).toEqual([
      'M1',
    ]);
    expect(await namesOf('machine', 'job.machine.exists(j, j.lines.exists(l, l.quantity == 4))')).toEqual([
      'Mill',
    ]);
    expect(await namesOf('machine', `tests.exists(t, t == '${bolt}')`)).toEqual(['Mill']);
    expect(await namesOf('part', "machine.tests.exists(m, m.name == 'Mill')")).toEqual(['Bolt']);
  });

  it('does not see what is deleted', async () => {
    const { id } = await made('job', { name: 'Gone lines', approval: 'yes', lines: lines(77) });
    expect(await namesOf('job', 'lines.exists(l, l.quantity == 77)')).toEqual(['Gone lines']);
    expect((await call('PATCH', `job/${id}`, { lines: [] })).status).toBe(200);
    expect(await namesOf('job', 'lines.exists(l, l.quantity == 77)')).toEqual([]);
  });

  it.each([
    ['lines.exists(l, l.quantty > 1)', 'unknownField'],
    ['lines.exists(l, l.quantity > 1', 'unexpectedEnd'],
    ['lines.exists(l, l.quantity)', 'needsBool'],
    ['lines.exists(1, true)', 'variableName'],
    ['jobLine.jb.exists(l, true)', 'unknownName'],
    [`${'lines.exists(l, '.repeat(60)}true${')'.repeat(60)}`, 'expressionTooDeep'],
    ['lines.exists(a, a.job.lines.exists(b, b.job.lines.exists(c, true)))', 'relationsTooDeep'],
    [Array.from({ length: 30 }, () => 'lines.exists(l, true)').join(' || '), 'tooManyRelations'],
  ])('%s is answered with its place', async (filter, code) => {
    const { status, body } = await call('GET', `job?${new URLSearchParams({ filter })}`);
    expect([status, body.errors?.[0]?.code]).toEqual([400, code]);
    expect(body).toMatchObject({
      errors: [{ path: 'filter', message: expect.stringMatching(/第 \d+ 行|line \d+/) }],
    });
  });
});
