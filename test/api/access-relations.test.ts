import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencyApp, type Person } from '../support/agency-app.ts';

let agency: AgencyApp;
let agent: Person;
let other: Person;
let auditor: Person;
let desk: Person;

beforeAll(async () => {
  agency = await AgencyApp.start();
  agent = await agency.person('anna', ['agent']);
  other = await agency.person('bert', ['agent']);
  auditor = await agency.person('otto', ['auditor']);
  desk = await agency.person('dora', ['desk']);
  const mine = await agency.create('client', { name: 'Mine', phone: '13877776666' }, agent);
  const made = { name: 'Theirs', phone: '13900001111', referredBy: mine.id, owner: other.id };
  const theirs = await agency.create('client', made);
  await agency.create('visit', { subject: 'To mine', client: mine.id }, agent);
  await agency.create('visit', { subject: 'To theirs', client: theirs.id }, other);
});
afterAll(() => agency?.close());

async function found(
  who: Person | undefined,
  entity: string,
  filter: string,
  shown: string,
): Promise<unknown[]> {
  const query = new URLSearchParams({ filter, sort: shown });
  const { status, body } = await agency.ask(who, 'GET', `/api/records/${entity}?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items.map((item) => item[shown]);
}

describe('the recycle bin', () => {
  it('gives nobody back what went along, unless what took it is his to take back', async () => {
    const leader = await agency.person('lena', ['leader']);
    const lines = [{ item: 'First' }];
    const taken = await agency.create('client', { name: 'Taken', owner: leader.id, lines });
    const [line] = taken['lines'] as readonly { readonly id: string }[];
    const path = `/api/records/client/${taken.id}`;
    const restore = `/api/records/clientLine/${line!.id}/restore`;
    expect(await agency.status(undefined, 'DELETE', path)).toBe(204);
    expect(await agency.status(leader, 'POST', restore)).toBe(409);
    expect(await agency.status(undefined, 'GET', path)).toBe(404);
    expect(await agency.status(undefined, 'POST', restore)).toBe(200);
    expect(await agency.status(undefined, 'DELETE', path)).toBe(204);
  });
});

describe('a condition on related records', () => {
  it('sees the related records that the caller sees, and no others', async () => {
    const owners = 'client.owner.exists(c, true)';
    expect(await found(undefined, 'user', owners, 'username')).toEqual(['anna', 'bert']);
    expect(await found(agent, 'user', owners, 'username')).toEqual(['anna']);
    expect(await found(agent, 'user', "client.owner.exists(c, c.name == 'Theirs')", 'username')).toEqual([]);
    expect(await found(agent, 'user', 'size(client.owner) == 0', 'username')).toContain('bert');
    expect(await found(agent, 'user', 'client.owner.all(c, false)', 'username')).toContain('bert');
    expect(await found(agent, 'client', 'client.referredBy.count(c, true) > 0', 'name')).toEqual([]);
    expect(await found(other, 'visit', "client.visit.client.exists(v, v.subject != '')", 'subject')).toEqual([
      'To theirs',
    ]);
  });

  it.each([
    ['a field that is hidden', () => agent, 'user', 'client.owner.exists(c, c.fee > 1)'],
    [
      'a field that is hidden, behind a reference',
      () => agent,
      'user',
      'client.owner.exists(c, c.referredBy.fee > 1)',
    ],
    [
      'a field that is hidden, two relations away',
      () => agent,
      'user',
      'client.owner.exists(c, c.client.referredBy.exists(d, d.fee > 1))',
    ],
    [
      'a field that another role hides',
      () => auditor,
      'user',
      "client.owner.exists(c, c.phone == '13877776666')",
    ],
    ['a field that is masked', () => desk, 'user', "client.owner.exists(c, c.phone == '13877776666')"],
  ])('is refused over %s', async (_, who, entity, filter) => {
    const path = `/api/records/${entity}?${new URLSearchParams({ filter, count: 'exact' })}`;
    const { status, body } = await agency.ask(who(), 'GET', path);
    expect([status, body.items]).toEqual([400, undefined]);
    const admin = await agency.ask(undefined, 'GET', path);
    expect(admin.status, JSON.stringify(admin.body)).toBe(200);
  });
});
