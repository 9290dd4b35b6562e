import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { MEMBER_PASSWORD, signedInMember } from '../support/member.ts';
import { field, fillIn, save } from './support/form.ts';
import { useStudio } from './support/studio.ts';

async function signIn(place: Page | ReturnType<Page['getByRole']>, password: string): Promise<void> {
  await place.getByLabel('密码').and(place.locator('input')).fill(password);
  await place.getByRole('button', { name: '登录' }).click();
}

describe('somebody who is not signed in', () => {
  const studio = useStudio();

  it('finds what a link leads to after signing in', async () => {
    await signedInMember(studio.app, 'link');
    const page = await studio.visit('/list/crm%3Aproduct', { as: null });
    await page.getByLabel('用户名').fill('link');
    await signIn(page, MEMBER_PASSWORD);
    await page.getByRole('heading', { level: 1, name: '产品', exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/list/crm%3Aproduct');
    await expect.poll(() => page.title()).toContain('产品');
  });

  it('goes on with what was typed when the session ended meanwhile', async () => {
    await signedInMember(studio.app, 'ended');
    const page = await studio.visit('/record/crm%3Acustomer/new', { as: 'ended', refusals: [401] });
    await fillIn(page, '客户名称', '无锡同辉轴承');
    await page.context().clearCookies();
    // By keyboard: a look for duplicates may find out before the save does, and the dialog lie over the button.
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog', { name: '登录已过期' });
    await signIn(dialog, MEMBER_PASSWORD);
    await dialog.waitFor({ state: 'hidden' });
    expect(await field(page, '客户名称').inputValue()).toBe('无锡同辉轴承');
    await save(page);
    await page.getByRole('heading', { name: '无锡同辉轴承' }).waitFor();
  });
});

describe('a server out of reach', () => {
  const studio = useStudio();

  it('is told while one works, and forgotten once it is back', async () => {
    const page = await studio.visit('/list/crm%3Acustomer', { refusals: [502] });
    await page.getByRole('heading', { name: '客户', exact: true }).waitFor();
    await page.route(/\/(api|health)\//, (route) => route.fulfill({ status: 502, body: '' }));
    await page.getByRole('button', { name: '搜索' }).first().click();
    await page.getByRole('combobox', { name: '搜索全部资料' }).fill('同辉');
    const banner = page.getByRole('alert').filter({ hasText: '服务器暂时不能工作' });
    await banner.waitFor();
    await page.keyboard.press('Escape');
    await page.unroute(/\/(api|health)\//);
    await banner.getByRole('button', { name: '现在重试' }).click();
    await banner.waitFor({ state: 'hidden' });
  });
});
