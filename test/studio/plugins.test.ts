import { describe, expect, it } from 'vitest';
import type { PluginView } from '../../platform/plugins/plugin-admin.ts';
import { expectAccessible } from './support/accessibility.ts';
import { expectNoSidewaysScroll } from './support/page-width.ts';
import { PHONE, useStudio } from './support/studio.ts';

describe('the plugins', () => {
  const studio = useStudio();

  it('are switched on and set by an administrator; what is wrong stands where it is', async () => {
    const page = await studio.visit('/plugins', { refusals: [422] });
    await page.getByRole('switch', { name: '启用「Webhook 推送」' }).click();
    await page.getByText('请先填写：签名密钥').waitFor();
    await page.getByLabel('签名密钥').and(page.locator('input')).fill('a random text of enough characters');
    await page.getByRole('button', { name: '添加到「推送目标」' }).click();
    await page.getByLabel('名称').and(page.locator('input')).fill('ERP');
    await page.getByLabel('地址').and(page.locator('input')).fill('nowhere');
    await page.getByRole('button', { name: '保存设置' }).click();
    await page.getByRole('alert').first().waitFor();
    await expectAccessible(page, 'plugins-refused');
    await page.getByLabel('地址').and(page.locator('input')).fill('https://erp.example.com/hook');
    await page.getByRole('combobox', { name: '记录类型' }).fill('联系人');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: '事件' }).fill('修改');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '保存设置' }).click();
    await page.getByText('「Webhook 推送」的设置已保存').first().waitFor();
    const { body } = await studio.app.api<PluginView>('GET', '/api/plugins/webhook');
    expect(body).toMatchObject({
      state: 'on',
      secrets: ['secret'],
      settings: {
        targets: [{ name: 'ERP', entity: 'crm:contact', events: ['created', 'deleted'] }],
      },
    });
  });

  it('bring parts of screens: everybody makes the address of a calendar in the profile', async () => {
    const feeds = [{ entity: 'crm:activity', start: 'createdAt' }];
    await studio.app.api('PUT', '/api/plugins/calendar-feed/settings', { feeds });
    await studio.app.api('PATCH', '/api/plugins/calendar-feed', { on: true });
    const page = await studio.visit('/profile');
    await page.getByRole('button', { name: '生成地址' }).click();
    const address = await page.getByLabel('日历地址').inputValue();
    expect((await (await fetch(address)).text()).startsWith('BEGIN:VCALENDAR')).toBe(true);
    await expectAccessible(page, 'calendar-address');
    await page.getByRole('button', { name: '停用地址' }).click();
    await page.getByText('日历地址已停用').first().waitFor();
    expect((await fetch(address)).status).toBe(404);
  });

  it('fit a phone, in English, and bring a button to the sign-in page', async () => {
    const settings = { issuer: 'https://login.example.com', clientId: 'kehu', button: 'ACME' };
    await studio.app.api('PUT', '/api/plugins/oidc/settings', settings);
    await studio.app.api('PATCH', '/api/plugins/oidc', { on: true });
    const page = await studio.visit('/plugins', { size: PHONE, language: 'en' });
    await page.getByText('Settings', { exact: true }).nth(1).click();
    await page.getByLabel('Issuer').waitFor();
    await expectNoSidewaysScroll(page, 'plugins-phone');
    await expectAccessible(page, 'plugins-phone');
    const door = await studio.visit('/?signInProblem=noAccountHere', { as: null, language: 'en' });
    await door.getByText('You have no account here').waitFor();
    expect(await door.getByRole('link', { name: 'ACME' }).getAttribute('href')).toBe(
      '/api/auth/providers/oidc/start?to=%2F',
    );
    await expectAccessible(door, 'sign-in-places');
  });
});
