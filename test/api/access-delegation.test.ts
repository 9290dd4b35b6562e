import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AgencyApp, type Body, type Person } from '../support/agency-app.ts';

let agency: AgencyApp;
let anna: Person;
let ben: Person;
let cleo: Person;
let hers: Body;
let other: Body;

beforeAll(async () => {
  agency = await AgencyApp.start();
  anna = await agency.person('anna', ['agent']);
  ben = await agency.person('ben', ['agent']);
  cleo = await agency.person('cleo', ['agent']);
  hers = await agency.create('client', { name: 'Hers', fee: 5 }, undefined).then((made) => made);
  await agency.ask(undefined, 'PATCH', `/api/records/client/${hers.id}`, { owner: anna.id });
  other = await agency.create('client', { name: 'Other' }, anna);
});
afterAll(() => agency?.close());
beforeEach(() => agency.app.clock.set(new Date('2026-03-11T01:00:00Z')));

const DAY = '2026-03-12T01:00:00Z';

async function delegate(data: object = {}, who = anna): Promise<Body> {
  return agency.create('core:delegation', { delegate: ben.id, to: DAY, ...data }, who);
}

const takeBack = ({ id }: Body, who = anna) =>
  agency.status(who, 'POST', `/api/records/core:delegation/${id}/actions/takeBack`);

describe('a delegation', () => {
  it('lets another see all that is mine, for its time and not longer', async () => {
    expect(await agency.names(ben)).toEqual([]);
    await delegate();
    expect(await agency.names(ben)).toEqual(['Hers', 'Other']);
    agency.app.clock.set(new Date('2026-03-12T01:00:01Z'));
    expect(await agency.names(ben)).toEqual([]);
  });

  it('begins when it says so', async () => {
    agency.app.clock.set(new Date('2026-04-01T00:00:00Z'));
    await delegate({ from: '2026-04-02T00:00:00Z', to: '2026-04-03T00:00:00Z' });
    expect(await agency.names(ben)).toEqual([]);
    agency.app.clock.set(new Date('2026-04-02T00:00:01Z'));
    expect(await agency.names(ben)).toEqual(['Hers', 'Other']);
  });

  it('is taken back at once, once, and only by its delegator', async () => {
    agency.app.clock.set(new Date('2026-05-01T00:00:00Z'));
    const made = await delegate({ to: '2026-06-01T00:00:00Z' });
    expect(await agency.names(ben)).toHaveLength(2);
    expect(await takeBack(made, ben)).toBe(403);
    expect(await takeBack(made)).toBe(200);
    expect(await agency.names(ben)).toEqual([]);
    expect(await takeBack(made)).toBe(422);
  });

  it('opens the chosen records alone', async () => {
    agency.app.clock.set(new Date('2026-07-01T00:00:00Z'));
    const records = [{ entity: 'client', record: other.id }];
    const made = await delegate({ to: '2026-08-01T00:00:00Z', records });
    expect(await agency.names(ben)).toEqual(['Other']);
    expect(await takeBack(made)).toBe(200);
  });

  it('lets the delegate change, never delete, give away, share or pass on', async () => {
    agency.app.clock.set(new Date('2026-09-01T00:00:00Z'));
    const made = await delegate({ to: '2026-10-01T00:00:00Z', gives: 'write' });
    const path = `/api/records/client/${hers.id}`;
    expect(await agency.status(ben, 'PATCH', path, { region: 'S' })).toBe(200);
    expect(await agency.status(ben, 'DELETE', path)).toBe(403);
    expect(await agency.status(ben, 'PATCH', path, { owner: ben.id })).toBe(422);
    expect(await agency.status(ben, 'PATCH', path, { team: [cleo.id] })).toBe(422);
    expect(await agency.status(ben, 'POST', `${path}/actions/share`, { user: cleo.id })).toBe(403);
    const passed = {
      delegate: cleo.id,
      to: '2026-10-01T00:00:00Z',
      records: [{ entity: 'client', record: hers.id }],
    };
    expect(await agency.status(ben, 'POST', '/api/records/core:delegation', passed)).toBe(422);
    await delegate({ delegate: cleo.id, to: '2026-10-01T00:00:00Z' }, ben);
    expect(await agency.names(cleo)).toEqual([]);
    const { body } = await agency.ask(anna, 'GET', path);
    expect(body).toMatchObject({ owner: { id: anna.id }, updatedBy: { id: ben.id }, region: 'S' });
    expect(await takeBack(made)).toBe(200);
  });

  it('for reading lets nothing be changed', async () => {
    agency.app.clock.set(new Date('2026-11-01T00:00:00Z'));
    const made = await delegate({ to: '2026-12-01T00:00:00Z' });
    expect(await agency.status(ben, 'PATCH', `/api/records/client/${hers.id}`, { region: 'W' })).toBe(403);
    expect(await takeBack(made)).toBe(200);
  });

  it('stands in the log with the name of whom it was done for', async () => {
    agency.app.clock.set(new Date('2027-01-01T00:00:00Z'));
    const made = await delegate({ to: '2027-02-01T00:00:00Z', gives: 'write' });
    const path = `/api/records/client/${hers.id}`;
    expect(await agency.status(ben, 'PATCH', path, { region: 'E' })).toBe(200);
    const { body } = await agency.ask(anna, 'GET', `${path}/history`);
    expect(body.items[0]).toMatchObject({ by: { id: ben.id }, onBehalfOf: { id: anna.id } });
    const titles = { [ben.id]: expect.any(String), [anna.id]: expect.any(String) };
    expect(body.titles).toMatchObject(titles);
    expect(await takeBack(made)).toBe(200);
  });

  it('is made of one’s own records, to somebody else, with an end after its start', async () => {
    for (const [data, who] of [
      [{ delegator: anna.id }, ben],
      [{ delegate: ben.id }, ben],
      [{ to: '2020-01-01T00:00:00Z' }, anna],
      [{ records: [{ entity: 'client', record: hers.id }] }, cleo],
    ] as const) {
      const body = { delegate: cleo.id, to: '2030-01-01T00:00:00Z', ...data };
      expect(await agency.status(who, 'POST', '/api/records/core:delegation', body)).toBe(422);
    }
  });
});
