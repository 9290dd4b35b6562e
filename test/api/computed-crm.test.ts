import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ clock: '2026-03-11T01:00:00Z' });
}, 120_000);
afterAll(() => app?.close());

const create = async (entity: string, data: object): Promise<Row> => {
  const { status, body } = await app.api<Row>('POST', `/api/records/${entity}`, data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const get = async (path: string) => (await app.api<Row>('GET', `/api/records/${path}`)).body;

describe('the CRM computes', () => {
  it('what a deal weighs', async () => {
    const { id: customer } = await create('customer', { name: '中兴' });
    const deal = await create('opportunity', { name: 'A', customer, amount: '200000', probability: '60' });
    expect(deal).toMatchObject({ weightedAmount: '120000.00', linesAmount: '0.00', activityCount: 0 });
    await create('opportunity', {
      name: 'B',
      customer,
      amount: '50.50',
      stage: 'lost',
      status: 'lost',
      lostReason: 'price',
    });
    await create('activity', {
      subject: '拜访',
      status: 'done',
      regarding: { entity: 'opportunity', id: deal.id },
    });
    expect((await get(`opportunity/${deal.id}`))['activityCount']).toBe(1);
    expect((await get(`customer/${customer}`))['openOpportunityAmount']).toBe('200000.00');
  });

  it('what a customer ordered, of which the last twelve months as of the day', async () => {
    const { id: customer } = await create('customer', { name: '华为' });
    const order = (date: string, amount: string, more = {}) =>
      create('salesOrder', { customer, date, agreedAmount: amount, status: 'confirmed', ...more });
    await order('2025-03-11', '1000');
    await order('2025-03-12', '200');
    await order('2026-03-11', '30');
    await order('2026-03-11', '4', { status: 'void' });
    expect(await get(`customer/${customer}`)).toMatchObject({
      orderCount: 3,
      lastOrderDate: '2026-03-11',
      orderAmount12m: '230.00',
    });
  });

  it('what a line costs, net, in tax and gross', async () => {
    const { id: customer } = await create('customer', { name: '比亚迪' });
    const quote = await create('quote', {
      customer,
      lines: [{ quantity: '3', price: '33.3333', discount: '10', taxRate: '13' }],
    });
    expect(quote['lines']).toMatchObject([{ net: '89.9999', tax: '11.7000', gross: '101.6999' }]);
    expect(quote).toMatchObject({ linesAmount: '101.70', amount: '101.70' });
  });
});
