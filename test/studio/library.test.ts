import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillIn, lines, save } from './support/form.ts';
import { create, find, idIn } from './support/records.ts';
import { keepPicture, useStudio } from './support/studio.ts';

const CRM = /客户|商机|报价|销售|合同|customer|opportunit|quote|sales|contract/i;

describe('a pack of another trade', () => {
  const studio = useStudio({ packs: ['test/fixtures/library'] });

  beforeAll(async () => {
    if (!studio.app) return;
    for (const title of ['三体', '史记', '物种起源']) await create(studio.app, 'book', { title });
    await create(studio.app, 'reader', { name: '王芳' });
  });

  it('has its navigation, lists, forms and pages without a line of code', async () => {
    const page = await studio.visit('/');
    const navigation = page.getByRole('navigation', { name: '导航' });
    await navigation.getByRole('link', { name: '借阅', exact: true }).click();
    await page
      .getByRole('button', { name: /新建借阅/ })
      .first()
      .click();
    await pickReader(page);
    await page.getByRole('button', { name: '从图书添加' }).click();
    const picker = page.getByRole('dialog');
    await picker.getByRole('row', { name: /三体/ }).click();
    await picker.getByRole('row', { name: /史记/ }).click({ modifiers: ['Control'] });
    await picker.getByRole('button', { name: '确定' }).click();
    await expect.poll(() => lines(page, '借阅明细').count()).toBe(2);
    await save(page);
    await page.waitForURL((url) => !url.pathname.endsWith('/new'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await keepPicture(page, 'library-loan');
    const saved = await find(studio.app, 'loanLine', `loan == '${idIn(page.url())}'`);
    expect(saved).toHaveLength(2);
  });

  const languages = process.env['TEST_FULL'] ? (['zh-CN', 'en'] as const) : (['en'] as const);
  it.each(languages)('shows in %s nothing of any other pack', async (language) => {
    const [book] = await find(studio.app, 'book', "title == '三体'");
    for (const path of [
      '/',
      '/list/library:book',
      '/record/library:loan/new',
      `/record/library:book/${book!.id}`,
    ]) {
      const page = await studio.visit(path, { language });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.locator('body').innerText()).not.toMatch(CRM);
    }
  });
});

async function pickReader(page: Page): Promise<void> {
  await fillIn(page, '读者', '王芳');
  await page.getByRole('option', { name: /王芳/ }).waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
}
