import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/agency-app.ts';
import { published } from '../support/lifecycle.ts';
import { LINES, madeBy, path, TradeApp } from '../support/trade-app.ts';
import { withoutIds } from '../support/without-ids.ts';

let trade: TradeApp;
let clerk: Person;

beforeAll(async () => {
  trade = await TradeApp.start();
  clerk = await trade.person('clerk', ['clerk']);
});
afterAll(() => trade?.close());

const act = (who: Person | undefined, one: { id: string }, action: string, body?: object) =>
  trade.ask(who, 'POST', `${path(one)}/actions/${action}`, body);

const accepted = async (data: object = {}) => {
  const one = await trade.offer(data, clerk);
  await act(clerk, one, 'accept', { note: 'fine', rating: 5 });
  return one;
};

describe('a conversion', () => {
  it('makes records with their rows, referring both ways', async () => {
    const one = await accepted();
    const { status, body } = await act(clerk, one, 'orderOffer');
    expect([status, body]).toMatchObject([200, { card: { title: 'Tea set' } }]);
    const { order, card } = madeBy(body);
    const { body: made } = await trade.ask(clerk, 'GET', `/api/records/order/${order!.id}`);
    expect(made).toMatchObject({
      name: 'Tea set',
      date: '2026-03-11',
      offer: { id: one.id },
      card: { id: card!.id },
    });
    expect(made['lines']).toMatchObject([
      { item: 'Kettle', quantity: 10, price: '25.00' },
      { item: 'Cup', quantity: 4, price: '3.50' },
    ]);
    expect(body['$open']).toMatchObject({ id: order!.id });
  });

  it('takes values its caller does not see along, and shows them to nobody', async () => {
    const one = await trade.create('offer', {
      name: 'Dear',
      cost: '86429.75',
      owner: clerk.id,
      lines: LINES,
    });
    await act(clerk, one, 'accept', { note: 'fine', rating: 5 });
    const { body: draft } = await trade.ask(clerk, 'GET', `${path(one)}/actions/orderOffer/draft`);
    expect(withoutIds(draft)).not.toContain('86429');
    const { body } = await act(clerk, one, 'orderOffer');
    const { body: made } = await trade.ask(
      undefined,
      'GET',
      `/api/records/order/${madeBy(body)['order']!.id}`,
    );
    expect(made).toMatchObject({ cost: '86429.75' });
  });

  it('goes on where only a part was taken, by what people changed in its dialog', async () => {
    const one = await accepted();
    const draft = async () => {
      const { body } = await trade.ask(clerk, 'GET', `${path(one)}/actions/orderOffer/draft`);
      return (body['targets'] as Record<string, { values: { lines: { offerLine: { id: string } }[] } }>)[
        'order'
      ]!;
    };
    const { values } = await draft();
    expect(values).toMatchObject({
      name: 'Tea set',
      lines: [{ item: 'Kettle', quantity: 10 }, { item: 'Cup' }],
    });
    const [kettle] = values.lines;
    const lines = [{ offerLine: kettle!.offerLine.id, quantity: 6 }];
    const { body } = await act(clerk, one, 'orderOffer', { order: { name: 'First', lines } });
    const { body: made } = await trade.ask(clerk, 'GET', `/api/records/order/${madeBy(body)['order']!.id}`);
    expect(made).toMatchObject({ name: 'First', lines: [{ item: 'Kettle', quantity: 6, price: '25.00' }] });
    expect((await draft()).values.lines).toMatchObject([
      { item: 'Kettle', quantity: 4 },
      { item: 'Cup', quantity: 4 },
    ]);
    const over = await act(clerk, one, 'orderOffer', {
      order: { lines: [{ offerLine: kettle!.offerLine.id, quantity: 5 }] },
    });
    expect([over.status, over.body.errors]).toMatchObject([422, [{ path: 'order' }]]);
    await act(clerk, one, 'orderOffer');
    expect(await act(clerk, one, 'orderOffer')).toMatchObject({
      status: 422,
      body: { code: 'nothingToConvert' },
    });
  });

  it('never makes more than there is, however many do it at once', async () => {
    const one = await accepted();
    const all = await Promise.all(Array.from({ length: 6 }, () => act(clerk, one, 'orderOffer')));
    expect(all.map(({ status }) => status).toSorted()).toEqual([200, 422, 422, 422, 422, 422]);
  });

  it('takes a record that is there, found or chosen', async () => {
    const [found, chosen] = [
      await trade.create('card', { name: 'Found' }, clerk),
      await trade.create('card', { name: 'Chosen' }, clerk),
    ];
    const first = await act(clerk, await accepted({ card: found.id }), 'orderOffer');
    expect(madeBy(first.body)['card']).toMatchObject({ id: found.id });
    const second = await act(clerk, await accepted(), 'orderOffer', { card: chosen.id });
    expect(second.body).toMatchObject({ card: { id: chosen.id } });
    const nobody = '0190a000-0000-7000-8000-000000000000';
    expect(await act(clerk, await accepted(), 'orderOffer', { card: nobody })).toMatchObject({
      status: 422,
      body: { code: 'noChosenRecord' },
    });
    expect(await act(clerk, await accepted(), 'orderOffer', { order: nobody })).toMatchObject({
      status: 400,
    });
  });

  it('is done once while what it made is there', async () => {
    const one = await trade.create('offer', { name: 'Once', lines: [] });
    expect((await trade.actionsOf(clerk, one)).get('bookOffer')?.reason).toMatchObject({ code: 'denied' });
    const { body } = await act(undefined, one, 'bookOffer');
    expect(body).toMatchObject({ status: 'booked', booking: { title: 'Once booked' } });
    const again = await act(undefined, one, 'bookOffer');
    expect([again.status, again.body]).toMatchObject([
      409,
      { code: 'alreadyConverted', made: { title: 'Once booked' } },
    ]);
    await trade.ask(undefined, 'DELETE', `/api/records/booking/${madeBy(body)['booking']!.id}`);
    expect((await act(undefined, one, 'bookOffer')).status).toBe(200);
  });

  it('is called by what it becomes as well', async () => {
    const one = await accepted();
    expect(await act(clerk, one, 'convert')).toMatchObject({
      status: 400,
      body: { code: 'whichConversion' },
    });
    expect((await act(clerk, one, 'convert', { to: 'order' })).status).toBe(200);
  });

  it('carries the fields others added to both, of records and of rows', async () => {
    const text = { type: 'text', label: { 'zh-CN': '项目号', en: 'Project' } };
    const added = { 'fields.x_project': { to: text } };
    await published(trade.app, {
      'trade:offer.entity': { set: added },
      'trade:order.entity': { set: added },
      'trade:offerLine.entity': { set: added },
      'trade:orderLine.entity': { set: added },
    });
    const lines = [{ item: 'Pot', quantity: 1, x_project: 'P-2' }];
    const one = await accepted({ x_project: 'P-1', lines });
    const { body } = await act(clerk, one, 'orderOffer');
    const { body: made } = await trade.ask(
      undefined,
      'GET',
      `/api/records/order/${madeBy(body)['order']!.id}`,
    );
    expect(made).toMatchObject({ x_project: 'P-1', lines: [{ x_project: 'P-2' }] });
  });
});
