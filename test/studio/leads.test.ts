import { beforeAll, describe, expect, it } from 'vitest';
import { newMember } from '../support/identity.ts';
import { expectAccessible } from './support/accessibility.ts';
import { create, find, type Stored } from './support/records.ts';
import { useStudio } from './support/studio.ts';

describe('what a lead wants', () => {
  const studio = useStudio();
  let wish: Stored;

  beforeAll(async () => {
    if (!studio.app) return;
    const { id: owner } = await newMember(studio.app, 'lin');
    await studio.app.api('PATCH', `/api/records/user/${owner}`, { roles: ['marketer'] });
    const lead = await create(studio.app, 'lead', { name: '瑞达机械', source: 'exhibition', owner });
    const person = { lead: lead.id, name: '魏', mobile: '13800000001' };
    const leadContact = await create(studio.app, 'leadContact', person);
    const product = await create(studio.app, 'product', { name: '五轴机床' });
    const wanted = { leadContact: leadContact.id, product: product.id, need: '要十台', quantity: '10' };
    wish = await create(studio.app, 'productIntention', { lead: lead.id, owner, ...wanted });
  });

  it('is confirmed, becomes a deal with contact, need and product, and does so once', async () => {
    const page = await studio.visit(`/record/crm:productIntention/${wish.id}`, { as: 'lin' });
    await page.getByRole('button', { name: '确认', exact: true }).click();
    await page.getByRole('button', { name: '转为商机', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '转为商机' });
    await dialog.getByText('使用已有的记录（留空则新建）').waitFor();
    await expectAccessible(page, 'a conversion');
    await dialog.getByRole('button', { name: /^转为商机/ }).click();
    await page.waitForURL(/opportunity\/[0-9a-f-]{36}/);
    await page.getByText('要十台').first().waitFor();
    const [deal, ...others] = await find(studio.app, 'opportunity', `intention == '${wish.id}'`);
    expect(others).toEqual([]);
    expect(deal).toMatchObject({ need: '要十台', source: 'exhibition', contact: { title: '魏' } });
    await page.goto(`/record/crm:productIntention/${wish.id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { name: '更多操作' }).click();
    expect(await page.getByRole('button', { name: '转为商机', exact: true }).count()).toBe(0);
    const again = page.getByRole('menuitem', { name: /^转为商机/ });
    await again.waitFor();
    expect(await again.getAttribute('aria-disabled')).toBe('true');
  });
});
