import { beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../support/sql.ts';
import { useStudio } from './support/studio.ts';

const FULL = process.env['TEST_FULL'] !== undefined;
const MANY = 1_000_000;
/** A promise about a quiet machine; the ordinary run prints the seconds and judges the answer only. */
const LONGEST_SECONDS = FULL ? 2 : 30;

/** Rows are made by the database itself: what counts is finding among them. */
const FILL = `
insert into crm.customer (code, name, short_name, status, owner, id, version, created_at, updated_at, business_date)
select 'M-' || n, (array['华东','江南','北方','长江','泰山'])[1 + n % 5] || '第' || n || '机械厂', null,
  (array['potential','intention','formal','lost'])[1 + n % 4], u.id, uuidv7(), 1, now(), now(), date '2025-01-01' + n % 700
from generate_series(1, ${MANY}) n cross join (select id from core."user" limit 1) u;
`;

describe('a customer', () => {
  const studio = useStudio({ demo: true });

  beforeAll(async () => {
    await studio.app?.api('POST', '/api/records/customer', {
      name: '昆山玄武精密齿轮有限公司',
      keyword: '玄武',
    });
    if (!FULL || !studio.app) return;
    await withClient(studio.app.databaseUrl, async (client) => {
      await client.query(FILL);
      await client.query('vacuum analyze crm.customer');
    });
  }, 1_200_000);

  const among = FULL ? `among ${MANY.toLocaleString('en')}` : 'among those of the demo';

  it(`is found ${among} with Ctrl K`, async () => {
    const page = await studio.visit('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const begin = performance.now();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('玄武');
    await page
      .getByRole('option', { name: /昆山玄武精密齿轮/ })
      .first()
      .waitFor();
    const seconds = (performance.now() - begin) / 1000;
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '昆山玄武精密齿轮有限公司' }).waitFor();
    console.log(
      `Ctrl K ${among}: ${seconds.toFixed(2)} s, opened ${((performance.now() - begin) / 1000).toFixed(2)} s`,
    );
    expect(seconds).toBeLessThan(LONGEST_SECONDS);
  });

  it(`is found ${among} by quick search`, async () => {
    const page = await studio.visit('/list/crm:customer');
    await page.getByRole('row').nth(2).waitFor();
    const begin = performance.now();
    await page.keyboard.press('/');
    await page.keyboard.type('玄武');
    await page.getByRole('row', { name: /昆山玄武精密齿轮/ }).waitFor();
    const seconds = (performance.now() - begin) / 1000;
    console.log(`quick search ${among}: ${seconds.toFixed(2)} s`);
    expect(seconds).toBeLessThan(LONGEST_SECONDS);
  });
});
