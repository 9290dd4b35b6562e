import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { create, find } from './support/records.ts';
import { useStudio } from './support/studio.ts';

describe('several rows of a list', () => {
  const studio = useStudio({ packs: ['test/fixtures/library'] });
  let shelf = 0;

  beforeEach(async () => {
    shelf++;
    for (const title of ['甲', '乙', '丙'])
      await create(studio.app, 'book', { title: `${title}${shelf}`, author: `架${shelf}` });
  });

  const stored = () => find(studio.app, 'book', `author.startsWith('架${shelf}')`);

  /** The three books of this test, ticked. */
  async function ticked(): Promise<Page> {
    const page = await studio.visit(`/list/library:book?q=架${shelf}`);
    await expect.poll(() => page.getByRole('row').count()).toBe(4);
    await page.getByRole('checkbox').first().check();
    await page.getByRole('toolbar', { name: '批量操作' }).getByText('已选 3 条').waitFor();
    return page;
  }

  it('are deleted at once and brought back by undo', async () => {
    const page = await ticked();
    await page.getByRole('toolbar', { name: '批量操作' }).getByRole('button', { name: '删除' }).click();
    await page.getByRole('log').getByText('已删除 3 条图书').waitFor();
    expect(await stored()).toEqual([]);
    await page.getByRole('log').getByRole('button', { name: '撤销' }).first().click();
    await page.getByRole('log').getByText('已恢复 3 条图书').waitFor();
    expect(await stored()).toHaveLength(3);
    await expect.poll(() => page.getByRole('row').count()).toBe(4);
  });

  it('are asked about what stands below them before they go', async () => {
    const [first] = await stored();
    const below = await create(studio.app, 'book', { title: `下册${shelf}`, volumeOf: first!.id });
    const page = await ticked();
    await page.getByRole('toolbar', { name: '批量操作' }).getByRole('button', { name: '删除' }).click();
    const dialog = page.getByRole('dialog', { name: '删除 3 条图书' });
    await dialog.getByText('下面还有 1 条图书').waitFor();
    expect(await dialog.getByRole('button', { name: '改为再上一级' }).count()).toBe(0);
    await dialog.getByRole('button', { name: '留空' }).click();
    await page.getByRole('log').getByText('已删除 3 条图书').waitFor();
    expect(await stored()).toEqual([]);
    const { body } = await studio.app.api('GET', `/api/records/book/${below.id}`);
    expect(body).toMatchObject({ volumeOf: null });
  });

  it('are changed together and set back by undo', async () => {
    const page = await ticked();
    await page.getByRole('toolbar', { name: '批量操作' }).getByRole('button', { name: '批量修改' }).click();
    const dialog = page.getByRole('dialog');
    await choose(page, '字段', '页数');
    await dialog
      .getByRole('spinbutton', { name: '页数' })
      .or(dialog.getByRole('textbox', { name: '页数' }))
      .fill('321');
    await dialog.getByRole('button', { name: '修改', exact: true }).click();
    await page.getByRole('log').getByText('已修改 3 条图书').waitFor();
    expect((await stored()).map(({ pages }) => pages)).toEqual([321, 321, 321]);
    await page.getByRole('log').getByRole('button', { name: '撤销' }).first().click();
    await expect.poll(async () => (await stored()).map(({ pages }) => pages)).toEqual([null, null, null]);
  });

  it('come back one by one from the recycle bin', async () => {
    const [first] = await stored();
    const page = await studio.visit(`/record/library:book/${first!.id}`);
    await page.getByRole('heading', { level: 1, name: String(first!['title']) }).waitFor();
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: /删除/ }).click();
    await page.getByRole('log').getByText('已删除').waitFor();
    expect(await stored()).toHaveLength(2);
    await page.getByRole('log').getByRole('button', { name: '撤销' }).first().click();
    await expect.poll(async () => (await stored()).length).toBe(3);
    await page.getByRole('heading', { level: 1, name: String(first!['title']) }).waitFor();
  });
});

/** Takes an entry of a drop-down list. */
async function choose(page: Page, label: string, entry: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.keyboard.type(entry);
  await page.keyboard.press('Enter');
}
