import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { change, save } from './support/form.ts';
import { create, read } from './support/records.ts';
import { useStudio } from './support/studio.ts';

describe('two people who change one record', () => {
  const studio = useStudio();

  /** Somebody else renames the short name while this page changes it too. */
  async function meet(name: string): Promise<{ page: Page; id: string }> {
    const { id } = await create(studio.app, 'customer', { name, shortName: '原名' });
    const page = await studio.visit(`/record/crm:customer/${id}`, { refusals: [412] });
    await change(page, '简称', '我的名');
    const { status } = await studio.app.api('PATCH', `/api/records/customer/${id}`, {
      shortName: '别人的名',
    });
    expect(status).toBe(200);
    await save(page);
    return { page, id };
  }

  it('lets the second one see original, current and own value and keep the own', async () => {
    const { page, id } = await meet('镇江一号');
    const dialog = page.getByRole('dialog');
    for (const value of ['原名', '别人的名', '我的名']) await dialog.getByText(value).last().waitFor();
    expect((await read(studio.app, 'customer', id))['shortName']).toBe('别人的名');
    await dialog.getByRole('radio', { name: /我的名/ }).check();
    await dialog.getByRole('button', { name: '按选择保存' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(async () => (await read(studio.app, 'customer', id))['shortName']).toBe('我的名');
  });

  it('lets the second one give up and read the latest', async () => {
    const { page, id } = await meet('镇江二号');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '放弃我的修改' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('[data-field="shortName"]').getByText('别人的名').waitFor();
    expect((await read(studio.app, 'customer', id))['shortName']).toBe('别人的名');
  });
});
