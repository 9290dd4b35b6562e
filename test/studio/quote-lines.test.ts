import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { lines, save } from './support/form.ts';
import { find, idIn } from './support/records.ts';
import { useStudio } from './support/studio.ts';

describe('the lines of a quote', () => {
  const studio = useStudio({ demo: true });

  it('come from the product picker, by category, by search, several at once', async () => {
    const page = await studio.visit('/record/crm:quote/new');
    await page.getByRole('button', { name: '从产品添加' }).click();
    const picker = page.getByRole('dialog');
    await picker.getByRole('treeitem', { name: '数控机床' }).getByRole('button').first().click();
    const row = (name: string) => picker.getByRole('row').filter({ hasText: name });
    await row('VMC-850').waitFor();
    await expect.poll(() => row('三坐标').count()).toBe(0);
    await row('VMC-850').click();
    await row('VMC-1060').click({ modifiers: ['Control'] });
    await picker.getByRole('treeitem', { name: '全部' }).getByRole('button').click();
    await picker.getByRole('searchbox').fill('VMC-1580');
    await expect.poll(() => row('VMC-1060').count()).toBe(0);
    await row('VMC-1580').click({ modifiers: ['Control'] });
    await picker.getByText('已选 3 个').waitFor();
    await picker.getByRole('button', { name: '确定' }).click();
    await expect.poll(() => lines(page, '报价明细').count()).toBe(3);
    await saveQuote(page);
    const saved = await find(studio.app, 'quoteLine', `quote == '${idIn(page.url())}'`);
    const titles = saved.map(({ product }) => (product as { title: string }).title);
    expect(titles.toSorted()).toEqual(['1060', '1580', '850'].map((size) => `立式加工中心 VMC-${size}`));
  });

  it('are struck until the save and can be restored before it', async () => {
    const [line] = await find(studio.app, 'quoteLine', 'quantity > 0');
    const quote = (line!['quote'] as { id: string }).id;
    const before = await find(studio.app, 'quoteLine', `quote == '${quote}'`);
    const page = await studio.visit(`/record/crm:quote/${quote}`);
    const first = lines(page, '报价明细').first();
    await first.getByRole('button', { name: '删除这一行' }).click();
    await first.getByRole('button', { name: '恢复' }).click();
    await expect.poll(() => page.getByRole('button', { name: /^保存/ }).count()).toBe(0);
    await first.getByRole('button', { name: '删除这一行' }).click();
    expect(await find(studio.app, 'quoteLine', `quote == '${quote}'`)).toHaveLength(before.length);
    await save(page);
    const kept = async () => (await find(studio.app, 'quoteLine', `quote == '${quote}'`)).length;
    await expect.poll(kept).toBe(before.length - 1);
    await expect.poll(() => lines(page, '报价明细').count()).toBe(before.length - 1);
  });

  it('go along into the order that is made of it, as many as the dialog keeps', async () => {
    const [quote] = await find(studio.app, 'quote', "status == 'sent' && size(lines) > 1");
    const offered = await find(studio.app, 'quoteLine', `quote == '${quote!.id}'`);
    const page = await studio.visit(`/record/crm:quote/${quote!.id}`);
    await page.getByRole('button', { name: '转为订单' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '删除这一行' }).first().click();
    await dialog.getByRole('button', { name: /^转为订单/ }).click();
    await page.waitForURL(/salesOrder/);
    const ordered = await find(studio.app, 'salesOrderLine', `salesOrder == '${idIn(page.url())}'`);
    expect(ordered).toHaveLength(offered.length - 1);
    const [order] = await find(studio.app, 'salesOrder', `id == '${idIn(page.url())}'`);
    expect(order).toMatchObject({ quote: { id: quote!.id } });
    await page.goBack();
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: /转为订单/, disabled: true }).waitFor();
  });
});

async function saveQuote(page: Page): Promise<void> {
  await save(page);
  await page.waitForURL((url) => !url.pathname.endsWith('/new'));
}
