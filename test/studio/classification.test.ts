import { beforeAll, describe, expect, it } from 'vitest';
import { newMember } from '../support/identity.ts';
import { expectAccessible } from './support/accessibility.ts';
import { expectNoSidewaysScroll } from './support/page-width.ts';
import { create, read, type Stored } from './support/records.ts';
import { PHONE, useStudio } from './support/studio.ts';

describe('records that are classified', () => {
  const studio = useStudio();
  let big: Stored;

  beforeAll(async () => {
    if (!studio.app) return;
    const { id: owner } = await newMember(studio.app, 'li');
    await studio.app.api('PATCH', `/api/records/user/${owner}`, { roles: ['salesRep'] });
    big = await create(studio.app, 'customer', { name: '恒拓精机', region: '0201', owner });
    await create(studio.app, 'customer', { name: '远山贸易', region: '0301', owner });
    const order = { customer: big.id, status: 'confirmed', agreedAmount: '600000' };
    await create(studio.app, 'salesOrder', { ...order, date: lastMonth() });
  });

  it('are looked at by rules: tried, run, told why, and pinned', async () => {
    const page = await studio.visit('/classification');
    await page.getByRole('region', { name: '客户 · 重要程度', exact: true }).getByText('未分类 2').waitFor();
    await page.getByRole('button', { name: '试算' }).click();
    await page.getByText('看了 1 条，会改 1 条，锁定不动 0 条').waitFor();
    await page.getByText('一年订单额满 50 万 · 600,000').waitFor();
    await expectAccessible(page, 'rules tried');
    expect(await read(studio.app, 'customer', big.id)).toMatchObject({ importance: null });
    await page.getByRole('button', { name: '运行', exact: true }).click();
    await page.getByRole('button', { name: /手动.*看 1 · 改 1 · 锁定 0/ }).click();
    await page.getByRole('listitem').getByRole('link', { name: '恒拓精机' }).click();
    await page.getByRole('heading', { level: 1, name: '恒拓精机' }).waitFor();
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '分类与锁定…' }).click();
    const dialog = page.getByRole('dialog', { name: '「恒拓精机」的分类' });
    await dialog.getByText('一年订单额满 50 万：600,000').waitFor();
    await dialog.getByText('折扣率').waitFor();
    await dialog.getByRole('button', { name: '锁定…' }).click();
    await dialog.getByRole('textbox', { name: '说明' }).fill('大客户部约定');
    await dialog.getByRole('button', { name: '锁定', exact: true }).click();
    await dialog.getByText('已长期锁定').waitFor();
    await expectAccessible(page, 'how a record is classified');
  });

  it('are found in one click, in two ways at once, on a phone too', async () => {
    await studio.app.api('PATCH', `/api/records/customer/${big.id}`, { importance: '01' });
    const page = await studio.visit('/list/crm:customer', { as: 'li' });
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    const rail = (field: string) => page.getByRole('complementary', { name: field });
    const choose = async (from: string, to: string) => {
      await rail(from).getByRole('button', { name: from, exact: true }).click();
      await page.getByRole('menuitem', { name: to, exact: true }).click();
    };
    await row('远山贸易').waitFor();
    await choose('客户状态', '重要程度');
    await rail('重要程度').getByTitle('01 VIP 客户').click();
    await expect.poll(() => row('远山贸易').count()).toBe(0);
    await choose('重要程度', '地区');
    await rail('地区').getByTitle('02 华北').click();
    await page.waitForURL(({ searchParams }) => searchParams.get('rail') === '02');
    expect(new URL(page.url()).searchParams.get('filter')).toBe("isWithin(importance, '01')");
    await row('恒拓精机').waitFor();
    await page.setViewportSize(PHONE);
    await rail('地区').getByTitle('0201 北京').click();
    await page.getByRole('listitem').filter({ hasText: '恒拓精机' }).waitFor();
    await expectNoSidewaysScroll(page, 'the tree of the rail on a phone');
    await expectAccessible(page, 'the tree of the rail on a phone');
    await page.goto('/classification');
    const regions = page.getByRole('region', { name: '客户 · 地区', exact: true });
    await regions.getByRole('button', { name: '展开华北' }).click();
    await expectAccessible(page, 'how records spread over the nodes');
    expect(await page.getByRole('button', { name: '运行' }).count()).toBe(0);
    await regions.getByRole('link', { name: '北京 1' }).click();
    await page.getByRole('listitem').filter({ hasText: '恒拓精机' }).waitFor();
  });
});

/** Orders of the day itself do not count yet. */
function lastMonth(): string {
  return new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
}
