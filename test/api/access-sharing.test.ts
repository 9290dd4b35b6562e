import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencyApp, type Body, type Person } from '../support/agency-app.ts';

let agency: AgencyApp;
let anna: Person;
let ben: Person;
let chief: Person;
let below: Person;
let record: Body;

beforeAll(async () => {
  agency = await AgencyApp.start();
  const sales = await agency.create('department', { name: 'Sales' });
  const south = await agency.create('department', { name: 'South', parent: sales.id });
  chief = await agency.person('chief', ['chief'], { department: sales.id });
  anna = await agency.person('anna', ['agent'], { department: south.id, reportsTo: chief.id });
  ben = await agency.person('ben', ['agent']);
  below = await agency.person('below', ['leader'], { department: south.id, reportsTo: chief.id });
  record = await agency.create('client', { name: 'Shared' }, anna);
});
afterAll(() => agency?.close());

const path = () => `/api/records/client/${record.id}`;
const share = (who: Person, body: object) => agency.ask(who, 'POST', `${path()}/actions/share`, body);

describe('sharing a record', () => {
  it('opens it to a user, for reading until it is taken back', async () => {
    const { status, body } = await share(anna, { user: ben.id });
    expect([status, body]).toMatchObject([201, { entity: 'agency:client', gives: 'read' }]);
    expect(await agency.names(ben)).toEqual(['Shared']);
    expect(await agency.status(ben, 'PATCH', path(), { region: 'S' })).toBe(403);
    expect(await agency.status(ben, 'DELETE', `/api/records/core:accessGrant/${body.id}`)).toBe(403);
    expect(await agency.status(anna, 'DELETE', `/api/records/core:accessGrant/${body.id}`)).toBe(204);
    expect(await agency.names(ben)).toEqual([]);
  });

  it('lets the other change it where it says so, until its time has come', async () => {
    await share(anna, { user: ben.id, gives: 'write', to: '2026-03-12T00:00:00Z' });
    expect(await agency.status(ben, 'PATCH', path(), { region: 'S' })).toBe(200);
    expect(await agency.status(ben, 'PATCH', path(), { owner: ben.id })).toBe(422);
    agency.app.clock.set(new Date('2026-03-12T00:00:01Z'));
    expect(await agency.names(ben)).toEqual([]);
    agency.app.clock.set(new Date('2026-03-11T01:00:00Z'));
    const grants = await agency.ask(anna, 'GET', '/api/records/core:accessGrant');
    for (const { id } of grants.body.items)
      await agency.status(anna, 'DELETE', `/api/records/core:accessGrant/${String(id)}`);
  });

  it('refuses what the sharer lacks, and what nobody understands', async () => {
    for (const body of [
      {},
      { user: ben.id, role: 'agent' },
      { user: 'x' },
      { role: 'nope' },
      { user: ben.id, gives: 'all' },
      { user: ben.id, to: '1' },
      { user: ben.id, to: '2026-02-30T00:00:00Z' },
    ])
      expect((await share(anna, body)).status).toBe(400);
    expect((await share(ben, { user: ben.id })).status).toBe(404);
  });

  it('to nobody’s department is not to everybody’s', async () => {
    const { body } = await share(anna, { role: 'auditor' });
    expect(await agency.names(ben)).toEqual([]);
    expect(await agency.status(anna, 'DELETE', `/api/records/core:accessGrant/${body.id}`)).toBe(204);
  });
});

describe('scopes', () => {
  it('reach the department and those below it, by the owner’s department', async () => {
    expect(await agency.names(chief)).toEqual(['Shared']);
    expect((await agency.ask(chief, 'GET', path())).body['department']).toMatchObject({ title: 'South' });
  });

  it('reach the records of subordinates, and no further', async () => {
    expect(await agency.names(below)).toEqual([]);
    await agency.ask(undefined, 'PATCH', `/api/records/user/${anna.id}`, { reportsTo: below.id });
    expect(await agency.names(below)).toEqual(['Shared']);
    expect(await agency.status(below, 'PATCH', path(), { region: 'W' })).toBe(403);
  });

  it('stamp the department of a new owner, whom only the right to assign gives', async () => {
    expect(await agency.status(anna, 'PATCH', path(), { owner: ben.id })).toBe(422);
    expect(await agency.status(chief, 'PATCH', path(), { owner: below.id })).toBe(200);
    expect((await agency.ask(undefined, 'GET', path())).body['department']).toMatchObject({ title: 'South' });
    expect(await agency.names(anna)).toEqual([]);
  });

  it('count members of the team as own', async () => {
    expect(await agency.status(undefined, 'PATCH', path(), { team: [ben.id] })).toBe(200);
    expect(await agency.names(ben)).toEqual(['Shared']);
    expect(await agency.status(ben, 'PATCH', path(), { region: 'E' })).toBe(200);
    expect(await agency.status(undefined, 'PATCH', path(), { team: [] })).toBe(200);
    expect(await agency.names(ben)).toEqual([]);
  });
});

describe('roles', () => {
  it('are granted by right, and never more than one has', async () => {
    const person = { username: 'nina', name: 'Nina', roles: ['systemAdmin'] };
    expect(await agency.status(chief, 'POST', '/api/records/user', person)).toBe(403);
    expect(
      await agency.status(chief, 'PATCH', `/api/records/user/${chief.id}`, { roles: ['systemAdmin'] }),
    ).toBe(403);
    expect(
      await agency.status(undefined, 'PATCH', `/api/records/user/${ben.id}`, { roles: ['agent', 'nope'] }),
    ).toBe(422);
  });

  it('keep metadata and files of unseen records from those who may not see them', async () => {
    expect(await agency.status(ben, 'GET', '/api/metadata/entity')).toBe(403);
    expect(await agency.status(ben, 'GET', '/api/metadata/role/agent')).toBe(403);
    const form = new FormData();
    form.append('file', new Blob(['secret']), 'secret.txt');
    const made = await agency.ask(undefined, 'POST', `/api/files?entity=client&id=${record.id}`, form);
    expect(made.status).toBe(201);
    expect(await agency.status(ben, 'GET', `/api/files/${made.body.id}`)).toBe(404);
    expect(await agency.status(chief, 'GET', `/api/files/${made.body.id}`)).toBe(200);
    expect(await agency.status(ben, 'GET', '/api/records/core:file')).toBe(403);
  });
});
