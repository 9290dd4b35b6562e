import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

let app: TestApp;
let currencies: Readonly<Record<string, string>>;

const create = async (entity: string, data: object): Promise<Row> => {
  const { status, body } = await app.api<Row>('POST', `/api/records/${entity}`, data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const get = async (entity: string, id: string): Promise<Row> => {
  const { status, body } = await app.api<Row>('GET', `/api/records/${entity}/${id}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const list = async (entity: string, query: Record<string, string>) => {
  const text = new URLSearchParams(query).toString();
  const { status, body } = await app.api<{ items: Row[]; nextCursor?: string }>(
    'GET',
    `/api/records/${entity}?${text}`,
  );
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const query = async (request: object) => {
  const { status, body } = await app.api<{ items: Record<string, unknown>[] }>('POST', '/api/query', request);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items;
};
const lines = (...prices: string[]) => prices.map((price) => ({ product: 'x', price }));

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/shop'], clock: '2026-03-11T01:00:00Z' });
  const { items } = await list('currency', { filter: "code in ['USD', 'CNY']", fields: 'code' });
  currencies = Object.fromEntries(items.map(({ id, code }) => [String(code), id]));
  await create('exchangeRate', { currency: currencies['USD'], date: '2026-01-01', rate: '7' });
}, 120_000);
afterAll(() => app?.close());

describe('computed fields', () => {
  it('are answered to who creates a record and to who reads it', async () => {
    const shopper = await create('shopper', { name: 'Ann', limit: '1000', region: 'north' });
    expect(shopper).toMatchObject({ purchaseCount: 0, openAmount: '0.00', lastPurchase: null });
    expect(shopper).toMatchObject({ averageLines: null, remaining: '1000.00', isBusy: false, shout: 'ANN' });
    const made = await create('purchase', {
      shopper: shopper.id,
      date: '2026-03-01',
      freight: '10',
      lines: [
        { quantity: '3', price: '10.0000', discount: '10' },
        { quantity: '10', price: '0.3333' },
      ],
    });
    expect(made).toMatchObject({
      total: '34.28',
      lineCount: 2,
      heavy: '20.0000',
      shopperName: 'Ann',
      shopperRegion: 'north',
      shopperCount: 1,
      doubleFreight: '20.00',
      age: 10,
      greeting: 'Dear Ann',
      score: '3.3',
    });
    expect(made['lines']).toMatchObject([
      { net: '27.0000', gross: '30.5100' },
      { net: '3.3330', gross: '3.7663' },
    ]);
    const listed = await list('purchase', {
      filter: `id == '${made.id}'`,
      fields: 'total,shopper.remaining,shopperName',
    });
    expect(listed.items[0]).toMatchObject({
      total: '34.28',
      shopper: { remaining: '965.72' },
      shopperName: 'Ann',
    });
    expect(await get('shopper', shopper.id)).toMatchObject({
      purchaseCount: 1,
      openAmount: '34.28',
      lastPurchase: '2026-03-01',
      averageLines: '2.0000',
      recentAmount: '34.28',
      version: 1,
    });
  });

  it('follow a lookup to a reference', async () => {
    const referrer = await create('shopper', { name: 'Ref' });
    const shopper = await create('shopper', { name: 'Bob', referrer: referrer.id });
    const purchase = await create('purchase', { shopper: shopper.id });
    expect(purchase['referrer']).toEqual({ id: referrer.id, title: 'Ref' });
    const found = await list('purchase', {
      filter: `referrer == '${referrer.id}' && referrer.name == 'Ref'`,
      sort: 'referrer',
    });
    expect(found.items.map(({ id }) => id)).toEqual([purchase.id]);
  });

  it('are filtered, sorted over pages', async () => {
    const prices = ['5', '40', '1', '40', '20'];
    for (const [index, price] of prices.entries()) {
      const shopper = await create('shopper', { name: `Page ${index}`, region: 'south', limit: '100' });
      if (price !== '1')
        await create('purchase', { shopper: shopper.id, freight: price, lines: lines(price) });
    }
    const filter = "region == 'south'";
    const walk = async (entity: string, where: string, sort: string, field: string) => {
      const seen: unknown[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await list(entity, { filter: where, sort, limit: '2', ...(cursor ? { cursor } : {}) });
        seen.push(...page.items.map((item) => item[field]));
        if (!(cursor = page.nextCursor)) return seen;
      }
    };
    expect(await walk('shopper', filter, '-openAmount', 'openAmount')).toEqual([
      '45.20',
      '45.20',
      '22.60',
      '5.65',
      '0.00',
    ]);
    expect(await walk('shopper', filter, 'remaining', 'remaining')).toEqual([
      '54.80',
      '54.80',
      '77.40',
      '94.35',
      '100.00',
    ]);
    expect(await walk('shopper', filter, '-lastPurchase', 'lastPurchase')).toEqual([
      ...Array.from({ length: 4 }, () => '2026-03-11'),
      null,
    ]);
    expect(await walk('purchase', "shopperRegion == 'south'", '-score', 'score')).toEqual([
      '13.3',
      '13.3',
      '6.7',
      '1.7',
    ]);
    expect(await walk('shopper', filter, 'recentAmount', 'recentAmount')).toEqual([
      '0.00',
      '5.65',
      '22.60',
      '45.20',
      '45.20',
    ]);
    expect(
      (await list('shopper', { filter: `${filter} && remaining < 60 && purchaseCount == 1` })).items,
    ).toHaveLength(2);
    expect(
      (await list('shopper', { filter: `${filter} && !(lastPurchase > '2020-01-01')` })).items,
    ).toHaveLength(1);
    expect((await list('shopper', { filter: `${filter} && recentAmount > 30` })).items).toHaveLength(2);
    expect(
      (await list('purchase', { filter: "shopper.recentAmount > 30 && shopperRegion == 'south'" })).items,
    ).toHaveLength(2);
  });

  it('are grouped and measured', async () => {
    const groups = await query({
      entity: 'purchase',
      filter: "shopperRegion == 'south'",
      groupBy: ['shopperRegion', 'lineCount'],
      measures: [
        { fn: 'sum', field: 'total', as: 'total' },
        { fn: 'max', value: 'total * 2', as: 'twice' },
      ],
    });
    expect(groups).toEqual([
      {
        shopperRegion: 'south',
        lineCount: 1,
        total: expect.stringMatching(/^118\.65/),
        twice: expect.stringMatching(/^90\.4/),
      },
    ]);
    const referrers = await query({
      entity: 'purchase',
      groupBy: ['referrer'],
      measures: [{ fn: 'count', as: 'n' }],
    });
    expect(referrers[0]).toMatchObject({ referrer: { title: 'Ref' }, n: 1 });
  });

  it('are in base currency where several currencies meet', async () => {
    const shopper = await create('shopper', { name: 'World' });
    await create('purchase', { shopper: shopper.id, freight: '100', currency: currencies['USD'] });
    await create('purchase', { shopper: shopper.id, freight: '50' });
    expect(await get('shopper', shopper.id)).toMatchObject({ paidBase: '750.00' });
    const [sum] = await query({
      entity: 'purchase',
      filter: `shopper == '${shopper.id}'`,
      measures: [{ fn: 'sum', field: 'doubleFreight', as: 'sum' }],
    });
    expect(Number(sum!['sum'])).toBe(1500);
  });

  it('are refused from clients, with the reason', async () => {
    const { status, body } = await app.api<{ errors: object[] }>(
      'POST',
      '/api/records/shopper',
      { name: 'X', purchaseCount: 3, remaining: '5' },
      { headers: { 'accept-language': 'en' } },
    );
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([
      { path: 'purchaseCount', code: 'computedField', message: expect.stringContaining('computed') },
      { path: 'remaining', code: 'computedField' },
    ]);
  });

  it('go into exports and stay out of the history', async () => {
    const { id } = await create('shopper', { name: 'Historic' });
    await create('purchase', { shopper: id, lines: lines('7') });
    const exported = await app.api<string>(
      'GET',
      `/api/exports/shopper?format=csv&fields=name,openAmount,shout&filter=${encodeURIComponent("name == 'Historic'")}`,
    );
    expect(String(exported.body)).toContain('Historic,7.91,HISTORIC');
    const history = await app.api<{ items: { changes: object }[] }>(
      'GET',
      `/api/records/shopper/${id}/history`,
    );
    expect(history.body.items).toHaveLength(1);
    expect(Object.keys(history.body.items[0]!.changes)).not.toContain('openAmount');
  });
});
