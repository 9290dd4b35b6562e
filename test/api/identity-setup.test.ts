import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { SetupGate } from '../../platform/identity/setup-gate.ts';
import { ADMIN } from '../support/admin.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../support/test-app.ts';

interface Problem {
  code: string;
  detail: string;
  errors: { path: string; code: string }[];
}

let app: TestApp;

afterEach(() => app?.close());

async function fresh(options: TestAppOptions = {}): Promise<void> {
  app = await startTestApp({ packs: ['test/fixtures/library'], fresh: true, ...options });
}

function setUp<T = Problem>(body: unknown, headers: Record<string, string> = {}) {
  return app.api<T>('POST', '/api/setup', body, { as: null, headers });
}

/** What GET /api/setup says to a browser that was led here by another name. */
async function called(host: string): Promise<unknown> {
  const [response] = (await once(get(`${app.url}/api/setup`, { headers: { host } }), 'response')) as [
    IncomingMessage,
  ];
  return JSON.parse(await text(response));
}

async function users(token: string): Promise<Record<string, unknown>[]> {
  const { body } = await app.api<{ items: Record<string, unknown>[] }>(
    'GET',
    '/api/records/user?fields=username,name,roles,department,reportsTo&sort=username',
    undefined,
    { as: token },
  );
  return body.items;
}

const COMPANY = { name: '北方书店有限公司', baseCurrency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en' };

describe('set-up', () => {
  it('names the company to everybody from that moment on', async () => {
    await fresh();
    const { body } = await setUp<{ token: string }>({ company: COMPANY, admin: ADMIN });
    const model = await app.api('GET', '/api/model', undefined, { as: body.token });
    expect(model.body).toMatchObject({ company: COMPANY.name, timeZone: COMPANY.timeZone });
  });

  it('makes company, departments, administrator and staff, and signs the administrator in', async () => {
    await fresh();
    const state = () => app.api('GET', '/api/setup', undefined, { as: null });
    expect((await state()).body).toEqual({ needed: true, tokenNeeded: false });
    const { status, body, headers } = await setUp<{ token: string }>({
      company: COMPANY,
      admin: { ...ADMIN, name: '王管理' },
      departments: [{ name: '华北组', parent: '销售部', head: 'Li' }, { name: '销售部' }],
      employees: [
        { username: 'zhao', name: '赵六', department: '华北组', reportsTo: 'LI' },
        { username: 'Li', name: '李四', department: '销售部', reportsTo: 'admin', jobTitle: '经理' },
      ],
    });
    expect(status).toBe(201);
    expect(headers.get('set-cookie')).toMatch(/kehu_session=/);
    expect(await users(body.token)).toMatchObject([
      { username: 'admin', name: '王管理', roles: ['systemAdmin'] },
      { username: 'li', roles: ['member'], department: { title: '销售部' }, reportsTo: { title: '王管理' } },
      { username: 'zhao', department: { title: '华北组' }, reportsTo: { title: '李四' } },
    ]);
    const departments = await app.api<{ items: object[] }>(
      'GET',
      '/api/records/department?fields=name,parent,head&sort=name',
      undefined,
      { as: body.token },
    );
    expect(departments.body.items).toMatchObject([
      { name: '华北组', parent: { title: '销售部' }, head: { title: '李四' } },
      { name: '销售部', parent: null },
    ]);
    const company = await app.api<{ items: object[] }>(
      'GET',
      '/api/records/company?fields=name,baseCurrency,timeZone',
      undefined,
      { as: body.token },
    );
    expect(company.body.items).toMatchObject([
      { name: COMPANY.name, baseCurrency: { title: 'EUR' }, timeZone: 'Europe/Berlin' },
    ]);
    expect((await state()).body).toEqual({ needed: false, tokenNeeded: false });
    const again = await setUp({ company: COMPANY, admin: ADMIN }, { 'accept-language': 'zh-CN' });
    expect([again.status, again.body.code]).toEqual([409, 'setupDone']);
    expect(again.body.detail).toMatch(/已经完成初始设置/);
  });

  it('works once when ten ask at the same time', async () => {
    await fresh();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        setUp<{ token: string }>({
          company: { ...COMPANY, name: `Company ${index}` },
          admin: { ...ADMIN, username: `admin${index}` },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(9).fill(409)]);
    const { body } = answers.find(({ status }) => status === 201)!;
    expect(await users(body.token)).toHaveLength(1);
  });

  it('keeps nothing of a request that is wrong, and tells each place', async () => {
    await fresh();
    const wrong = [
      [{}, 400, ['company', 'admin']],
      [{ company: {}, admin: { username: 'anna' } }, 400, ['company.name', 'admin.password']],
      [{ company: COMPANY, admin: { ...ADMIN, password: '12345678' } }, 422, ['admin.password']],
      [{ company: { ...COMPANY, baseCurrency: 'QQQ' }, admin: ADMIN }, 422, ['company.baseCurrency']],
      [{ company: { ...COMPANY, timeZone: 'Mars/Base' }, admin: ADMIN }, 422, ['company.timeZone']],
      [{ company: { ...COMPANY, taxNo: '1' }, admin: ADMIN }, 422, ['company.taxNo']],
      [{ company: COMPANY, admin: { ...ADMIN, username: 'a b' } }, 422, ['admin.username']],
      [
        { company: COMPANY, admin: ADMIN, employees: [{ username: 'anna', email: 'no' }] },
        422,
        ['employees.0.email'],
      ],
      [
        {
          company: COMPANY,
          admin: ADMIN,
          departments: [{ name: 'A', parent: 'B' }, { name: 'B', parent: 'A' }, { name: 'D' }, { name: 'D' }],
          employees: [
            { username: 'ADMIN' },
            { username: 'ben', department: 'C', reportsTo: 'cleo' },
            { username: 'dan', reportsTo: 'dan' },
          ],
        },
        422,
        [
          'departments.3.name',
          'employees.0.username',
          'employees.1.department',
          'employees.1.reportsTo',
          'departments.0.parent',
          'departments.1.parent',
          'employees.2.reportsTo',
        ],
      ],
    ] as const;
    for (const [body, status, paths] of wrong) {
      const answer = await setUp(body);
      expect([answer.status, answer.body.errors.map(({ path }) => path)]).toEqual([status, paths]);
    }
    const { status, body } = await setUp<{ token: string }>({ company: COMPANY, admin: ADMIN });
    expect(status).toBe(201);
    expect(await users(body.token)).toHaveLength(1);
    const { body: companies } = await app.api<{ items: unknown[] }>(
      'GET',
      '/api/records/company',
      undefined,
      {
        as: body.token,
      },
    );
    expect(companies.items).toHaveLength(1);
  });

  it('asks for the printed token where the network can reach it', async () => {
    await fresh({ settings: { host: '0.0.0.0' } });
    const state = await app.api('GET', '/api/setup', undefined, { as: null });
    expect(state.body).toEqual({ needed: true, tokenNeeded: true });
    const body = { company: COMPANY, admin: ADMIN };
    for (const token of [undefined, 'wrong']) {
      const { status, body: problem } = await setUp({ ...body, token });
      expect([status, problem.code]).toEqual([403, 'setupTokenWrong']);
    }
  });

  it('asks for it behind a proxy, and by a name that is not the machine’s own', async () => {
    await fresh();
    const body = { company: COMPANY, admin: ADMIN };
    const proxied = { 'x-forwarded-for': '203.0.113.7' };
    const state = await app.api('GET', '/api/setup', undefined, { as: null, headers: proxied });
    expect(state.body).toEqual({ needed: true, tokenNeeded: true });
    const refused = await app.api('POST', '/api/setup', body, { as: null, headers: proxied });
    expect(refused.status).toBe(403);
    const elsewhere = await called('attacker.example');
    expect(elsewhere).toEqual({ needed: true, tokenNeeded: true });
    const { token } = app.node.app.get(SetupGate);
    const done = await app.api('POST', '/api/setup', { ...body, token }, { as: null, headers: proxied });
    expect(done.status).toBe(201);
  });

  it('is done at the start by KEHU_ADMIN_USERNAME and KEHU_ADMIN_PASSWORD', async () => {
    await fresh({ settings: { adminUsername: 'Chief', adminPassword: ADMIN.password } });
    const login = { username: 'chief', password: ADMIN.password };
    const { status, body } = await app.api<{ token: string }>('POST', '/api/auth/login', login, { as: null });
    expect(status).toBe(200);
    expect(await users(body.token)).toMatchObject([{ username: 'chief', roles: ['systemAdmin'] }]);
    expect((await setUp({ company: COMPANY, admin: ADMIN })).status).toBe(409);
  });
});
