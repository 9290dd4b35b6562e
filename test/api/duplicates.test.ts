import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../platform/storage/connection/database.ts';
import { AgencyApp, type Body, type Person } from '../support/agency-app.ts';
import { CsvImports } from '../support/csv-imports.ts';
import { withoutIds } from '../support/without-ids.ts';

interface Found {
  readonly id?: string;
  readonly rule: string;
  readonly field: string;
  readonly values: Readonly<Record<string, unknown>>;
}

let registry: AgencyApp;
let li: Person;
let zhao: Person;
let zte: Body;

beforeAll(async () => {
  registry = await AgencyApp.start('test/fixtures/registry');
  li = await registry.person('li', ['clerk']);
  zhao = await registry.person('zhao', ['clerk']);
  const data = {
    name: '深圳市中兴通信股份有限公司',
    keyword: '中兴；ZTE',
    phone: '0755-2677 0000',
    state: 'new',
  };
  zte = await registry.create('firm', data, li);
});
afterAll(() => registry?.app.close());

async function like(entity: string, data: object, who = zhao): Promise<Found[]> {
  const { status, body } = await registry.ask(who, 'POST', `/api/records/${entity}/duplicates`, data);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items as unknown as Found[];
}

const names = async (data: object) => (await like('firm', data)).map(({ values }) => values['name']);

const save = (entity: string, data: object, who = zhao, reasons?: object) =>
  registry.app.api<Body & { duplicates: Found[]; reasons: string[] }>(
    'POST',
    `/api/records/${entity}`,
    data,
    {
      as: who.token,
      headers: reasons ? { 'kehu-reasons': encodeURIComponent(JSON.stringify(reasons)) } : {},
    },
  );

describe('keywords', () => {
  it('finds a name that contains the keyword of another, and a name that contains the new keyword', async () => {
    expect(await names({ name: '中兴微电子有限公司', keyword: '中兴微' })).toEqual([zte['name']]);
    expect(await names({ name: '某某', keyword: '通信' })).toEqual([zte['name']]);
    expect(await names({ name: '华为技术', keyword: '华为' })).toEqual([]);
  });

  it('minds neither width nor case nor what stands between, and knows several keywords of one record', async () => {
    expect(await names({ name: 'ｚＴＥ 供应链' })).toEqual([zte['name']]);
    expect(await names({ name: 'z.t.e supply' })).toEqual([zte['name']]);
  });

  it('looks for no keyword of one character, nor in what is left out', async () => {
    expect(await names({ name: '甲', keyword: '中' })).toEqual([]);
    expect(await names({ name: '乙', keyword: '有限公司' })).toEqual([]);
  });

  it('compares phone numbers by their digits', async () => {
    expect(await names({ name: '丙', phone: '(0755) 26770000' })).toEqual([zte['name']]);
  });
});

describe('what is shown of a record one may not see', () => {
  it('shows what the rule reveals, to whoever may enter records', async () => {
    const [found] = await like('firm', { name: '中兴微电子' });
    expect(found).toEqual({
      rule: 'sameFirm',
      label: 'May be the same firm',
      severity: 'needsReason',
      field: 'keyword',
      values: { name: zte['name'], owner: { id: li.id, title: 'li' } },
    });
  });

  it('shows of a visible one what was compared, too, and which it is', async () => {
    const [found] = await like('firm', { name: '中兴微电子' }, li);
    expect(found).toMatchObject({ id: zte.id, values: { keyword: '中兴；ZTE', phone: '0755-2677 0000' } });
  });

  it('shows nothing of one that a restriction holds back', async () => {
    const sealed = { name: '保密单位', keyword: '密之又密', sealed: true };
    await registry.create('firm', sealed, li);
    const [found] = await like('firm', { name: '密之又密科技' });
    expect(found).toMatchObject({ values: {} });
    expect(found).not.toHaveProperty('id');
  });

  it('is for who may enter records only', async () => {
    const reader = await registry.person('reader', ['reader']);
    const { status } = await registry.ask(reader, 'POST', '/api/records/firm/duplicates', { name: '中兴' });
    expect(status).toBe(403);
  });

  it('does not match values its caller could not save', async () => {
    const intern = await registry.person('intern', ['intern']);
    const { phone } = zte as Body & { phone: string };
    expect(await like('firm', { name: '丁', phone })).toHaveLength(1);
    expect(await like('firm', { name: '丁', phone }, intern)).toEqual([]);
    expect(await like('firm', { name: '中兴微' }, intern)).toHaveLength(1);
  });

  it('compares a record that is being changed by what stands there, where its caller reads it', async () => {
    const intern = await registry.person('keeper', ['intern']);
    const data = { name: '戊', phone: '010-8888', owner: intern.id };
    const first = await registry.create('firm', data);
    const reasons = encodeURIComponent(JSON.stringify({ sameFirm: 'another one' }));
    const { body: twin } = await registry.app.api<Body>('POST', '/api/records/firm', data, {
      headers: { 'kehu-reasons': reasons },
    });
    expect(await like('firm', { id: twin.id, name: '己', phone: '1' }, intern)).toMatchObject([
      { field: 'phone', values: { name: '戊' } },
    ]);
    const path = '/api/records/firm/duplicates';
    expect((await registry.ask(zhao, 'POST', path, { id: twin.id, name: '己' })).status).toBe(404);
    for (const { id } of [first, twin]) await registry.ask(undefined, 'DELETE', `/api/records/firm/${id}`);
  });

  it('refuses fields that are not there and takes values that are not right yet', async () => {
    const path = '/api/records/firm/duplicates';
    expect((await registry.ask(zhao, 'POST', path, { nam: '中兴' })).status).toBe(422);
    expect(await names({ name: '中兴微', phone: 'ab' })).toEqual([zte['name']]);
    expect((await registry.ask(zhao, 'POST', path, { id: 'x', name: '中兴' })).status).toBe(400);
  });
});

describe('a rule that needs a reason', () => {
  it('refuses without one and says of what it is reminded', async () => {
    const { status, body } = await save('firm', { name: '中兴微电子', keyword: '中兴微' });
    expect([status, body.code, body.reasons]).toEqual([422, 'reasonRequired', ['sameFirm']]);
    expect(body.errors).toMatchObject([{ path: 'keyword', code: 'looksLike' }]);
    expect(body.duplicates).toMatchObject([{ values: { name: zte['name'] } }]);
    expect(withoutIds(body)).not.toContain('2677');
  });

  it('saves with one, keeps it in the log and tells the owner of the other', async () => {
    const reason = '另一家公司';
    const { status, body } = await save('firm', { name: '中兴微电子' }, zhao, { sameFirm: reason });
    expect(status).toBe(201);
    const history = await registry.ask(zhao, 'GET', `/api/records/firm/${body.id}/history`);
    expect(JSON.stringify(history.body)).toContain(reason);
    const told = await registry.ask(li, 'GET', '/api/notifications');
    expect(told.body.items).toMatchObject([
      { kind: 'duplicate', entity: 'registry:firm', count: 1, record: { id: zte.id }, by: { id: zhao.id } },
    ]);
  });

  it('does not remind a record of itself, nor look again when nothing compared changes', async () => {
    const path = `/api/records/firm/${zte.id}`;
    expect(await like('firm', { id: zte.id, name: zte['name'], keyword: '中兴' }, li)).toMatchObject([
      { values: { name: '中兴微电子' } },
    ]);
    expect((await registry.ask(li, 'PATCH', path, { state: 'old' })).status).toBe(200);
    expect((await registry.ask(li, 'PATCH', path, { keyword: '中兴微' })).body.code).toBe('reasonRequired');
  });

  it('holds for a record that comes back', async () => {
    const { id } = await registry.create('firm', { name: '大宇宙', keyword: '大宇宙' }, zhao);
    await registry.ask(zhao, 'DELETE', `/api/records/firm/${id}`);
    await registry.create('firm', { name: '大宇宙中国' }, zhao);
    const path = `/api/records/firm/${id}/restore`;
    expect((await registry.ask(zhao, 'POST', path)).body.code).toBe('reasonRequired');
  });

  it('takes the reason an import declares, and leaves out rows without, two of one file included', async () => {
    const imports = new CsvImports(registry.app);
    const csv = 'Name,Keyword\n天鹅座一,天鹅座\n天鹅座二,\n北极熊,北极熊\n';
    const fields = { name: { column: 'Name' }, keyword: { column: 'Keyword' } };
    const again = { fields: { name: { value: '天鹅座三' } }, reason: '分公司' };
    expect(await imports.run('firm', { fields }, csv)).toMatchObject({ created: 2, failed: 1 });
    expect(await imports.run('firm', again, 'A\n1\n')).toMatchObject({ created: 1 });
  });
});

const many = (data: (at: number) => object) =>
  Promise.all(Array.from({ length: 6 }, (_, at) => save('brand', data(at))));
const kept = (answers: readonly { status: number }[]) =>
  answers.filter(({ status }) => status === 201).length;

describe('a rule that blocks', () => {
  it('refuses the same value, however it is written', async () => {
    await registry.create('person', { code: 'A-100', city: '深圳' }, li);
    const { status, body } = await save('person', { code: 'No. ａ 100', city: '深圳' });
    expect([status, body.code]).toEqual([409, 'duplicate']);
    expect(body.errors).toMatchObject([{ path: 'code', code: 'looksLikeHidden' }]);
    expect(body.duplicates).toMatchObject([{ rule: 'samePerson', values: {} }]);
    expect((await save('person', { code: 'A-100', city: '上海' })).status).toBe(201);
  });

  it('lets one of many through that write the same at once', async () => {
    const same = { code: 'B-1', city: '广州' };
    const answers = await Promise.all(Array.from({ length: 12 }, () => save('person', same)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set([201, 409]));
  });

  it('lets one of many through that its keywords or their likeness find at once', async () => {
    const named = await many((at) => ({ name: `第${at}麒麟店`, keyword: '麒麟' }));
    const alike = await many((at) => ({
      name: `甲${at}`,
      slogan: `Quality that lasts for generations ${at}`,
    }));
    expect([kept(named), kept(alike)]).toEqual([1, 1]);
    const [keyword, ...texts] = await many((at) =>
      at === 0 ? { name: '总店', keyword: '朱雀' } : { name: `朱雀${at}店` },
    );
    expect(kept(texts)).toBe(keyword!.status === 201 ? 0 : 5);
  });

  it('refuses the later of two rows of one batch', async () => {
    const operations = ['C-1', 'c 1', 'C-2'].map((code) => ({ op: 'create', data: { code, city: '北京' } }));
    const path = '/api/records/person/batch';
    const whole = await registry.ask(zhao, 'POST', path, { atomic: true, operations });
    expect([whole.status, whole.body.errors[0]?.path]).toEqual([409, 'operations.1.code']);
    const each = await registry.ask(zhao, 'POST', path, { atomic: false, operations });
    const { results } = each.body as unknown as { results: { status: number }[] };
    expect(results.map(({ status }) => status)).toEqual([201, 409, 201]);
  });

  it('has PostgreSQL count a table before many are looked up in it, however new it is', async () => {
    const { session } = registry.app.node.app.get(Database);
    const counted = `select from pg_stats where tablename = 'person' and attname = 'deleted_at'`;
    expect(await session.arrays(counted)).toHaveLength(1);
  });

  it('looks again when a record comes among those its condition names, and not when it leaves them', async () => {
    const gone = await registry.create('person', { code: 'E-1', city: '成都', gone: true }, li);
    const here = await registry.create('person', { code: 'E-1', city: '成都' }, li);
    const set = (one: Body, isGone: boolean) =>
      registry.ask(li, 'PATCH', `/api/records/person/${one.id}`, { gone: isGone });
    expect((await set(gone, false)).body.code).toBe('duplicate');
    expect((await set(here, true)).status).toBe(200);
    expect((await set(gone, false)).status).toBe(200);
    expect((await set(here, false)).body.code).toBe('duplicate');
  });

  it('looks among the records its condition names', async () => {
    await registry.create('person', { code: 'D-1', city: '成都', gone: true }, li);
    expect((await save('person', { code: 'D-1', city: '成都' })).status).toBe(201);
  });

  it('tells of two lines of one record at the later one', async () => {
    const people = [{ name: '王 芳' }, { name: '李明' }, { name: '王芳' }];
    const { status, body } = await save('firm', { name: '三人行', people });
    expect([status, body.errors[0]?.path]).toEqual([409, 'people.2.firm']);
  });
});

describe('a rule that warns', () => {
  it('finds texts that are alike, in another order and spelt differently', async () => {
    await registry.create('person', { name: 'Alexander Thompson', street: '17 Kings Road' }, zhao);
    const found = await like('person', { name: 'Thomson Alexander', street: '17 King Road' });
    expect(found).toMatchObject([{ rule: 'likePerson', values: { name: 'Alexander Thompson' } }]);
    expect(await like('person', { name: 'Benedict Cumberland', street: '17 Kings Road' })).toEqual([]);
  });

  it('saves all the same', async () => {
    const twin = { name: 'Alexander Thompson', street: '17 Kings Road' };
    expect((await save('person', twin)).status).toBe(201);
  });
});
