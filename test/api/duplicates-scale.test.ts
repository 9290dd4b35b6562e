import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../support/sql.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const FULL = process.env['TEST_FULL'] === '1';
const ROWS = Number(process.env['DUPLICATE_ROWS'] ?? 200_000);

/** Names such as `苏州玄武精密齿轮有限公司`; every tenth has a keyword, of two or three characters out of thousands. */
const FILL = `
insert into crm.customer (code, name, keyword, short_name, status, id, version, created_at, updated_at, business_date)
select 'S-' || n, city || word || trade || '有限公司', case when n % 10 = 0 then word end, null, 'potential',
  gen_random_uuid(), 1, now(), now(), current_date
from (select n, (array['苏州','昆山','上海','深圳','北京','杭州','宁波','广州'])[1 + n % 8] as city,
    chr(20013 + ((n * 7919) % 6000)::int) || chr(20013 + ((n * 104729) % 5987)::int) || case when n % 3 = 0 then chr(20013 + (n % 5953)::int) else '' end as word,
    (array['精密齿轮','电子科技','商贸','机械','自动化设备','生物医药','新材料'])[1 + n % 7] as trade
  from generate_series(1, ${ROWS}::bigint) n) g`;

let app: TestApp;

beforeAll(async () => {
  if (!FULL) return;
  app = await startTestApp();
  await withClient(app.databaseUrl, async (client) => {
    await client.query(FILL);
    await client.query('analyze crm.customer');
  });
}, 600_000);
afterAll(() => app?.close());

async function medianOf(work: () => Promise<unknown>, times = 15): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  return Math.round(taken.toSorted((a, b) => a - b)[times >> 1]! * 10) / 10;
}

const like = (data: object) => () => app.api('POST', '/api/records/customer/duplicates', data);

function thousandFrom(start: number) {
  return Array.from({ length: 1000 }, (_, i) => ({
    op: 'create',
    data: { name: `无锡第${start + i}厂有限公司`, keyword: `第${start + i}厂` },
  }));
}

describe.runIf(FULL)('among many records', () => {
  it.each([
    ['a name', { name: '南京天龙八部信息技术有限公司' }],
    ['a name and a rare keyword', { name: '南京龘龘信息技术', keyword: '龘龘' }],
    ['a keyword that is common', { name: '某某', keyword: '科技' }],
  ])('a check is quick: %s', async (what, data) => {
    const median = await medianOf(like(data));
    console.log(`${what}: ${median} ms`);
    expect(median).toBeLessThan(100);
  });

  it('a thousand rows are looked up together', async () => {
    let start = 100_000;
    const batch = () =>
      app.api('POST', '/api/records/customer/batch', {
        atomic: false,
        operations: thousandFrom((start += 1000)),
      });
    const median = await medianOf(batch, 3);
    console.log(`a batch of 1 000: ${median} ms`);
    expect(median).toBeLessThan(10_000);
  });
});
