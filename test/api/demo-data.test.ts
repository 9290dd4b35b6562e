import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootstrap } from '../../platform/bootstrap.ts';
import { readSettings } from '../../platform/kernel/settings.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Page {
  readonly items: readonly Record<string, unknown>[];
  readonly count?: number;
}

interface Order {
  readonly amount: string;
  readonly lines: readonly Readonly<Record<'price' | 'quantity' | 'discount' | 'taxRate', string | null>>[];
}

let app: TestApp;
/** Seconds of processor time: unlike those of the clock they do not depend on what else the machine does. */
let loadedIn: number;

beforeAll(async () => {
  const before = process.cpuUsage();
  app = await startTestApp({ settings: { demo: true }, clock: '2026-03-11T09:00:00+08:00' });
  const { user, system } = process.cpuUsage(before);
  loadedIn = (user + system) / 1e6;
}, 240_000);

afterAll(() => app?.close());

async function list(entity: string, parameters: Record<string, string> = {}): Promise<Page> {
  const query = new URLSearchParams({ count: 'exact', limit: '1', ...parameters });
  const { status, body } = await app.api<Page>('GET', `/api/records/${entity}?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

describe('demo data', () => {
  it('loads in less than 30 seconds', () => {
    expect(loadedIn).toBeLessThan(30);
  });

  it('has the customers, deals and work of two years', async () => {
    expect((await list('customer')).count).toBe(300);
    expect((await list('opportunity', { filter: "status == 'won'" })).count).toBeGreaterThan(100);
    expect((await list('activity')).count).toBeGreaterThan(1400);
    expect((await list('salesOrder', { filter: 'date < addMonths(today(), -12)' })).count).toBeGreaterThan(
      50,
    );
  });

  it('counts days from the day of loading', async () => {
    const { items } = await list('salesOrder', { sort: '-date', fields: 'date' });
    expect(items[0]?.['date']).toBe('2026-03-10');
  });

  it('keeps references, also those that go round', async () => {
    const { items } = await list('core:department', {
      filter: "code == 'XS1'",
      fields: 'head,head.department',
    });
    expect(items[0]).toMatchObject({ head: { title: '王立群', department: { title: '销售一部' } } });
    expect((await list('contact', { filter: 'reportsTo != null' })).count).toBeGreaterThan(100);
    expect((await list('activity', { filter: 'regarding != null' })).count).toBeGreaterThan(1400);
  });

  it('belongs to the representatives and their departments', async () => {
    const { count } = await list('customer', {
      filter: "owner.username == 'li' && department.code == 'XS1'",
    });
    expect(count).toBeGreaterThan(60);
  });

  it('numbers documents', async () => {
    const { items } = await list('quote', { sort: 'number' });
    expect(items[0]?.['number']).toBe('QUO-2026-0001');
  });

  it('agrees with itself: the amount of an order is that of its lines with tax', async () => {
    const { items } = await list('salesOrder', { limit: '20', sort: '-amount' });
    expect(items).toHaveLength(20);
    for (const { id } of items) {
      const { body: order } = await app.api<Order>('GET', `/api/records/salesOrder/${String(id)}`);
      const { lines } = order;
      const total = lines.reduce(
        (sum, { price, quantity, discount, taxRate }) =>
          sum +
          Math.round(Number(price) * Number(quantity) * (100 - Number(discount ?? 0))) *
            (100 + Number(taxRate)),
        0,
      );
      expect(Math.abs(total / 10_000 - Number(order.amount))).toBeLessThan(0.011);
    }
  });
});

describe('the money of the demo company', () => {
  it('is delivered, invoiced and received against the lines of orders', async () => {
    expect((await list('delivery')).count).toBeGreaterThan(400);
    const { count } = await list('salesOrderLine', {
      filter: 'deliveredQuantity > 0 && invoicedQuantity > 0',
    });
    expect(count).toBeGreaterThan(500);
    expect((await list('salesOrderLine', { filter: 'deliveredQuantity > quantity' })).count).toBe(0);
  });

  it('is mostly paid, a little overdue in every age, and never more than invoiced', async () => {
    expect((await list('invoice', { filter: 'openAmount < 0' })).count).toBe(0);
    expect((await list('receipt', { filter: 'unallocatedAmount < 0' })).count).toBe(0);
    for (const age of ['0', '1-30', '31-60', '61-90', '>90'])
      expect((await list('invoice', { filter: `ageing == '${age}'` })).count, age).toBeGreaterThan(0);
    expect((await list('receipt', { view: 'advances' })).count).toBeGreaterThan(3);
    expect((await list('serviceFee', { view: 'feesOverdue' })).count).toBeGreaterThan(3);
  });
});

describe('demo data at the next start', () => {
  it('brings back neither what people deleted nor what they changed', async () => {
    const { items } = await list('competitor', { filter: "shortName == '津机'", fields: 'name' });
    const path = `/api/records/competitor/${String(items[0]?.['id'])}`;
    await app.api('PATCH', path, { name: '津机集团' });
    const [second] = (await list('competitor', { filter: "shortName == '瑞加'" })).items;
    await app.api('DELETE', `/api/records/competitor/${String(second?.['id'])}`);
    const settings = { PORT: '0', DATABASE_URL: app.databaseUrl, KEHU_DEMO: '1' };
    const next = await bootstrap(readSettings(settings), { clock: app.clock, logger: false });
    await next.close();
    expect((await list('competitor')).count).toBe(5);
    expect((await app.api<Record<string, unknown>>('GET', path)).body['name']).toBe('津机集团');
  });
});
