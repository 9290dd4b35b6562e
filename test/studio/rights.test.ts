import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newMember } from '../support/identity.ts';
import { signedInMember } from '../support/member.ts';
import { expectAccessible } from './support/accessibility.ts';
import { find } from './support/records.ts';
import { useStudio } from './support/studio.ts';

describe('somebody with few rights', () => {
  const studio = useStudio();

  beforeAll(async () => {
    if (studio.app) await signedInMember(studio.app, 'wang');
  });

  it('sees no button in their list that would be refused', async () => {
    const page = await studio.visit('/list/core:user', { as: 'wang' });
    await page.getByRole('row', { name: /wang/ }).waitFor();
    expect(await named(page, /新建|删除|改派|批量修改/)).toEqual([]);
    await page.getByRole('checkbox').first().check();
    await page.getByRole('toolbar', { name: '批量操作' }).waitFor();
    expect(await named(page, /新建|删除|改派|批量修改/)).toEqual([]);
    const editable = page.locator('[role="gridcell"][aria-readonly="false"]');
    expect(await editable.count()).toBe(0);
  });

  it('reads a user without any way to change or delete it', async () => {
    const [admin] = await find(studio.app, 'core:user', "username == 'admin'");
    const page = await studio.visit(`/record/core:user/${admin!.id}`, { as: 'wang' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await named(page, /^修改|删除/)).toEqual([]);
    await page.keyboard.press('e');
    expect(await page.locator('[data-field] input').count()).toBe(0);
  });

  it('is told that there is no form for a new one', async () => {
    const page = await studio.visit('/record/core:user/new', { as: 'wang' });
    await page.getByText('这里没有页面').waitFor();
  });

  it('is told in words why a field is locked and why a list shows these', async () => {
    const { id: owner } = await newMember(studio.app, 'ning');
    await studio.app.api('PATCH', `/api/records/user/${owner}`, { roles: ['salesRep'] });
    const made = { name: '常熟双塔模具', owner };
    const { body } = await studio.app.api<{ id: string }>('POST', '/api/records/customer', made);
    const page = await studio.visit(`/record/crm%3Acustomer/${body.id}`, { as: 'ning' });
    await page.getByRole('button', { name: /^为什么不能修改信用额度/ }).click();
    const why = page.getByRole('tooltip').filter({ hasText: '你没有修改它的权限' });
    await why.getByText('销售业务员：可以查看，不能修改').waitFor();
    await why.getByText(/销售主管/).waitFor();
    await expectAccessible(page, 'why a field is locked');
    await page.goto('/list/crm%3Acustomer');
    await page.getByRole('button', { name: '更多', exact: true }).click();
    await page.getByRole('menuitem', { name: '为什么看到这些' }).click();
    const dialog = page.getByRole('dialog', { name: '为什么我看到这些客户' });
    await dialog.getByText('你能看到的客户一共 1 条').waitFor();
    await dialog.getByText('自己的（负责、参与或受托）').waitFor();
  });
});

/** The names of the buttons that can be seen and say this. */
async function named(page: Page, pattern: RegExp): Promise<string[]> {
  const buttons = page.getByRole('button', { name: pattern });
  return buttons.allTextContents();
}
