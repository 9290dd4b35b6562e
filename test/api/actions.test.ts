import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RecordActions } from '../../platform/records/actions/record-actions.ts';
import { RecordsService } from '../../platform/records/records.service.ts';
import type { Body, Person } from '../support/agency-app.ts';
import { madeBy, path, TradeApp } from '../support/trade-app.ts';

let trade: TradeApp;
let clerk: Person;
let other: Person;

beforeAll(async () => {
  trade = await TradeApp.start();
  [clerk, other] = [await trade.person('clerk', ['clerk']), await trade.person('other', ['clerk'])];
});
afterAll(() => trade?.close());

const offer = (data: object = {}, who: Person | undefined = clerk) => trade.offer(data, who);
const act = (who: Person | undefined, one: { id: string }, action: string, body?: object) =>
  trade.ask(who, 'POST', `${path(one)}/actions/${action}`, body);

describe('an action of the metadata', () => {
  it('writes what was entered and what its steps set in one change, and does its other steps', async () => {
    const card = await trade.create('card', { name: 'Wang' }, clerk);
    const one = await offer({ card: card.id });
    const { status, body } = await act(clerk, one, 'accept', { note: 'by telephone', rating: 2 });
    expect([status, body]).toMatchObject([
      200,
      { status: 'accepted', note: 'by telephone', decidedOn: '2026-03-11', version: 2 },
    ]);
    expect(madeBy(body)).toMatchObject({ remind: { entity: 'trade:reminder', title: 'Ask about Tea set' } });
    const reminder = await trade.ask(clerk, 'GET', `/api/records/reminder/${madeBy(body)['remind']!.id}`);
    expect(reminder.body).toMatchObject({ due: '2026-03-18', about: { entity: 'trade:offer', id: one.id } });
    expect((await trade.ask(clerk, 'GET', `/api/records/card/${card.id}`)).body).toMatchObject({
      lastNote: 'by telephone',
    });
  });

  it('leaves out a step whose condition does not hold', async () => {
    const { body } = await act(clerk, await offer(), 'accept', { note: 'fine', rating: 5 });
    expect(madeBy(body)).toEqual({});
  });

  it('undoes everything when a rule refuses any of it', async () => {
    const one = await offer();
    const { status, body } = await act(clerk, one, 'accept', { rating: 1 });
    expect([status, body.errors]).toMatchObject([422, [{ path: 'note', code: 'required' }]]);
    expect((await trade.ask(clerk, 'GET', path(one))).body).toMatchObject({ status: 'open', version: 1 });
    expect(await trade.list('reminder', `about.id == '${one.id}'`)).toEqual([]);
  });

  it('tells why it cannot be done, in the words of the metadata', async () => {
    const one = await offer();
    await act(clerk, one, 'accept', { note: 'fine', rating: 5 });
    const actions = await trade.actionsOf(clerk, one);
    expect(actions.get('accept')).toMatchObject({
      allowed: false,
      reason: { code: 'actionNotNow', message: 'the offer is settled already' },
    });
    expect(actions.get('orderOffer')).toMatchObject({ allowed: true, asks: { kind: 'conversion' } });
    expect(await act(clerk, one, 'accept', { note: 'again' })).toMatchObject({
      status: 422,
      body: { code: 'actionNotNow' },
    });
    expect((await trade.actionsOf(other, one)).get('accept')?.reason?.code).toBe('actionNotNow');
    expect((await trade.actionsOf(other, await offer())).get('accept')).toMatchObject({
      reason: { code: 'denied' },
    });
  });

  it('sees what lies behind a reference that was entered just now', async () => {
    const card = await trade.create('card', { name: 'Wang' }, clerk);
    const { body } = await act(clerk, await offer(), 'introduce', { card: card.id });
    expect(body).toMatchObject({ card: { id: card.id }, note: 'through Wang' });
  });

  it('sees rows as they were entered, and what is summed over them', async () => {
    const { lines, ...one } = await offer();
    const [kettle] = lines as Body[];
    const rows = [
      { id: kettle!.id, quantity: 20 },
      { item: 'Tray', quantity: 2 },
    ];
    const first = await act(clerk, one, 'revise', { lines: rows });
    expect([first.status, first.body]).toMatchObject([
      200,
      { verdict: 'tray, 22', note: 'many', pieces: 22, version: 2 },
    ]);
    expect(madeBy(first.body)).toEqual({});
    const more = [...rows, { item: 'Spoon', quantity: 1 }, { item: 'Lid' }];
    expect((await act(clerk, one, 'revise', { lines: more })).body.errors).toMatchObject([
      { path: 'lines.3.quantity', code: 'required' },
    ]);
    const second = await act(clerk, one, 'revise', { lines: more.slice(2, 3) });
    expect(second.body).toMatchObject({ verdict: 'no tray, 1', note: 'many', pieces: 1, version: 3 });
  });

  it('refuses what it does not ask for, and names what is missing', async () => {
    const one = await offer();
    expect(await act(clerk, one, 'accept', { notes: 'x' })).toMatchObject({
      status: 400,
      body: { code: 'notAskedNear' },
    });
    expect(await act(clerk, one, 'accept', { status: 'booked' })).toMatchObject({ status: 400 });
    expect(await act(clerk, one, 'remind', { days: null })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'days', code: 'required' }] },
    });
    expect((await act(clerk, one, 'remind', { days: 900 })).body.errors[0]).toMatchObject({ path: 'days' });
    expect(await act(clerk, one, 'acept')).toMatchObject({ status: 404, body: { code: 'noActionNear' } });
  });

  it('asks for what its conditions want, and takes nothing that they hide', async () => {
    const one = await offer();
    expect((await act(clerk, one, 'remind', { days: 61 })).body.errors).toMatchObject([{ path: 'why' }]);
    expect((await act(clerk, one, 'remind', { days: 61, why: 'holidays' })).status).toBe(200);
    expect((await act(clerk, one, 'remind', { days: 40 })).status).toBe(200);
    expect((await act(clerk, one, 'remind', { days: 7, why: '' })).status).toBe(200);
    expect((await act(clerk, one, 'remind', { days: 7, why: 'soon' })).body.errors).toMatchObject([
      { path: 'why' },
    ]);
  });

  it('takes what was asked into expressions, and says what to show next', async () => {
    const { body } = await act(clerk, await offer(), 'remind', { days: 3 });
    expect(body['$open']).toMatchObject({ entity: 'trade:reminder', title: 'Tea set' });
    const [made] = await trade.list('reminder', `id == '${madeBy(body)['remind']!.id}'`);
    expect(made).toMatchObject({ due: '2026-03-14' });
  });

  it('is told to the screens with the conditions of what it asks and the records concerned', async () => {
    const { body } = await trade.ask(clerk, 'GET', '/api/model');
    const why = { visibleWhen: 'days > 30', requiredWhen: 'days > 60' };
    const concerns = { standing: { of: 'trade:reminder.about', where: 'due >= today()' } };
    expect(body).toMatchObject({ actions: { 'trade:remind': { concerns, params: { fields: { why } } } } });
  });

  it('does more than its caller could, where it runs as the system, and stays his deed', async () => {
    const one = await offer({ owner: null }, undefined);
    expect(await trade.status(clerk, 'PATCH', path(one), { owner: clerk.id })).toBe(403);
    expect((await trade.actionsOf(undefined, one)).get('claim')?.reason).toMatchObject({
      code: 'actionDenied',
    });
    const { status, body } = await act(clerk, one, 'claim');
    expect([status, body]).toMatchObject([200, { owner: { id: clerk.id }, updatedBy: { id: clerk.id } }]);
    expect(await act(other, one, 'claim')).toMatchObject({
      status: 422,
      body: { detail: 'somebody has it already' },
    });
  });

  it('is nothing for the key of a program that may not change', async () => {
    const one = await offer({ owner: null }, undefined);
    const { body } = await trade.app.api<{ key: string }>(
      'POST',
      '/api/auth/keys',
      { name: 'Narrow', operations: ['create'] },
      { as: clerk.token },
    );
    const reader = { id: clerk.id, token: body.key };
    expect(await act(reader, one, 'claim')).toMatchObject({ status: 403, body: { code: 'denied' } });
    expect((await trade.ask(reader, 'GET', path(one))).body).toMatchObject({ owner: null });
  });

  it('runs others as its steps, all in one transaction', async () => {
    const one = await offer();
    const { status, body } = await act(clerk, one, 'acceptAndOrder');
    expect([status, body]).toMatchObject([200, { status: 'accepted', note: 'at once' }]);
    expect(Object.keys(madeBy(body))).toEqual(['card', 'order']);
    expect(body['$open']).toMatchObject({ entity: 'trade:order' });
  });

  it('is done once when two do it at the same time, and once for each Idempotency-Key', async () => {
    const one = await offer({ owner: null }, undefined);
    const both = await Promise.all([act(clerk, one, 'claim'), act(other, one, 'claim')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    const again = await offer();
    const send = () =>
      trade.app.api<Body>(
        'POST',
        `${path(again)}/actions/remind`,
        { days: 1 },
        {
          as: clerk.token,
          headers: { 'idempotency-key': 'remind-once' },
        },
      );
    const [first, second] = [await send(), await send()];
    expect(second.body['$made']).toEqual(first.body['$made']);
    expect(await trade.list('reminder', `about.id == '${again.id}'`)).toHaveLength(1);
  });

  it('holds back what is based on an old version, and is nothing for who does not see the record', async () => {
    const one = await offer();
    await trade.ask(clerk, 'PATCH', path(one), { name: 'Tea sets' });
    const stale = await trade.app.api<Body>(
      'POST',
      `${path(one)}/actions/remind`,
      { days: 1 },
      {
        as: clerk.token,
        headers: { 'if-match': '"1"' },
      },
    );
    expect([stale.status, stale.body]).toMatchObject([412, { current: { version: 2 } }]);
    await trade.ask(undefined, 'DELETE', path(one));
    expect((await act(clerk, one, 'remind', { days: 1 })).status).toBe(404);
    expect((await act(clerk, { id: 'nonsense' }, 'remind')).status).toBe(400);
  });
});

const card = (data: object) => trade.create('card', data, clerk);
const change = (id: string, data: object, who: Person | undefined = clerk) =>
  trade.ask(who, 'PATCH', `/api/records/card/${id}`, data);
const reminders = (id: string) => trade.list('reminder', `about.id == '${id}'`);

describe('a record that is filed', () => {
  it('is stamped, and an action is done by itself, once, whatever wrote it', async () => {
    const one = await card({ name: 'Wu' });
    const { body } = await change(one.id, { filed: true });
    expect(body).toMatchObject({ filedAt: '2026-03-11T01:00:00.000Z', version: 2 });
    expect(await reminders(one.id)).toMatchObject([
      { name: 'Wu', due: '2026-04-10', owner: { id: clerk.id } },
    ]);
    const made = { op: 'create', data: { name: 'Xu', filed: true } };
    const batch = await trade.ask(clerk, 'POST', '/api/records/card/batch', { operations: [made] });
    const [result] = batch.body.results as unknown as { id: string }[];
    expect(await reminders(result!.id)).toHaveLength(1);
    await change(one.id, { filed: false });
    expect(await reminders(one.id)).toHaveLength(1);
  });

  it('is nothing that people do', async () => {
    const one = await card({ name: 'Zu' });
    const { status } = await trade.ask(clerk, 'POST', `/api/records/card/${one.id}/actions/remindFiled`);
    expect(status).toBe(404);
  });

  it('is locked for everybody, until it is taken out', async () => {
    const one = await card({ name: 'Yu', filed: true });
    const held = {
      status: 422,
      body: { errors: [{ path: 'name', code: 'filed', message: 'It is filed; take it out first' }] },
    };
    expect(await change(one.id, { name: 'Yuan' })).toMatchObject(held);
    expect(await change(one.id, { name: 'Yuan' }, undefined)).toMatchObject(held);
    const gone = await trade.ask(undefined, 'DELETE', `/api/records/card/${one.id}`);
    expect(gone).toMatchObject({ status: 422, body: { errors: [{ code: 'filed' }] } });
    const opened = await change(one.id, { name: 'Yuan', filed: false });
    expect(opened).toMatchObject({ status: 200, body: { name: 'Yuan', filedAt: null } });
  });
});

describe('actions that features register', () => {
  it('are taken out again, and run outside of a transaction where they say so', async () => {
    const forget = trade.app.node.app.get(RecordActions).register({
      name: 'ring',
      label: { 'zh-CN': '响铃', en: 'Ring' },
      isOutside: true,
      applies: ({ key }) => key === 'trade:card',
      refusal: () => Promise.resolve(undefined),
      run: ({ record }, { body }) => Promise.resolve({ tells: [record['name'], body['loud']] }),
    });
    const card = await trade.create('card', { name: 'Bell' });
    const ring = () =>
      trade.ask(undefined, 'POST', `/api/records/card/${card.id}/actions/ring`, { loud: true });
    expect((await ring()).body['$tells']).toEqual(['Bell', true]);
    forget();
    expect((await ring()).status).toBe(404);
  });

  it('hold nothing that they write themselves, also where they are called to be done once', async () => {
    const records = trade.app.node.app.get(RecordsService);
    const forget = trade.app.node.app.get(RecordActions).register({
      name: 'polish',
      label: { 'zh-CN': '擦亮', en: 'Polish' },
      isOutside: true,
      applies: ({ key }) => key === 'trade:card',
      refusal: () => Promise.resolve(undefined),
      run: async ({ read, id, record }) => {
        const name = `${String(record['name'])}!`;
        await records.update(read.caller, 'card', id, { name });
        return { tells: name };
      },
    });
    const card = await trade.create('card', { name: 'Bell' });
    const headers = { 'idempotency-key': 'polish-once' };
    const polish = () =>
      trade.app.api<Body>('POST', `/api/records/card/${card.id}/actions/polish`, {}, { headers });
    expect([(await polish()).body['$tells'], (await polish()).body['$tells']]).toEqual(['Bell!', 'Bell!']);
    forget();
  }, 15_000);
});
