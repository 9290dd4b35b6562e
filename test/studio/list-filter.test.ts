import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { create } from './support/records.ts';
import { useStudio } from './support/studio.ts';

describe('the conditions of a list', () => {
  const studio = useStudio({ packs: ['test/fixtures/library'] });

  beforeAll(async () => {
    const books = [
      { title: '三体', genre: 'novel', pages: 302 },
      { title: '物种起源', genre: 'science', pages: 530 },
      { title: '史记', genre: 'history', pages: 1300 },
    ];
    for (const book of books) await create(studio.app, 'book', book);
  });

  it('are put together in the builder, kept in the address and saved as a view', async () => {
    const page = await studio.visit('/list/library:book');
    await expect.poll(() => titles(page)).toHaveLength(3);
    await page.getByRole('button', { name: '筛选' }).click();
    const panel = page.getByRole('region', { name: '筛选' });
    await pick(page, panel.getByRole('combobox', { name: '字段' }), '页数');
    await pick(page, panel.getByRole('combobox', { name: '比较' }), '大于');
    await panel
      .getByRole('textbox', { name: '值' })
      .or(panel.getByRole('spinbutton', { name: '值' }))
      .fill('500');
    await panel.getByRole('button', { name: '完成' }).click();
    await expect.poll(() => titles(page)).toEqual(['史记', '物种起源']);
    expect(new URL(page.url()).searchParams.get('filter')).toBe('pages > 500');

    await page.getByRole('button', { name: '把现在的样子存为视图' }).click();
    await page.getByRole('dialog').getByLabel('名称').fill('厚书');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('log').getByText('已保存视图「厚书」').waitFor();
    await page.reload();
    await page.getByRole('link', { name: /厚书/ }).and(page.locator('[aria-current="page"]')).waitFor();
    await expect.poll(() => titles(page)).toEqual(['史记', '物种起源']);
  });

  it('come from the rail too and are taken off as chips', async () => {
    const page = await studio.visit('/list/library:book');
    await expect.poll(() => titles(page)).toHaveLength(3);
    await page.getByRole('button', { name: /^科学/ }).click();
    await expect.poll(() => titles(page)).toEqual(['物种起源']);
    await page
      .getByRole('button', { name: /移除|去掉|清除/ })
      .first()
      .click();
    await expect.poll(() => titles(page)).toHaveLength(3);
  });
});

/** Takes an entry of a drop-down list one can type into. */
async function pick(page: Page, list: ReturnType<Page['getByRole']>, entry: string): Promise<void> {
  await list.click();
  await page.keyboard.type(entry);
  await page.keyboard.press('Enter');
}

function titles(page: Page): Promise<string[]> {
  return page.locator('[data-column="title"]').allTextContents();
}
