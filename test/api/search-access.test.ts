import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencyApp, type Person } from '../support/agency-app.ts';

let agency: AgencyApp;
let agent: Person;
let auditor: Person;
let desk: Person;

const PHONE = '13877776666';

beforeAll(async () => {
  agency = await AgencyApp.start();
  agent = await agency.person('anna', ['agent']);
  auditor = await agency.person('otto', ['auditor']);
  desk = await agency.person('dora', ['desk']);
  await agency.create('client', { name: '玄武精密', phone: PHONE }, agent);
  await agency.create('client', { name: '玄武贸易', phone: '13900001111' }, undefined);
});
afterAll(() => agency?.close());

async function inList(who: Person | undefined, q: string): Promise<unknown[]> {
  const { body } = await agency.ask(who, 'GET', `/api/records/client?q=${encodeURIComponent(q)}`);
  return body.items.map(({ name }) => name).toSorted();
}

async function everywhere(who: Person | undefined, q: string): Promise<unknown[]> {
  const { body } = await agency.ask(who, 'GET', `/api/search?q=${encodeURIComponent(q)}`);
  return body.items.map(({ title }) => title).toSorted();
}

async function counted(who: Person | undefined, q: string): Promise<unknown> {
  const query = { entity: 'client', q, measures: [{ fn: 'count', as: 'count' }] };
  const { body } = await agency.ask(who, 'POST', '/api/query', query);
  return body.items[0]?.['count'] ?? 0;
}

describe('a search by a role', () => {
  it('finds the records of its scope alone', async () => {
    for (const search of [inList, everywhere]) {
      expect(await search(undefined, '玄武')).toEqual(['玄武精密', '玄武贸易']);
      expect(await search(agent, '玄武')).toEqual(['玄武精密']);
    }
    expect(await counted(agent, '玄武')).toBe(1);
  });

  it('never looks into a field it may not read, nor into a masked one', async () => {
    expect(await inList(undefined, PHONE)).toEqual(['玄武精密']);
    expect(await inList(agent, '7777')).toEqual(['玄武精密']);
    for (const who of [auditor, desk]) {
      expect(await inList(who, PHONE)).toEqual([]);
      expect(await inList(who, '玄武 7777')).toEqual([]);
      expect(await everywhere(who, PHONE)).toEqual([]);
      expect(await counted(who, PHONE)).toBe(0);
      expect(await inList(who, '玄武')).toHaveLength(2);
    }
  });
});
