import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessibility.ts';
import { fillIn } from './support/form.ts';
import { create, read, type Stored } from './support/records.ts';
import { PHONE, useStudio } from './support/studio.ts';

describe('the stages of a record', () => {
  const studio = useStudio();
  let deal: Stored;
  let plain: { readonly customer: string; readonly process: string };

  beforeAll(async () => {
    if (!studio.app) return;
    const customer = await create(studio.app, 'customer', { name: '恒拓精机' });
    plain = { customer: customer.id, process: 'projectSales' };
    deal = await create(studio.app, 'opportunity', { ...plain, name: '五轴产线' });
  });

  const stage = async () => (await read(studio.app, 'opportunity', deal.id))['stage'];

  it('say what the next one asks for, ask for it on the spot, and tell their history', async () => {
    const tab = await studio.visit(pageOf(deal));
    const strip = tab.getByRole('status').filter({ hasText: '进入「需求确认」还缺' });
    await strip.getByText('客户预算').waitFor();
    await expectAccessible(tab, 'stage path');
    await strip.getByRole('button', { name: '推进到「需求确认」' }).click();
    const dialog = tab.getByRole('dialog', { name: '推进到「需求确认」' });
    await fillIn(dialog, '客户预算', '500000');
    await dialog.getByRole('switch').click();
    await dialog.getByRole('button', { name: '推进到「需求确认」' }).click();
    await tab.getByRole('log').getByText('已推进到「需求确认」').waitFor();
    await current(tab, '需求确认').waitFor();
    expect(await read(studio.app, 'opportunity', deal.id)).toMatchObject({
      stage: 'needConfirmed',
      probability: '30.0000',
      budget: '500000.00',
    });
    await tab.getByRole('button', { name: '结束商机' }).click();
    await tab.getByRole('menuitem', { name: '阶段历史' }).click();
    await tab.getByRole('dialog', { name: '阶段历史' }).getByRole('cell', { name: '初步接触' }).waitFor();
  });

  it('have what is to be done in them ticked as it gets done, before anybody goes on', async () => {
    const gates = {
      budget: '1',
      decisionMaker: true,
      evaluationScore: 70,
      amount: '1',
      expectedDate: '2030-01-01',
    };
    const { id } = await create(studio.app, 'opportunity', { ...plain, ...gates, name: '签约中的项目' });
    for (const to of ['needConfirmed', 'proposal', 'contract'])
      await studio.app.api('POST', `/api/records/opportunity/${id}/actions/moveStage`, { to });
    const tab = await studio.visit(pageOf({ id }));
    const strip = tab.getByRole('status').filter({ hasText: '进入「赢单」还缺' });
    await strip.getByRole('checkbox', { name: '付款条件已与财务确认' }).check();
    await strip.getByRole('checkbox', { name: '合同文本已审核' }).check();
    await tab.getByRole('status').filter({ hasText: '可以进入「赢单」' }).waitFor();
    await tab.reload();
    await tab.getByRole('checkbox', { name: '合同文本已审核', checked: true }).waitFor();
    await tab.getByRole('button', { name: '推进到「赢单」' }).click();
    await current(tab, '赢单').waitFor();
  });

  it('are gone back in with a reason, on a phone', async () => {
    const tab = await studio.visit(pageOf(deal), { size: PHONE, language: 'en' });
    await current(tab, 'Need confirmed').waitFor();
    await expectAccessible(tab, 'stage path on a phone');
    await tab
      .getByRole('list', { name: 'Stages: Project sales' })
      .getByRole('button', { name: 'First contact' })
      .click();
    await tab.getByRole('button', { name: 'Go back to “First contact”' }).click();
    const dialog = tab.getByRole('dialog');
    await dialog.locator('textarea').fill('the need was another one');
    await dialog.getByRole('button', { name: 'Move to “First contact”' }).click();
    await current(tab, 'First contact').waitFor();
    expect(await stage()).toBe('firstContact');
  });

  it('hold on the board too: no column takes what may not come', async () => {
    const tab = await studio.visit('/list/crm:opportunity?view=crm:opportunityBoard');
    const card = tab.locator(`[data-card="${deal.id}"]`);
    await card.getByRole('link').focus();
    for (const key of [' ', 'ArrowRight', 'ArrowRight']) await tab.keyboard.press(key);
    await tab.getByRole('alert').getByText('还不能进入「方案制定」').waitFor();
    await tab.keyboard.press('Escape');
    expect(await stage()).toBe('firstContact');
  });
});

function pageOf({ id }: Pick<Stored, 'id'>): string {
  return `/record/crm:opportunity/${id}`;
}

function current(tab: Page, name: string) {
  return tab.locator('li[aria-current="step"]').getByText(name);
}
