import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportMap } from '../../platform/exchange/import-map.ts';
import { Caller } from '../../platform/kernel/caller.ts';
import { AgencyApp, filter, type Body, type Person } from '../support/agency-app.ts';
import { CsvImports } from '../support/csv-imports.ts';
import { withoutIds } from '../support/without-ids.ts';

let agency: AgencyApp;
/** Own rows, no fee. */
let agent: Person;
/** All rows, no phone. */
let auditor: Person;
/** Own rows without fee, all rows without phone: no cell of one in rows of the other. */
let both: Person;
/** All rows, phone masked, no fee. */
let desk: Person;
let own: Body;
let foreign: Body;
let sealed: Body;

const PHONE = '+86 755 8888 0001';

beforeAll(async () => {
  agency = await AgencyApp.start();
  agent = await agency.person('agent', ['agent']);
  auditor = await agency.person('auditor', ['auditor']);
  both = await agency.person('both', ['agent', 'auditor']);
  desk = await agency.person('desk', ['desk']);
  own = await agency.create('client', {
    name: 'Own',
    phone: PHONE,
    fee: 987654321,
    code: 'A',
    owner: agent.id,
  });
  foreign = await agency.create('client', { name: 'Foreign', phone: PHONE, fee: 5000, code: 'B' });
  await agency.create('client', {
    name: 'Both',
    phone: PHONE,
    fee: 1,
    owner: both.id,
    referredBy: foreign.id,
  });
  sealed = await agency.create('client', { name: 'Sealed', fee: 7, sealed: true, owner: agent.id });
  await agency.create('client', { name: 'North', region: 'N', fee: 3 });
  await agency.create('visit', { subject: 'To foreign', client: foreign.id });
});
afterAll(() => agency?.close());

const one = (id: string) => `/api/records/client/${id}`;
const query = (who: Person, body: object) =>
  agency.ask(who, 'POST', '/api/query', { entity: 'client', measures: [{ fn: 'count', as: 'n' }], ...body });

const cells = async (path: string) =>
  Object.fromEntries(
    (await agency.ask(both, 'GET', path)).body.items.map((row) => [
      row['name'],
      { phone: 'phone' in row, fee: 'fee' in row },
    ]),
  );

const post = (list: object[]) =>
  agency.ask(agent, 'POST', '/api/records/client/batch', { operations: list, atomic: false });

const told = ({ body }: { body: Body }) =>
  JSON.stringify(body)
    .replaceAll(/"requestId":"[^"]*"/g, '')
    .replaceAll(/[0-9a-f-]{36}/g, '');

describe('rows', () => {
  it('are one’s own, shared by rule, and never those held back', async () => {
    expect(await agency.names(agent)).toEqual(['North', 'Own']);
    expect(await agency.names(auditor)).toEqual(['Both', 'Foreign', 'North', 'Own']);
    expect(await agency.names(undefined)).toContain('Sealed');
  });

  it('that are not reached are not there, on any path', async () => {
    for (const id of [foreign.id, sealed.id]) {
      expect(await agency.status(agent, 'GET', one(id))).toBe(404);
      expect(await agency.status(agent, 'PATCH', one(id), { region: 'W' })).toBe(404);
      expect(await agency.status(agent, 'DELETE', one(id))).toBe(404);
      expect(await agency.status(agent, 'GET', `${one(id)}/history`)).toBe(404);
      expect(await agency.status(agent, 'GET', `${one(id)}/actions`)).toBe(404);
      expect(await agency.status(agent, 'POST', `${one(id)}/actions/share`, { user: both.id })).toBe(404);
    }
  });

  it('are counted only as far as they are seen', async () => {
    const { body } = await agency.ask(agent, 'GET', '/api/records/client?count=exact&limit=1');
    expect(body.count).toBe(2);
    expect((await query(agent, {})).body.items).toEqual([{ n: 2 }]);
  });

  it('of an entity no role names are refused altogether', async () => {
    expect(await agency.status(agent, 'GET', '/api/records/company')).toBe(403);
    expect((await agency.ask(agent, 'GET', '/api/model')).body['entities']).not.toHaveProperty(
      'core:company',
    );
  });

  it('of a target that is not seen are an id without a title', async () => {
    const { body } = await agency.ask(both, 'GET', '/api/records/visit');
    expect(body.items).toMatchObject([{ client: { id: foreign.id, title: 'Foreign' } }]);
    const seen = await agency.ask(agent, 'GET', '/api/records/visit?fields=subject,client.name,client.phone');
    expect(seen.body.items).toMatchObject([{ client: { id: foreign.id, title: null, name: null } }]);
    expect(withoutIds(seen.body)).not.toMatch(/Foreign|8888/);
  });
});

describe('a hidden field', () => {
  it('is in no record, history, export, conflict or search', async () => {
    const fee = /"fee"|987654321/;
    expect(withoutIds((await agency.ask(agent, 'GET', one(own.id))).body)).not.toMatch(fee);
    expect(withoutIds((await agency.ask(agent, 'GET', `${one(own.id)}/history`)).body)).not.toMatch(fee);
    expect(withoutIds((await agency.ask(agent, 'GET', `${one(own.id)}/timeline`)).body)).not.toMatch(fee);
    const exported = await agency.ask(agent, 'GET', '/api/exports/client');
    expect(exported.status).toBe(200);
    expect(withoutIds(exported.body)).not.toMatch(/费用|Fee|987654321/);
  });

  it('cannot be asked for, filtered, sorted, grouped or measured, and looks like a field that is not there', async () => {
    for (const path of ['fields=FIELD', 'sort=-FIELD', 'filter=FIELD%20%3E%201']) {
      for (const field of ['fee', 'nope'])
        expect(await agency.status(agent, 'GET', `/api/records/client?${path.replace('FIELD', field)}`)).toBe(
          400,
        );
    }
    for (const body of [
      { groupBy: ['fee'] },
      { measures: [{ fn: 'sum', field: 'fee', as: 'x' }] },
      { measures: [{ fn: 'sum', value: 'fee * 2', as: 'x' }] },
      { filter: 'fee > 1' },
    ])
      expect((await query(agent, body)).status).toBe(400);
  });

  it('is not in the model, its validators, the API description or a view that reads it', async () => {
    const { body } = await agency.ask(agent, 'GET', '/api/model');
    expect(withoutIds(body)).not.toMatch(/"fee"|fee >/);
    const module = await agency.ask(agent, 'GET', '/api/model/validators/agency:client.js');
    expect(withoutIds(module.body)).not.toContain('fee');
    expect(await agency.status(agent, 'GET', '/api/records/client?view=dearClients')).toBe(404);
    const { body: list } = await agency.ask(agent, 'GET', '/api/records/client?view=allClients');
    expect(list.items[0]).not.toHaveProperty('fee');
    expect(await agency.status(auditor, 'GET', '/api/records/client?view=dearClients')).toBe(200);
  });

  it('tells what comes of conditions that read it, without the value', async () => {
    const made = { name: 'Dear', fee: 7777, remark: 'x', owner: agent.id };
    const { id } = await agency.create('client', made);
    const { body } = await agency.ask(agent, 'GET', '/api/model');
    const { fields } = (body['entities'] as Record<string, { fields: Record<string, object> }>)[
      'agency:client'
    ]!;
    expect(fields['remark']).toMatchObject({ decidedUnseen: true });
    expect(fields['remark']).not.toHaveProperty('requiredWhen');
    const actions = await agency.ask(agent, 'GET', `${one(id)}/actions`);
    expect(actions.body['states']).toEqual({ remark: { required: true, readOnly: false } });
    expect((await agency.ask(undefined, 'GET', `${one(id)}/actions`)).body['states']).toEqual({});
    await agency.ask(undefined, 'DELETE', one(id));
  });

  it('is not written, and a guess at it is told like any other', async () => {
    expect(await agency.status(agent, 'PATCH', one(own.id), { fee: 987654321 })).toBe(422);
    expect(await agency.status(agent, 'PATCH', one(own.id), { fee: 901 })).toBe(422);
    expect(await agency.status(agent, 'POST', '/api/records/client', { name: 'x', fee: 1 })).toBe(422);
  });
});

describe('a field that is hidden or masked', () => {
  it('is nothing by which an import finds records', async () => {
    const imports = new CsvImports(agency.app);
    const caller = Caller.user({ id: agent.id, username: 'anna', roles: ['agent'] });
    const map: ImportMap = {
      match: ['fee'],
      fields: {
        fee: { column: 'fee' },
        referredBy: { column: 'fee', lookup: { by: 'fee' } },
        name: { column: 'name' },
      },
    };
    const run = imports.run('client', map, 'fee,name\n900,Guessed\n', caller);
    await expect(run).rejects.toMatchObject({
      problems: [
        { pointer: '/fields/referredBy/lookup/by', message: { code: 'hiddenKey' } },
        { pointer: '/match', message: { code: 'hiddenKey' } },
      ],
    });
    rmSync(imports.folder, { recursive: true });
  });
});

describe('a masked field', () => {
  it('shows that there is a value, and cannot be asked about', async () => {
    const { body } = await agency.ask(desk, 'GET', one(foreign.id));
    expect(body['phone']).toBe('***');
    expect(await agency.names(desk, '&q=8888')).toEqual([]);
    for (const path of [`sort=phone`, `filter=${encodeURIComponent("contains(phone, '8888')")}`])
      expect(await agency.status(desk, 'GET', `/api/records/client?${path}`)).toBe(400);
    const exported = await agency.ask(desk, 'GET', '/api/exports/client');
    expect(withoutIds(exported.body)).not.toContain('8888');
    const { body: changes } = await agency.ask(desk, 'GET', `${one(foreign.id)}/history`);
    expect(withoutIds(changes)).not.toContain('8888');
  });
});

describe('two roles', () => {
  it('leak no cell that neither grants', async () => {
    const expected = {
      Own: { phone: false, fee: true },
      Foreign: { phone: false, fee: true },
      North: { phone: true, fee: true },
      Both: { phone: true, fee: true },
    };
    expect(await cells('/api/records/client')).toEqual(expected);
    expect(await cells('/api/records/client?fields=name,phone,fee')).toEqual(expected);
    expect((await agency.ask(both, 'GET', one(foreign.id))).body).not.toHaveProperty('phone');
    expect((await agency.ask(both, 'GET', one(foreign.id))).body).toHaveProperty('fee');
  });

  it('filter a partly readable field only where it is read, and never sort, group or search by it', async () => {
    expect(await agency.names(both, filter("contains(phone, '8888')"))).toEqual(['Both']);
    expect(await agency.names(both, filter("!contains(phone, '9999')"))).toEqual(['Both', 'North']);
    expect(await agency.names(both, filter('phone == null'))).toEqual(['North']);
    expect(await agency.names(both, '&q=8888')).toEqual([]);
    expect(await agency.status(both, 'GET', '/api/records/client?sort=phone')).toBe(400);
    expect((await query(both, { groupBy: ['phone'] })).status).toBe(400);
    const counted = await query(both, { measures: [{ fn: 'count', field: 'phone', as: 'n' }] });
    expect(counted.body.items).toEqual([{ n: 1 }]);
  });

  it('follow a reference to what they may read there', async () => {
    const { body } = await agency.ask(
      both,
      'GET',
      '/api/records/visit?fields=client.name,client.phone,client.fee',
    );
    expect(body.items[0]!['client']).toEqual({
      id: foreign.id,
      title: 'Foreign',
      name: 'Foreign',
      fee: 5000,
    });
  });

  it('keep partly readable fields out of a conflict and in the history of readable rows', async () => {
    const path = `${one(foreign.id)}/history`;
    expect(withoutIds((await agency.ask(both, 'GET', path)).body)).not.toContain('8888');
    expect(JSON.stringify((await agency.ask(both, 'GET', path)).body)).toContain('5000');
  });
});

describe('keys and batches', () => {
  it('tell nothing of records that are not seen', async () => {
    const operations = [{ op: 'update', key: { code: 'B' }, data: { region: 'W' } }];
    const missing = [{ op: 'update', key: { code: 'Z' }, data: { region: 'W' } }];
    const [hidden, absent] = [await post(operations), await post(missing)];
    expect(told(hidden)).toBe(told(absent));
    expect(JSON.stringify(hidden.body)).not.toContain(foreign.id);
  });

  it('change many at a time only with the right to', async () => {
    const operations = [own.id, own.id].map((id, n) => ({ op: 'update', id, data: { region: `r${n}` } }));
    const { status } = await agency.ask(agent, 'POST', '/api/records/client/batch', { operations });
    expect(status).toBe(403);
  });
});

describe('files', () => {
  it('of records that are not seen are not there, in list, count, groups and export', async () => {
    const looker = await agency.person('looker', ['looker']);
    const seen = await agency.create('client', { name: 'Looked at', owner: looker.id });
    const attach = async (of: string, name: string) => {
      const form = new FormData();
      form.append('file', new Blob([name]), name);
      expect(await agency.status(undefined, 'POST', `/api/files${of}`, form)).toBe(201);
    };
    await attach('', 'loose.txt');
    await attach(`?entity=client&id=${seen.id}`, 'seen.txt');
    await attach(`?entity=client&id=${foreign.id}`, 'unseen.txt');
    expect(await agency.names(looker, '', 'core:file')).toEqual(['loose.txt', 'seen.txt']);
    expect(await agency.names(undefined, '', 'core:file')).toContain('unseen.txt');
    const counted = await agency.ask(looker, 'GET', '/api/records/core:file?count=exact&limit=1');
    expect(counted.body.count).toBe(2);
    const files = { entity: 'core:file', groupBy: ['name'], measures: [{ fn: 'count', as: 'n' }] };
    const grouped = await agency.ask(looker, 'POST', '/api/query', files);
    expect(grouped.body.items).toHaveLength(2);
    const exported = await agency.ask(looker, 'GET', '/api/exports/core:file');
    expect(String(exported.body)).toContain('seen.txt');
    expect(withoutIds(exported.body)).not.toContain('unseen.txt');
    expect(JSON.stringify((await agency.ask(looker, 'GET', '/api/search?q=unseen')).body)).not.toContain(
      'unseen.txt',
    );
    expect(await agency.names(looker, filter("contains(name, 'unseen')"), 'core:file')).toEqual([]);
  });
});
