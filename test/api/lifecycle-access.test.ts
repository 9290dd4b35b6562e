import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencyApp, type Person } from '../support/agency-app.ts';

interface Plan {
  readonly access: readonly object[];
  readonly data: readonly { field: string; problem: string; count: number; severity: string }[];
  readonly references: readonly { path: string; uses: readonly { target: string; whenGone: string }[] }[];
  readonly problems: readonly object[];
}

const CLIENT = 'agency:client.entity';
const AGENT = 'agency:agent.role';

describe('rights and hidden data in the plan', () => {
  let agency: AgencyApp;
  let ann: Person;

  beforeAll(async () => {
    agency = await AgencyApp.start();
    ann = await agency.person('ann', ['agent']);
    await agency.person('bob', ['agent']);
    await agency.create('client', { name: 'Own' }, ann);
    for (const name of ['One', 'Two']) await agency.create('client', { name });
  });
  afterAll(() => agency?.app.close());

  async function drafted(changes: object): Promise<string> {
    const { status, body } = await agency.ask(undefined, 'POST', '/api/drafts', { changes });
    expect(status, JSON.stringify(body)).toBe(201);
    return body.id;
  }

  async function planned(changes: object): Promise<Plan> {
    const { status, body } = await agency.ask(undefined, 'GET', `/api/drafts/${await drafted(changes)}/plan`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body as unknown as Plan;
  }

  async function published(changes: object): Promise<void> {
    const id = await drafted(changes);
    const { status, body } = await agency.ask(undefined, 'POST', `/api/drafts/${id}/publish`, {});
    expect(status, JSON.stringify(body)).toBe(200);
  }

  it('counts who gains records and which fields come into sight', async () => {
    const set = {
      'entities.client.read': { to: 'all' },
      'entities.client.fields.fee.read': { to: true },
    };
    const { access } = await planned({ [AGENT]: { set } });
    expect(access).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          role: 'agent',
          entity: 'agency:client',
          operation: 'read',
          users: 2,
          holders: 2,
          gains: 3,
          loses: 0,
        }),
        expect.objectContaining({
          role: 'agent',
          operation: 'field',
          field: 'fee',
          from: 'hidden',
          to: 'write',
        }),
      ]),
    );
  });

  it('counts who loses records by a restriction', async () => {
    const label = { 'zh-CN': '隐藏', en: 'Hidden' };
    const rule = { name: 'hidden', label, entity: 'agency:client', when: "name == 'One'" };
    const { access } = await planned({ 'org:hidden.restriction': { create: rule } });
    expect(access).toContainEqual(
      expect.objectContaining({ role: 'systemAdmin', operation: 'read', users: 1, gains: 0, loses: 1 }),
    );
  });

  it('hides a retired field everywhere, and gives it back with its data', async () => {
    const { id } = await agency.create('client', { name: 'Kept', fee: 12 });
    const retire = { [CLIENT]: { retire: { 'fields.fee': {} } } };
    const { references, problems } = await planned(retire);
    const first = references[0]!.uses.filter(({ whenGone }) => whenGone === 'changeFirst');
    expect(first.map(({ target }) => target)).toContain('agency:dearClients.view');
    expect(problems).toHaveLength(first.length);
    const remark = { 'fields.remark.requiredWhen': { to: null }, 'fields.remark.readOnlyWhen': { to: null } };
    await published({
      [CLIENT]: { ...retire[CLIENT], set: remark },
      'agency:dearClients.view': { set: { filter: { to: 'sealed' } } },
    });
    const hidden = await agency.ask(undefined, 'GET', `/api/records/client/${id}`);
    expect(hidden.body).not.toHaveProperty('fee');
    const filter = encodeURIComponent('fee > 1');
    expect((await agency.ask(undefined, 'GET', `/api/records/client?filter=${filter}`)).status).toBe(400);
    expect((await agency.ask(undefined, 'PATCH', `/api/records/client/${id}`, { fee: 1 })).status).toBe(422);
    const back = { [CLIENT]: { restore: { 'fields.fee': {} } } };
    await published(back);
    const shown = await agency.ask(undefined, 'GET', `/api/records/client/${id}`);
    expect(shown.body).toMatchObject({ fee: 12 });
  });

  it('lists what breaks the rules of a field that comes back', async () => {
    const note = { type: 'text', label: { 'zh-CN': '号', en: 'Code' }, unique: true };
    await published({ [CLIENT]: { set: { 'fields.x_code': { to: note } } } });
    const { id } = await agency.create('client', { name: 'A', x_code: '7' });
    await agency.create('client', { name: 'B', x_code: '8' });
    await published({ [CLIENT]: { retire: { 'fields.x_code': {} } } });
    await agency.create('client', { name: 'C' });
    const strict = { 'fields.x_code.required': { to: true }, 'fields.x_code.maxLength': { to: 1 } };
    const { data } = await planned({ [CLIENT]: { restore: { 'fields.x_code': {} }, set: strict } });
    expect(data).toContainEqual(expect.objectContaining({ field: 'x_code', problem: 'missingValue' }));
    await published({ [CLIENT]: { restore: { 'fields.x_code': {} } } });
    expect((await agency.ask(undefined, 'GET', `/api/records/client/${id}`)).body).toMatchObject({
      x_code: '7',
    });
    const twin = await agency.ask(undefined, 'POST', '/api/records/client', { name: 'D', x_code: '7' });
    expect(twin.status).toBe(409);
  });

  it('purges what is retired, and only when that is confirmed', async () => {
    await published({ [CLIENT]: { retire: { 'fields.x_code': {} } } });
    const name = 'agency:client.x_code';
    const kept = await agency.ask(undefined, 'GET', '/api/purges');
    expect(kept.body.items).toContainEqual({ name, entity: 'agency:client', field: 'x_code', count: 2 });
    const ask = (body: object) => agency.ask(undefined, 'POST', '/api/purges', body);
    expect((await ask({ name })).body.code).toBe('purgeUnconfirmed');
    expect((await ask({ name: 'agency:client.name', confirm: 'agency:client.name' })).body.code).toBe(
      'purgeInForce',
    );
    expect((await agency.ask(ann, 'POST', '/api/purges', { name, confirm: name })).status).toBe(403);
    expect(await ask({ name, confirm: name })).toMatchObject({ status: 200, body: { count: 2 } });
    await published({ [CLIENT]: { restore: { 'fields.x_code': {} } } });
    const { body } = await agency.ask(undefined, 'GET', '/api/records/client?filter=x_code%20!%3D%20null');
    expect(body.items).toEqual([]);
  });
});
