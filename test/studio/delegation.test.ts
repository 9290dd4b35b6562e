import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { find, letIn } from './support/records.ts';
import { useStudio } from './support/studio.ts';

describe('records that are handed over or opened to others', () => {
  const studio = useStudio({ demo: true });
  let record: { readonly id: string; readonly path: string; readonly name: string };

  beforeAll(async () => {
    if (!studio.app) return;
    await letIn(studio.app, 'li');
    await letIn(studio.app, 'zhao');
    const [owned] = await find(studio.app, 'customer', "owner.username == 'li'");
    const { id, name } = owned!;
    record = { id, path: `/record/crm:customer/${id}`, name: String(name) };
  });

  it('are delegated from the list, seen as such by the delegate, and taken back early', async () => {
    const page = await studio.visit(`/list/crm:customer?q=${encodeURIComponent(record.name)}`, { as: 'li' });
    await page.getByRole('row').getByRole('checkbox', { name: record.name }).check();
    await page.getByRole('toolbar').getByRole('button', { name: '委托' }).click();
    const dialog = page.getByRole('dialog', { name: '委托 1 条客户' });
    await choose(page, dialog.locator('[data-field=delegate] input'), '赵文婷');
    const end = dialog.locator('[data-field=to] input');
    await end.fill('2099-01-01 18:00');
    await end.press('Enter');
    await dialog.getByRole('button', { name: /^保存/ }).click();
    await dialog.waitFor({ state: 'detached' });

    const hers = await studio.visit(record.path, { as: 'zhao', refusals: [404] });
    await hers.getByRole('note').getByText('李明轩').waitFor();

    await page.goto('/delegations');
    const given = page.getByRole('region', { name: '我委托出去的' });
    await given.getByText('1 条记录').waitFor();
    await given.getByText('生效中').waitFor();
    await given.getByRole('button', { name: '收回' }).click();
    await given.getByText('已收回').waitFor();
    expect(await given.getByRole('button', { name: '收回' }).count()).toBe(0);

    await hers.goto('/delegations');
    await hers.getByRole('region', { name: '委托给我的' }).getByText('已收回').waitFor();
    await hers.goto(record.path);
    await hers.getByRole('status').waitFor();
    expect(await hers.getByText(record.name).count()).toBe(0);
  });

  it('are shared with a person from the page of a record, and not any more', async () => {
    const page = await studio.visit(record.path, { as: 'li' });
    await page.getByRole('button', { name: '更多' }).first().click();
    await page.getByRole('menuitem', { name: '共享…' }).click();
    const dialog = page.getByRole('dialog');
    await choose(page, dialog.getByRole('combobox').first(), '孙浩然');
    await dialog.getByRole('button', { name: '共享', exact: true }).click();
    const remove = dialog.getByRole('button', { name: '不再共享给孙浩然' });
    await remove.waitFor();
    expect(await find(studio.app, 'core:accessGrant', `record == '${record.id}'`)).toHaveLength(1);
    await remove.click();
    await remove.waitFor({ state: 'detached' });
    expect(await find(studio.app, 'core:accessGrant', `record == '${record.id}'`)).toHaveLength(0);
  });
});

describe('the roles of a person', () => {
  const studio = useStudio({ demo: true });

  it('are chosen by name and meaning, hold at once, and can be set back', async () => {
    const rolesOf = async () => (await find(studio.app, 'core:user', "username == 'sun'"))[0]!['roles'];
    const before = await rolesOf();
    const page = await studio.visit('/people');
    await page.getByRole('button', { name: '修改孙浩然的角色' }).click();
    await page.getByRole('combobox', { name: '孙浩然的角色' }).click();
    await page.getByText('可以做一切').waitFor();
    await page.locator('.ant-select-item-option').filter({ hasText: '系统管理员' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await expect.poll(rolesOf).toContain('systemAdmin');
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(rolesOf).toEqual(before);
  });
});

/** Types a name into a picker and takes the first that is found. */
async function choose(page: Page, input: ReturnType<Page['locator']>, name: string): Promise<void> {
  await input.click();
  await input.fill(name);
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
}
