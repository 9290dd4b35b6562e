import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencyApp, type Body, type Person } from '../support/agency-app.ts';
import { withClient } from '../support/sql.ts';

let agency: AgencyApp;
let ada: Person;
let ben: Person;
let boss: Person;
let lead: Person;
let mine: Body;

beforeAll(async () => {
  agency = await AgencyApp.start();
  ada = await agency.person('ada', ['agent']);
  ben = await agency.person('ben', ['agent', 'desk']);
  boss = await agency.person('boss', ['systemAdmin']);
  lead = await agency.person('lead', ['agent']);
  mine = await agency.create('client', { name: 'Ada Ltd', owner: ada.id, fee: 12 });
  await agency.create('client', { name: 'Ben Ltd', owner: ben.id });
});
afterAll(() => agency?.close());

const viewAs = (who: Person, user: string) => agency.ask(who, 'POST', '/api/auth/view-as', { user });
const back = (who: Person) => agency.status(who, 'DELETE', '/api/auth/view-as');
const me = async (who: Person) => (await agency.ask(who, 'GET', '/api/auth/me')).body;
const logOf = async (operation: string) =>
  (await agency.ask(undefined, 'GET', `/api/log?operation=${operation}`)).body.items;

describe('viewing as another', () => {
  it('shows what the other sees, and who is looking', async () => {
    const own = await agency.names(ada);
    expect((await viewAs(boss, ada.id)).status).toBe(200);
    expect(await me(boss)).toMatchObject({
      user: { id: ada.id, username: 'ada' },
      viewAs: { by: { id: boss.id, name: 'boss' }, over: false },
    });
    expect(await agency.names(boss)).toEqual(own);
    for (const path of ['/api/model', `/api/records/client/${mine.id}`, '/api/search?q=Ltd'])
      expect((await agency.ask(boss, 'GET', path)).body).toEqual((await agency.ask(ada, 'GET', path)).body);
    expect(await agency.status(boss, 'GET', '/api/log')).toBe(403);
    expect(await back(boss)).toBe(204);
    expect(await me(boss)).not.toHaveProperty('viewAs');
    expect(await agency.names(boss)).toContain('Ben Ltd');
  });

  it('refuses every write and everything about getting in, and says why', async () => {
    await viewAs(boss, ada.id);
    const path = `/api/records/client/${mine.id}`;
    const { status, body } = await agency.ask(boss, 'PATCH', path, { name: 'Eve Ltd' });
    expect([status, body.code]).toEqual([403, 'viewingReadOnly']);
    expect(body.detail).toContain('ada');
    const writes = [
      ['POST', '/api/records/client'],
      ['DELETE', path],
      ['POST', `${path}/actions/share`],
      ['POST', '/api/notifications/seen'],
      ['PATCH', '/api/auth/me'],
      ['POST', '/api/auth/keys'],
      ['GET', '/api/auth/keys'],
      ['GET', '/api/auth/sessions'],
      ['GET', '/api/auth/second-factor'],
      ['GET', `/api/users/${ada.id}/access`],
      ['POST', '/api/drafts'],
      ['POST', '/api/auth/view-as'],
    ] as const;
    for (const [method, address] of writes)
      expect([
        address,
        await agency.status(boss, method, address, method === 'GET' ? undefined : {}),
      ]).toEqual([address, 403]);
    const count = { entity: 'client', measures: [{ fn: 'count', as: 'n' }] };
    expect((await agency.ask(boss, 'POST', '/api/query', count)).body.items).toEqual([{ n: 1 }]);
    await back(boss);
    expect((await agency.ask(ada, 'GET', path)).body['name']).toBe('Ada Ltd');
  });

  it('stands in the log as the deed of who looked: its begin, its end and each look', async () => {
    await viewAs(boss, ada.id);
    await agency.ask(boss, 'GET', `/api/records/client/${mine.id}`);
    await agency.names(boss, '&fields=name');
    await agency.ask(boss, 'GET', '/api/exports/client');
    await back(boss);
    const by = { id: boss.id, title: 'boss as ada' };
    const [look] = await logOf('viewed');
    expect(look).toMatchObject({ by, record: { id: mine.id }, details: { onBehalfOf: ada.id } });
    expect((await logOf('viewedList'))[0]).toMatchObject({ by, entity: 'agency:client' });
    expect((await logOf('export'))[0]).toMatchObject({ by });
    for (const operation of ['viewAsStarted', 'viewAsEnded'])
      expect((await logOf(operation))[0]).toMatchObject({
        by: { id: boss.id, title: 'boss' },
        record: { id: ada.id },
      });
  });

  it('is for those with the right, and never as somebody who may more', async () => {
    expect((await viewAs(lead, ada.id)).body.code).toBe('viewAsNoRight');
    expect((await viewAs(boss, boss.id)).status).toBe(409);
    expect((await viewAs(boss, '01900000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await viewAs(boss, 'nobody')).status).toBe(404);
    const looker = await agency.person('looker', ['looker']);
    expect((await viewAs(looker, ada.id)).status).toBe(200);
    await back(looker);
    expect((await viewAs(looker, ben.id)).body).toMatchObject({ status: 403, code: 'viewAsMore' });
    expect((await viewAs(looker, boss.id)).body.code).toBe('viewAsMore');
  });

  it('ends at its time, with the rights it needs, and with the other’s leaving', async () => {
    const eve = await agency.person('eve', ['systemAdmin']);
    const tom = await agency.person('tom', ['agent']);
    const isOver = async () => {
      const { status, body } = await agency.ask(eve, 'GET', '/api/records/client');
      expect([status, body.code]).toEqual([403, 'viewingOver']);
      expect(await me(eve)).toMatchObject({ user: { id: eve.id }, viewAs: { over: true } });
      expect((await agency.ask(eve, 'PATCH', `/api/records/client/${mine.id}`, {})).body.code).toBe(
        'viewingOver',
      );
    };
    await viewAs(eve, tom.id);
    await withClient(agency.app.databaseUrl, (client) =>
      client.query(`update kehu.session set viewed_until = now() where viewed_user_id = $1`, [tom.id]),
    );
    await isOver();
    await back(eve);
    expect((await logOf('viewAsEnded'))[0]).toMatchObject({ details: { over: expect.any(String) } });
    await viewAs(eve, tom.id);
    await agency.ask(undefined, 'PATCH', `/api/records/user/${tom.id}`, { status: 'left' });
    await isOver();
    await back(eve);
    await viewAs(eve, ada.id);
    await agency.ask(undefined, 'PATCH', `/api/records/user/${eve.id}`, { roles: ['agent'] });
    await isOver();
    expect(await back(eve)).toBe(204);
    expect(await agency.names(eve)).toEqual([]);
  });
});
