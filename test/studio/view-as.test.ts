import { describe, it } from 'vitest';
import { newMember } from '../support/identity.ts';
import { expectAccessible } from './support/accessibility.ts';
import { fillIn, save } from './support/form.ts';
import { expectNoSidewaysScroll } from './support/page-width.ts';
import { PHONE, useStudio } from './support/studio.ts';

describe('viewing the product as another', () => {
  const studio = useStudio();

  it('is said over every page, saves nothing, fits a phone, and leads back', async () => {
    await newMember(studio.app, 'zhao');
    const page = await studio.visit('/people', { refusals: [403] });
    await page.getByRole('button', { name: /^zhao：更多/ }).click();
    await page.getByRole('menuitem', { name: '以此人身份查看' }).click();
    const banner = page.getByRole('status').filter({ hasText: '你正以“zhao”的身份查看' });
    await banner.waitFor();
    await page.goto('/record/crm%3Acustomer/new');
    await fillIn(page, '客户名称', '杭州云栖精工');
    await save(page);
    await page.getByText('只能看，不能改；结束查看后再操作').first().waitFor();
    await page.setViewportSize(PHONE);
    await banner.waitFor();
    await expectNoSidewaysScroll(page, 'a form of another');
    await expectAccessible(page, 'a form of another');
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: '结束查看' }).click();
    await page.getByRole('heading', { name: '员工与邀请' }).waitFor();
    await banner.waitFor({ state: 'detached' });
  });
});
