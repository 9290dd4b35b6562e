import { beforeAll, describe, expect, it } from 'vitest';
import { newMember } from '../support/identity.ts';
import { expectAccessible } from './support/accessibility.ts';
import { fillIn, save } from './support/form.ts';
import { idIn } from './support/records.ts';
import { DESK, PHONE, useStudio } from './support/studio.ts';

const NEW = '/record/crm%3Acustomer/new';
const THERE = '深圳市中兴通信股份有限公司';

describe('a customer who may be there already', () => {
  const studio = useStudio();

  beforeAll(async () => {
    if (!studio.app) return;
    const [li, zhao] = [await newMember(studio.app, 'li'), await newMember(studio.app, 'zhao')];
    for (const { id } of [li, zhao])
      await studio.app.api('PATCH', `/api/records/user/${id}`, { roles: ['salesRep'] });
    const data = { name: THERE, keyword: '中兴', phone: '0755-26770000', owner: li.id };
    await studio.app.api('POST', '/api/records/customer', data);
  });

  it('is shown while one types, with as much as the rule reveals, and saved with a reason', async () => {
    const page = await studio.visit(NEW, { as: 'zhao', refusals: [422] });
    await fillIn(page, '客户名称', '中兴微电子有限公司');
    const hint = page.getByRole('status').filter({ hasText: '可能是同一客户' });
    await hint.getByText(THERE).waitFor();
    await hint.getByText('保存时需要说明理由').waitFor();
    expect(await hint.getByRole('link').count()).toBe(0);
    expect(await hint.textContent()).not.toContain('2677');
    await expectAccessible(page, 'a form with a hint');
    await page.setViewportSize(PHONE);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    await page.setViewportSize(DESK);
    await save(page);
    const dialog = page.getByRole('dialog', { name: '需要说明理由' });
    await dialog.getByText(THERE).waitFor();
    await expectAccessible(page, 'a reason for a duplicate');
    await dialog.getByRole('textbox').fill('另一家公司');
    await dialog.getByRole('button', { name: /保\s?存/ }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/new'));
    const { body } = await studio.app.api('GET', `/api/records/customer/${idIn(page.url())}/history`);
    expect(JSON.stringify(body)).toContain('另一家公司');
  });
});
