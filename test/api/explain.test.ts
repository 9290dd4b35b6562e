import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencyApp, type Body, type Person } from '../support/agency-app.ts';

let agency: AgencyApp;
let ada: Person;
let ben: Person;
let client: Body;
let other: Body;

beforeAll(async () => {
  agency = await AgencyApp.start();
  ada = await agency.person('ada', ['agent']);
  ben = await agency.person('ben', ['agent']);
  client = await agency.create('client', { name: 'Ada Ltd', owner: ada.id });
  other = await agency.create('client', { name: 'Ben Ltd', owner: ben.id });
});
afterAll(() => agency?.close());

const ask = (who: Person | undefined, query: Readonly<Record<string, string>>) =>
  agency.ask(who, 'GET', `/api/explain?${new URLSearchParams({ entity: 'client', ...query })}`);

describe('explaining access', () => {
  it('tells which role and scope open a record, in words and as data', async () => {
    const { status, body } = await ask(ada, { id: client.id });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      user: { id: ada.id },
      allowed: true,
      operation: 'read',
      roles: [
        { role: 'agent', allowed: true, scope: 'own', because: [{ kind: 'scope' }, { kind: 'owner' }] },
      ],
    });
    expect(body['summary']).toContain('Agent');
  });

  it('tells who has the right why another may not', async () => {
    const { body } = await ask(undefined, { user: 'ben', id: client.id, operation: 'update' });
    expect(body).toMatchObject({ user: { id: ben.id }, allowed: false });
    expect(body['summary']).toContain('ben may not change it');
    expect(JSON.stringify(body['roles'])).toContain('outside its scope');
  });

  it('tells of roles that reach everything', async () => {
    const { body } = await ask(undefined, { id: client.id, operation: 'delete' });
    expect(body).toMatchObject({ allowed: true, roles: [{ scope: 'all', text: 'scope: all records' }] });
  });

  it('names the share that decided', async () => {
    const shared = { user: ben.id, gives: 'read' };
    await agency.ask(undefined, 'POST', `/api/records/client/${client.id}/actions/share`, shared);
    const { body } = await ask(undefined, { user: ben.id, id: client.id });
    expect(body).toMatchObject({ allowed: true, roles: [{ because: [{ kind: 'share' }] }] });
    expect((await ask(undefined, { user: ben.id, id: client.id, operation: 'update' })).body).toMatchObject({
      allowed: false,
    });
  });

  it('tells nobody whether a record exists that he does not see', async () => {
    const missing = await ask(ada, { id: '01900000-0000-7000-8000-000000000000' });
    const hidden = await ask(ada, { id: other.id });
    expect([missing.status, hidden.status]).toEqual([404, 404]);
    expect((await ask(ada, { user: 'ben', id: client.id })).status).toBe(403);
  });

  it('tells of a field what the roles give, and nothing of one that is hidden', async () => {
    const { body } = await ask(undefined, { user: 'ada', id: client.id, field: 'fee' });
    expect(body).toMatchObject({
      field: {
        name: 'fee',
        read: 'no',
        write: false,
        roles: [{ label: 'Agent', text: 'may not see it' }],
        whoCan: expect.arrayContaining(['Chief']),
      },
    });
    expect((await ask(ada, { id: client.id, field: 'fee' })).status).toBe(400);
    expect((await ask(ada, { id: client.id, field: 'name' })).body).toMatchObject({
      field: { read: 'yes', write: true },
    });
  });

  it('says of a list what its rows are, and how many', async () => {
    const { body } = await ask(ada, {});
    expect(body).toMatchObject({
      allowed: true,
      count: 1,
      roles: [
        {
          label: 'Agent',
          text: expect.stringMatching(/^own records .+ what the rule “Clients of the north” shares/),
        },
      ],
    });
  });

  it('refuses what it does not know', async () => {
    expect((await ask(ada, { operation: 'fly' })).status).toBe(400);
    expect((await ask(undefined, { user: 'nobody' })).status).toBe(404);
    expect((await ask(ada, { entity: 'nothing' })).status).toBe(404);
  });
});

const compare = (who: Person | undefined, body: unknown) =>
  agency.ask(who, 'POST', '/api/explain/what-if', body);

describe('what would be with other roles', () => {
  it('counts the records gained and lost, and names the fields', async () => {
    const { status, body } = await compare(undefined, { user: 'ada', roles: ['auditor'] });
    expect(status, JSON.stringify(body)).toBe(200);
    const difference = body.items.find((item) => String(item['entity']).endsWith(':client'));
    expect(difference).toMatchObject({
      operations: { read: { gained: 1, lost: 0 }, update: { gained: 0, lost: 1 } },
      fields: { gained: expect.arrayContaining(['fee']), lost: ['phone'] },
    });
  });

  it('changes nothing, and is for those with the right', async () => {
    const user = await agency.ask(undefined, 'GET', `/api/records/user/${ada.id}`);
    expect(user.body['roles']).toEqual(['agent']);
    expect((await compare(ada, { user: 'ada', roles: [] })).status).toBe(403);
    expect((await compare(undefined, { user: 'ada', roles: ['nothing'] })).status).toBe(400);
    expect((await compare(undefined, { user: 'ada' })).status).toBe(400);
  });
});
