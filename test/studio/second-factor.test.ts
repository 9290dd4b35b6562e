import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { MEMBER_PASSWORD, signedInMember } from '../support/member.ts';
import { codeOf } from '../support/second-factor-code.ts';
import { expectAccessible } from './support/accessibility.ts';
import { expectNoSidewaysScroll } from './support/page-width.ts';
import { PHONE, useStudio } from './support/studio.ts';

/** Answers the password, types the first code, and keeps the recovery codes. @returns the secret */
async function setUp(page: Page, screen: string): Promise<string> {
  await page.getByLabel('请输入密码以继续').and(page.locator('input')).fill(MEMBER_PASSWORD);
  await page.getByRole('button', { name: '继续' }).click();
  const secret = (await page.locator('code').first().textContent())!.replaceAll(' ', '');
  await expectAccessible(page, screen);
  await page.getByLabel('应用显示的 6 位验证码').fill(await codeOf(secret, -1));
  await page.getByRole('button', { name: '启用' }).click();
  await page.getByText('请保存这些恢复码').waitFor();
  expect(await page.getByText(/^\w{4}-\w{4}-\w{4}$/).count()).toBe(10);
  await page.getByRole('button', { name: '我已保存' }).click();
  return secret;
}

describe('the second factor', () => {
  const studio = useStudio();

  it('is set up in the profile, and the next sign-in asks for its code', async () => {
    await signedInMember(studio.app, 'careful');
    const page = await studio.visit('/profile', { as: 'careful' });
    await page.getByRole('button', { name: '启用两步验证' }).click();
    const secret = await setUp(page, 'enrolment');
    await page.getByText('自').getByText('还有 10 个恢复码').waitFor();
    const door = await studio.visit('/', { as: null, size: PHONE });
    await door.getByLabel('用户名').fill('careful');
    await door.getByLabel('密码').and(door.locator('input')).fill(MEMBER_PASSWORD);
    await door.getByRole('button', { name: '登录' }).click();
    const code = door.getByLabel('验证码');
    await code.fill('000000');
    await door.getByRole('button', { name: '登录' }).click();
    await door.getByRole('alert').getByText('验证码不正确').waitFor();
    await expectNoSidewaysScroll(door, 'sign-in-code');
    await expectAccessible(door, 'sign-in-code');
    await code.fill(await codeOf(secret));
    await door.getByRole('button', { name: '登录' }).click();
    await door.getByRole('heading', { name: /^careful，/ }).waitFor();
  });

  it('is set up before anything else where the company asks for it', async () => {
    await signedInMember(studio.app, 'told.to');
    await studio.app.api('PUT', '/api/sign-in-policy', { secondFactorRoles: ['member'] });
    const page = await studio.visit('/list/crm%3Acustomer', { as: 'told.to' });
    await page.getByRole('heading', { name: '启用两步验证' }).waitFor();
    await setUp(page, 'enrol-page');
    await page.getByRole('heading', { name: '客户', exact: true }).waitFor();
    await studio.app.api('PUT', '/api/sign-in-policy', { secondFactorRoles: [] });
  });
});

describe('API keys', () => {
  const studio = useStudio();

  it('are made, shown once, and revoked', async () => {
    await signedInMember(studio.app, 'integrator');
    const page = await studio.visit('/profile', { as: 'integrator' });
    await page.getByRole('button', { name: '新建密钥' }).click();
    await page.getByLabel('用途').fill('ERP');
    await expectAccessible(page, 'new-key');
    await page.getByRole('button', { name: '创建' }).click();
    const key = await page.getByLabel('新的密钥').inputValue();
    const answer = await studio.app.api('GET', '/api/records/customer', undefined, { as: key });
    expect(answer.status).toBe(200);
    await page.getByRole('button', { name: '已保存' }).click();
    await page.getByRole('button', { name: '撤销「ERP」' }).click();
    await page.getByText('密钥「ERP」已撤销').waitFor();
    expect((await studio.app.api('GET', '/api/records/customer', undefined, { as: key })).status).toBe(401);
  });
});
