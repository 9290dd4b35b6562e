import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { field, fillIn } from './support/form.ts';
import { Stopwatch } from './support/stopwatch.ts';
import { useStudio } from './support/studio.ts';

const PASSWORD = 'Mondays are for planning';

describe('the first day', () => {
  const studio = useStudio({ fresh: true });

  it('leads from an empty installation to a customer saved by the second employee', async () => {
    const watch = new Stopwatch();
    const owner = await studio.visit('/', { as: null });
    await watch.step('the wizard opens', () => heading(owner, '欢迎使用').waitFor());
    await watch.step('company', () => company(owner), { fields: 1 });
    await watch.step('administrator', () => administrator(owner), { fields: 3 });
    await watch.step('departments', () => departments(owner), { fields: 1 });
    await watch.step('employees', () => employees(owner), { fields: 3 });
    const link = await watch.step('invitation link', () => invitationLink(owner), { clicks: 2 });
    await watch.step('the owner is in', () => enter(owner), { clicks: 1 });
    const colleague = await studio.visit(link, { as: null });
    await watch.step('the colleague chooses a password', () => accept(colleague), { fields: 2 });
    await watch.step('the form of a customer opens', () => openForm(colleague), { clicks: 2 });
    await watch.step('the first customer is saved', () => saveCustomer(colleague), { fields: 2, clicks: 1 });
    watch.print();
    expect(watch.humanSeconds).toBeLessThan(600);
    const { body } = await studio.app.api<{ token: string }>(
      'POST',
      '/api/auth/login',
      { username: 'li', password: PASSWORD },
      { as: null },
    );
    const saved = await studio.app.api<{ items: readonly object[] }>(
      'GET',
      '/api/records/customer?fields=name,createdBy',
      undefined,
      { as: body.token },
    );
    expect(saved.body.items).toMatchObject([
      { name: '苏州精工机械有限公司', createdBy: { title: '李明轩' } },
    ]);
  });
});

function heading(page: Page, name: string) {
  return page.getByRole('heading', { name });
}

async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(下一步|完成设置)/ }).click();
}

async function company(page: Page): Promise<void> {
  await fillIn(page, '公司名称', '华恒工业设备');
  await next(page);
}

async function administrator(page: Page): Promise<void> {
  await fillIn(page, '姓名', '高志远');
  await fillIn(page, '用户名', 'gao');
  await fillIn(page, '密码', PASSWORD);
  await next(page);
}

async function departments(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '部门' }).first().fill('销售一部');
  await next(page);
}

async function employees(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '姓名' }).first().fill('李明轩');
  await page.getByRole('textbox', { name: '用户名' }).first().fill('li');
  await next(page);
}

async function invitationLink(page: Page): Promise<string> {
  const link = await page.getByRole('textbox', { name: /li|李明轩/ }).inputValue();
  return new URL(link).pathname;
}

async function enter(page: Page): Promise<void> {
  await page.getByRole('button', { name: '进入工作台' }).click();
  await page.getByRole('navigation', { name: '导航' }).waitFor();
}

async function accept(page: Page): Promise<void> {
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.getByRole('navigation', { name: '导航' }).waitFor();
}

async function openForm(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: '导航' })
    .getByRole('link', { name: '客户', exact: true })
    .click();
  // The home page stays until the list is there, and it has a button of the same name.
  await page.getByRole('heading', { level: 1, name: '客户', exact: true }).waitFor();
  await page.getByRole('button', { name: /新建客户/ }).click();
  await field(page, '客户名称').waitFor();
}

async function saveCustomer(page: Page): Promise<void> {
  await fillIn(page, '客户名称', '苏州精工机械有限公司');
  await fillIn(page, '关键字', '精工');
  await page.getByRole('button', { name: /^保存/ }).click();
  await heading(page, '苏州精工机械有限公司').waitFor();
}
