import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ShopApp, type Row } from '../support/shop-app.ts';

let shop: ShopApp;
let usd: string;
let cny: string;

const LINES = [{ quantity: '2', price: '50' }];
const amounts = ({ total, amount, currencyRate }: Row) => ({ total, amount, currencyRate });

const query = async (request: object) => {
  const { body } = await shop.app.api<{ items: Record<string, unknown>[] }>('POST', '/api/query', request);
  return body.items;
};
const boughtBy = async ({ id }: Row) => (await shop.get(`shopper/${id}`))['boughtAmount'];
const idOf = async (code: string) => {
  const { body } = await shop.app.api<{ items: Row[] }>(
    'GET',
    `/api/records/currency?filter=${encodeURIComponent(`code == '${code}'`)}`,
  );
  return body.items[0]!.id;
};

beforeAll(async () => {
  shop = await ShopApp.start();
  [usd, cny] = [await idOf('USD'), await idOf('CNY')];
  await shop.create('exchangeRate', { currency: usd, date: '2026-01-01', rate: '7' });
  await shop.create('exchangeRate', { currency: usd, date: '2026-03-01', rate: '7.2' });
}, 120_000);
afterAll(() => shop?.close());

describe('the total of a document in a currency of its own', () => {
  it('is summed in the company’s, at the rate of the booking day', async () => {
    const shopper = await shop.create('shopper', { name: 'Ann' });
    const dollars = await shop.create('purchase', { shopper: shopper.id, currency: usd, lines: LINES });
    expect(amounts(dollars)).toEqual({ total: '113.00', amount: '113.00', currencyRate: '7.20000000' });
    const yuan = await shop.create('purchase', { shopper: shopper.id, lines: LINES });
    expect(amounts(yuan)).toEqual({ total: '113.00', amount: '113.00', currencyRate: null });
    const named = await shop.create('purchase', { shopper: shopper.id, currency: cny, lines: LINES });
    expect(amounts(named)).toEqual({ total: '113.00', amount: '113.00', currencyRate: '1.00000000' });
    expect(await boughtBy(shopper)).toBe('1039.60');
    const sums = await query({
      entity: 'purchase',
      filter: `shopper == '${shopper.id}'`,
      groupBy: [{ field: 'currency.code', as: 'code' }],
      measures: ['total', 'amount'].map((field) => ({ fn: 'sum', field, as: field })),
      sort: '-total',
    });
    expect(sums.map(({ code, total }) => [code, Number(total)])).toEqual([
      ['USD', 813.6],
      ['CNY', 113],
      [null, 113],
    ]);
    expect(sums.every(({ total, amount }) => Number(total) === Number(amount))).toBe(true);
    expect(await shop.wrong()).toEqual([]);
  });

  it('follows lines, currency, booking day and a typed amount, and stays when rates change', async () => {
    const shopper = await shop.create('shopper', { name: 'Bob' });
    const { id, lines } = await shop.create('purchase', {
      shopper: shopper.id,
      currency: usd,
      lines: LINES,
    });
    const line = (lines as Row[])[0]!;
    await shop.change(`purchase/${id}`, { lines: [{ id: line.id, quantity: '1' }] });
    expect(await boughtBy(shopper)).toBe('406.80');
    await shop.change(`purchase/${id}`, { date: '2026-02-01' });
    expect(await boughtBy(shopper)).toBe('395.50');
    await shop.create('exchangeRate', { currency: usd, date: '2026-01-15', rate: '9' });
    await shop.change(`purchaseLine/${line.id}`, { quantity: '2' });
    expect(await boughtBy(shopper)).toBe('791.00');
    await shop.change(`purchase/${id}`, { agreed: '100' });
    expect(await boughtBy(shopper)).toBe('900.00');
    await shop.change(`purchase/${id}`, { agreed: null, currency: null });
    expect(await boughtBy(shopper)).toBe('113.00');
    expect(await shop.wrong()).toEqual([]);
  });

  it('is refused without a rate, at the currency', async () => {
    const shopper = await shop.create('shopper', { name: 'Cy' });
    const data = { shopper: shopper.id, currency: usd, date: '2025-12-31', lines: LINES };
    const { status, body } = await shop.call('POST', 'purchase', data);
    expect([status, body['issues'] ?? body['errors']]).toMatchObject([422, [{ path: 'currency' }]]);
  });

  it('has the rate of its day also in records from before it had a currency', async () => {
    const shopper = await shop.create('shopper', { name: 'Di' });
    const early = { shopper: shopper.id, date: '2026-01-10', lines: LINES };
    await shop.create('purchase', { ...early, currency: usd });
    await shop.create('purchase', { ...early, currency: cny });
    await shop.withCatalog(async ({ session }) => {
      await session.run('update shop.purchase set currency_rate = null');
      await session.run(
        "delete from kehu.kept_rollup where field in ('shop:purchase.total', 'shop:shopper.boughtAmount')",
      );
    });
    expect(await shop.wrong()).toEqual([]);
    expect(await boughtBy(shopper)).toBe('904.00');
  });

  it('keeps its rate from being written', async () => {
    const { status } = await shop.call('POST', 'purchase', { currencyRate: '1' });
    expect(status).toBe(422);
  });
});
