import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

interface Answer {
  readonly status: number;
  readonly body: Row & { readonly errors: readonly { readonly path: string; readonly code: string }[] };
}

let app: TestApp;
let partner: string;
let dollar: string;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/invoicing'], clock: '2026-03-31T17:00:00Z' });
  partner = (await call('POST', 'partner', { name: '北方贸易', days: 10 })).body.id;
  const { body } = await call('GET', "currency?filter=code=='USD'");
  dollar = (body.items as Row[])[0]!.id;
  for (const [date, rate] of [
    ['2026-01-01', '7'],
    ['2026-03-01', '7.2'],
    ['2026-06-01', '7.5'],
  ]) {
    expect((await call('POST', 'exchangeRate', { currency: dollar, date, rate })).status).toBe(201);
  }
});
afterAll(() => app?.close());

function call(method: string, path: string, body?: unknown): Promise<Answer> {
  return app.api<Answer['body']>(method, `/api/records/${path}`, body);
}

async function invoice(data: object = {}): Promise<Row> {
  const { status, body } = await call('POST', 'invoice', { partner, ...data });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

const numberOf = async () => Number(String((await invoice()).number).slice(-3));

const codes = ({ body }: Answer) => body.errors.map(({ path, code }) => [path, code]);

/** What the invoices come to in the company's currency. */
async function baseOf(...ids: string[]): Promise<string[]> {
  const measures = [{ fn: 'sum', field: 'amount', as: 'base' }];
  const sums = ids.map(async (id) => {
    const { body } = await app.api<{ items: { base: string }[] }>('POST', '/api/query', {
      entity: 'invoice',
      filter: `id == '${id}'`,
      measures,
    });
    return String(Number(body.items[0]!.base));
  });
  return Promise.all(sums);
}

describe('a default', () => {
  it('reads the clock in the zone of the organisation, other defaults and the records behind references', async () => {
    expect(await invoice()).toMatchObject({ date: '2026-04-01', dueOn: '2026-04-11', status: 'draft' });
    expect(await invoice({ date: '2026-02-01' })).toMatchObject({ dueOn: '2026-02-11' });
    expect(await invoice({ dueOn: null })).toMatchObject({ dueOn: null });
  });
});

describe('an amount in another currency', () => {
  it('is kept in base currency too, at the rate of its day', async () => {
    const made = [
      await invoice({ amount: '100' }),
      await invoice({ amount: '100', currency: dollar, date: '2026-02-28' }),
      await invoice({ amount: '100', currency: dollar, date: '2026-03-01' }),
      await invoice({ amount: '100', currency: dollar }),
    ];
    expect(await baseOf(...made.map(({ id }) => id))).toEqual(['100', '700', '720', '720']);
  });

  it('is booked anew when amount, day or currency change', async () => {
    const { id } = await invoice({ amount: '10', currency: dollar });
    for (const [change, base] of [
      [{ amount: '20' }, '144'],
      [{ date: '2026-07-01' }, '150'],
      [{ currency: null }, '20'],
      [{ amount: null }, '0'],
    ] as const) {
      expect((await call('PATCH', `invoice/${id}`, change)).status).toBe(200);
      expect(await baseOf(id)).toEqual([base]);
    }
  });

  it('is refused where no rate is known', async () => {
    const answer = await call('POST', 'invoice', {
      partner,
      amount: '1',
      currency: dollar,
      date: '2025-12-31',
    });
    expect([answer.status, codes(answer)]).toEqual([422, [['amount', 'rateMissing']]]);
  });

  it('is booked right in a batch of many days', async () => {
    const days = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-15`);
    const operations = days.map((date) => ({
      op: 'create',
      data: { partner, amount: '1', currency: dollar, date },
    }));
    const { body } = await call('POST', 'invoice/batch', { operations });
    const ids = (body.results as Row[]).map(({ id }) => id);
    const rates = ['7', '7', '7.2', '7.2', '7.2', ...Array.from({ length: 7 }, () => '7.5')];
    expect(await baseOf(...ids)).toEqual(rates);
  });
});

describe('a condition', () => {
  it('follows references', async () => {
    const { body: blocked } = await call('POST', 'partner', { name: 'Blocked', blocked: true });
    const refused = await call('POST', 'invoice', { partner: blocked.id });
    expect([refused.status, codes(refused)]).toEqual([422, [['partner', 'partnerBlocked']]]);
    const { body: branch } = await call('POST', 'partner', { name: 'Branch', parent: partner });
    const lacking = await call('POST', 'invoice', { partner: branch.id, amount: '1001' });
    expect([lacking.status, codes(lacking)]).toEqual([422, [['note', 'required']]]);
    expect((await call('POST', 'invoice', { partner: branch.id, amount: '999' })).status).toBe(201);
  });

  it('knows the record as it was', async () => {
    const { id } = await invoice({ status: 'paid', lines: [{ text: 'x' }] });
    const refused = await call('PATCH', `invoice/${id}`, { status: 'draft' });
    expect([refused.status, codes(refused)]).toEqual([422, [['status', 'paidStaysPaid']]]);
  });

  it('locks a field only where neither the old nor the new state lets it be written', async () => {
    const { id } = await invoice({ amount: '1' });
    expect((await call('PATCH', `invoice/${id}`, { amount: '2', status: 'paid' })).status).toBe(200);
    const refused = await call('PATCH', `invoice/${id}`, { amount: '3' });
    expect([refused.status, codes(refused)]).toEqual([422, [['amount', 'readOnlyNow']]]);
    expect((await call('PATCH', `invoice/${id}`, { note: 'x' })).status).toBe(200);
  });

  it('counts the children as they will be', async () => {
    const empty = await call('POST', 'invoice', { partner, status: 'sent' });
    expect([empty.status, codes(empty)]).toEqual([422, [['lines', 'sentNeedsLines']]]);
    const sent = await invoice({ status: 'sent', lines: [{ text: 'a' }, { text: 'b' }] });
    const emptied = await call('PATCH', `invoice/${sent.id}`, { lines: [] });
    expect([emptied.status, codes(emptied)]).toEqual([422, [['lines', 'sentNeedsLines']]]);
    const [first, second] = sent.lines as Row[];
    expect((await call('DELETE', `invoiceLine/${first!.id}`)).status).toBe(204);
    const last = await call('DELETE', `invoiceLine/${second!.id}`);
    expect([last.status, codes(last)]).toEqual([422, [['lines', 'sentNeedsLines']]]);
    expect((await call('GET', `invoice/${sent.id}`)).body.lines).toHaveLength(1);
  });

  it('holds in a batch: the right rows are stored, the wrong ones answered', async () => {
    const operations = [
      { status: 'sent' },
      { status: 'sent', lines: [{ text: 'a' }] },
      {},
      { partner: null },
    ].map((data) => ({ op: 'create', data: { partner, ...data } }));
    const { status, body } = await call('POST', 'invoice/batch', { atomic: false, operations });
    expect(status).toBe(200);
    expect((body.results as { status: number }[]).map((row) => row.status)).toEqual([422, 201, 201, 422]);
  });
});

describe('a gapless number', () => {
  it('leaves no gap where a creation is refused', async () => {
    const first = await numberOf();
    for (let i = 0; i < 3; i++)
      expect((await call('POST', 'invoice', { partner, status: 'sent' })).status).toBe(422);
    expect(await numberOf()).toBe(first + 1);
  });
});
