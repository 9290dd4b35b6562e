import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ShopApp } from '../support/shop-app.ts';

let shop: ShopApp;
beforeAll(async () => {
  shop = await ShopApp.start();
}, 120_000);
afterAll(() => shop?.close());
afterEach(async () => expect(await shop.wrong()).toEqual([]));

const line = (price: string, more: object = {}) => ({ product: 'x', price, ...more });
const shopper = (more: object = {}) => shop.create('shopper', { name: 'Ann', ...more });
const purchase = (of: string, more: object = {}) => shop.create('purchase', { shopper: of, ...more });
const amounts = async (id: string) => {
  const { purchaseCount, openAmount, lastPurchase } = await shop.get(`shopper/${id}`);
  return { purchaseCount, openAmount, lastPurchase };
};

describe('roll-ups that are kept', () => {
  it('follow their lines: added, changed, removed, by the parent and by themselves', async () => {
    const { id } = await shopper();
    const made = await purchase(id, { lines: [line('100'), line('10', { quantity: '2' })] });
    expect(made['total']).toBe('135.60');
    const [first, second] = made['lines'] as { id: string }[];
    expect(await shop.change(`purchaseLine/${first!.id}`, { price: '200' })).toMatchObject({
      gross: '226.0000',
    });
    expect((await shop.get(`purchase/${made.id}`))['total']).toBe('248.60');
    expect((await amounts(id)).openAmount).toBe('248.60');
    await shop.change(`purchase/${made.id}`, { lines: [{ id: second!.id, quantity: '1' }] });
    expect(await shop.get(`purchase/${made.id}`)).toMatchObject({ total: '11.30', lineCount: 1 });
    await shop.remove(`purchaseLine/${second!.id}`);
    expect(await shop.get(`purchase/${made.id}`)).toMatchObject({
      total: '0.00',
      lineCount: 0,
      heavy: '0.0000',
    });
    expect((await amounts(id)).openAmount).toBe('0.00');
  });

  it('touch neither version nor time of change nor log of the record they belong to', async () => {
    const before = await shopper();
    await purchase(before.id, { lines: [line('1')] });
    const after = await shop.get(`shopper/${before.id}`);
    expect(after).toMatchObject({ version: 1, updatedAt: before['updatedAt'], purchaseCount: 1 });
  });

  it('move with a record that gets another parent, and follow conditions', async () => {
    const [one, other] = [await shopper(), await shopper()];
    const { id } = await purchase(one.id, { date: '2026-02-01', lines: [line('100')] });
    await shop.change(`purchase/${id}`, { shopper: other.id });
    expect(await amounts(one.id)).toEqual({ purchaseCount: 0, openAmount: '0.00', lastPurchase: null });
    expect(await amounts(other.id)).toEqual({
      purchaseCount: 1,
      openAmount: '113.00',
      lastPurchase: '2026-02-01',
    });
    await shop.change(`purchase/${id}`, { status: 'paid' });
    expect((await amounts(other.id)).openAmount).toBe('0.00');
  });

  it('leave the recycle bin out, and count what comes back from it', async () => {
    const { id } = await shopper();
    const made = await purchase(id, { lines: [line('100'), line('50')] });
    await shop.remove(`purchase/${made.id}`);
    expect(await amounts(id)).toMatchObject({ purchaseCount: 0, openAmount: '0.00' });
    await shop.restore(`purchase/${made.id}`);
    expect(await amounts(id)).toMatchObject({ purchaseCount: 1, openAmount: '169.50' });
    expect(await shop.get(`purchase/${made.id}`)).toMatchObject({ lineCount: 2, total: '169.50' });
    await shop.remove(`shopper/${id}`);
    await shop.restore(`shopper/${id}`);
    expect(await amounts(id)).toMatchObject({ purchaseCount: 1, openAmount: '169.50' });
  });

  it('go through batches, upserts and imports of many at once', async () => {
    const one = await shopper({ code: 'A' });
    const operations = Array.from({ length: 60 }, (_, i) => ({
      op: 'create',
      data: { shopper: one.id, lines: [line('1', { quantity: String((i % 3) + 10) })] },
    }));
    const { body } = await shop.call('POST', 'purchase/batch', { atomic: true, operations });
    const ids = (body['results'] as { id: string }[]).map(({ id }) => id);
    expect((await amounts(one.id)).purchaseCount).toBe(60);
    const changes = ids.map((id, i) =>
      i % 2 ? { op: 'delete', id } : { op: 'update', id, data: { status: 'paid' } },
    );
    expect((await shop.call('POST', 'purchase/batch', { atomic: false, operations: changes })).status).toBe(
      200,
    );
    expect(await amounts(one.id)).toMatchObject({ purchaseCount: 30, openAmount: '0.00' });
  });

  it('count by a reference to one of several entities, and in a tree of their own kind', async () => {
    const one = await shopper();
    const bought = await purchase(one.id);
    const note = await shop.create('note', { text: 'n', about: { entity: 'shop:shopper', id: one.id } });
    expect((await shop.get(`shopper/${one.id}`))['noteCount']).toBe(1);
    await shop.change(`note/${note.id}`, { about: { entity: 'shop:purchase', id: bought.id } });
    expect((await shop.get(`shopper/${one.id}`))['noteCount']).toBe(0);
    const below = await shopper({ referrer: one.id });
    expect((await shop.get(`shopper/${one.id}`))['referredCount']).toBe(1);
    await shop.change(`shopper/${below.id}`, { referrer: null });
    expect((await shop.get(`shopper/${one.id}`))['referredCount']).toBe(0);
  });

  it('are read by the rules of parents, lines and formulas, on the state after the write', async () => {
    const one = await shopper({ limit: '100' });
    const { id } = await purchase(one.id, { lines: [line('80')] });
    const over = await shop.call('POST', 'purchaseLine', { purchase: id, ...line('20') });
    expect(over.status).toBe(422);
    expect(over.body['errors']).toMatchObject([{ path: 'limit', code: 'overLimit' }]);
    expect((await amounts(one.id)).openAmount).toBe('90.40');
    const { status } = await shop.call('PATCH', `shopper/${one.id}`, { limit: '90' });
    expect(status).toBe(422);
    await shop.change(`shopper/${one.id}`, { limit: '90.40' });
    const much = await shop.call('POST', 'purchaseLine', {
      purchase: (await purchase((await shopper()).id)).id,
      ...line('2000000'),
    });
    expect(much.body['errors']).toMatchObject([{ code: 'tooMuch' }]);
  });

  it('refuse to restore what breaks a rule that reads them', async () => {
    const one = await shopper({ limit: '100' });
    const first = await purchase(one.id, { lines: [line('80')] });
    await shop.remove(`purchase/${first.id}`);
    await purchase(one.id, { lines: [line('50')] });
    expect((await shop.call('POST', `purchase/${first.id}/restore`)).status).toBe(422);
    expect(await amounts(one.id)).toMatchObject({ purchaseCount: 1, openAmount: '56.50' });
  });

  it('stay exact with sixteen writers at once on two parents', async () => {
    const [one, other] = [await shopper(), await shopper()];
    const bought = [await purchase(one.id), await purchase(other.id)];
    const lines: string[] = [];
    const write = async (writer: number) => {
      for (let i = 0; i < 6; i++) {
        const { status, body } = await shop.call('POST', 'purchaseLine', {
          purchase: bought[(writer + i) % 2]!.id,
          ...line('1'),
        });
        expect(status, JSON.stringify(body)).toBe(201);
        lines.push(body.id);
        if (i % 3 === 1)
          await shop.change(`purchaseLine/${body.id}`, { purchase: bought[writer % 2]!.id, price: '2' });
        if (i % 3 === 2)
          await shop.change(`purchase/${bought[i % 2]!.id}`, { shopper: writer % 2 ? one.id : other.id });
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));
    const both = await Promise.all(bought.map(({ id }) => shop.get(`purchase/${id}`)));
    expect(both.reduce((sum, row) => sum + Number(row['lineCount']), 0)).toBe(96);
    const total = both.reduce((sum, row) => sum + Number(row['total']), 0);
    expect(total).toBeCloseTo((64 + 2 * 32) * 1.13, 2);
    const shoppers = [await amounts(one.id), await amounts(other.id)];
    expect(shoppers.reduce((sum, row) => sum + Number(row.openAmount), 0)).toBeCloseTo(total, 2);
  }, 60_000);

  it('stay exact where new records come by the hundred, several hundreds at once', async () => {
    const { id } = await shopper();
    const create = { op: 'create', data: { shopper: id, lines: [line('1')] } };
    const batch = { atomic: true, operations: Array.from({ length: 101 }, () => create) };
    const answers = await Promise.all([1, 2, 3].map(() => shop.call('POST', 'purchase/batch', batch)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await amounts(id)).purchaseCount).toBe(303);
  }, 60_000);

  it('never let two writers at once pass a limit together', async () => {
    const one = await shopper({ limit: '100' });
    const bought = await Promise.all(Array.from({ length: 8 }, () => purchase(one.id)));
    const answers = await Promise.all(
      bought.map(({ id }) => shop.call('POST', 'purchaseLine', { purchase: id, ...line('40') })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect((await amounts(one.id)).openAmount).toBe('90.40');
  });
});
