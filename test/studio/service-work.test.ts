import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessibility.ts';
import { field, fillIn, save } from './support/form.ts';
import { create, find, idIn, person, read, type Stored } from './support/records.ts';
import { keepPicture, PHONE, useStudio } from './support/studio.ts';

describe('the service of a customer', () => {
  const studio = useStudio();
  let customer: Stored;

  beforeAll(async () => {
    if (!studio.app) return;
    const { app } = studio;
    const [lin, he] = [
      await person(app, 'lin', ['marketer']),
      await person(app, 'he', ['serviceSupervisor']),
    ];
    await person(app, 'wu', ['serviceAgent'], { reportsTo: he.id });
    customer = await create(app, 'customer', { name: '中兴通讯服务', owner: lin.id });
  });

  it('takes a complaint from entry to verification, back for another round, and to its end', async () => {
    const lin = await studio.visit('/record/crm:complaint/new', { as: 'lin' });
    await fillIn(lin, '主题', '主轴漏油');
    await choose(lin, field(lin, '客户'), '中兴通讯服务');
    await keepPicture(lin, 'complaint-new');
    await save(lin);
    await lin.waitForURL((url) => !url.pathname.endsWith('/new'));
    const complaint = idIn(lin.url());
    const path = `/record/crm:complaint/${complaint}`;
    const he = await studio.visit(path, { as: 'he' });
    await button(he, '分配').click();
    await choose(he, field(he.getByRole('dialog', { name: '分配' }), '处理人'), 'wu');
    await keepPicture(he, 'complaint-assign');
    await confirm(he, '分配');
    await current(he, '已分配');
    const wu = await studio.visit(path, { as: 'wu' });
    await current(wu, '已分配');
    expect(await button(wu, '分配').count()).toBe(0);
    await button(wu, '填写处理过程').click();
    const step = wu.getByRole('dialog', { name: '填写处理过程' });
    await fillIn(step, '内容', '更换密封圈');
    await keepPicture(wu, 'complaint-step');
    await step
      .getByRole('button', { name: /^(保存|创建)/ })
      .last()
      .click();
    await step.waitFor({ state: 'hidden' });
    await finish(wu);
    await he.reload();
    await verify(he, false);
    await current(he, '处理中');
    await wu.reload();
    await finish(wu);
    await he.reload();
    await verify(he, true);
    await current(he, '结案');
    expect(await read(studio.app, 'complaint', complaint)).toMatchObject({ round: 2, verdict: 'passed' });
  });

  it('queues requests by urgency, and does them by work orders', async () => {
    const about = { customer: customer.id };
    await create(studio.app, 'serviceRequest', { ...about, subject: '普通咨询', urgency: 'normal' });
    await create(studio.app, 'serviceRequest', { ...about, subject: '停机抢修', urgency: 'urgent' });
    const list = await studio.visit('/list/crm:serviceRequest', { as: 'wu' });
    const subjects = list.locator('[data-column="subject"]');
    await expect.poll(() => subjects.allTextContents()).toEqual(['停机抢修', '普通咨询']);
    await list.getByRole('button', { name: '停机抢修' }).click();
    await button(list, '受理').click();
    await current(list, '已受理');
    await button(list, '派工单').click();
    await keepPicture(list, 'request-work');
    await confirm(list, '派工单');
    await list.waitForURL(/workOrder/);
    const work = idIn(list.url());
    await button(list, '开始').click();
    await current(list, '进行中');
    await button(list, '完成').click();
    const closing = list.getByRole('dialog', { name: '完成' });
    await fillIn(closing, '处理结果', '更换驱动器');
    await keepPicture(list, 'work-close');
    await confirm(list, '完成');
    await current(list, '已完成');
    await button(list, '登记评价').click();
    const feedback = list.getByRole('dialog', { name: '登记评价' });
    await feedback.locator('[data-field="score"]').getByRole('radio').nth(3).click();
    await keepPicture(list, 'work-feedback');
    await feedback.getByRole('button', { name: /^保存/ }).click();
    await feedback.waitFor({ state: 'hidden' });
    expect(await read(studio.app, 'workOrder', work)).toMatchObject({ status: 'closed', score: '4.0' });
  });
});

describe('an activity', () => {
  const studio = useStudio();
  let visit: Stored;
  let customer: Stored;

  beforeAll(async () => {
    if (!studio.app) return;
    const { app } = studio;
    const [sales] = [await create(app, 'core:department', { name: '销售一部' })];
    const wang = await person(app, 'wang', ['salesManager'], { department: sales.id });
    const li = await person(app, 'li', ['salesRep'], { department: sales.id, reportsTo: wang.id });
    customer = await create(app, 'customer', { name: '扬州计划机械', owner: li.id });
    visit = await create(app, 'activity', {
      subject: '拜访采购部',
      owner: li.id,
      regarding: { entity: 'customer', id: customer.id },
      plannedStart: '2026-01-05T06:00:00Z',
      plannedEnd: '2026-01-05T10:00:00Z',
    });
  });

  it('that is overdue is done with its result, opens the next one, and tells the customer', async () => {
    const page = await studio.visit('/list/crm:activity?view=crm:overdueActivities', {
      as: 'li',
      size: PHONE,
    });
    await page.getByText('拜访采购部').first().click();
    await page.waitForURL(/record/);
    await button(page, '更多操作').click();
    await page.getByRole('menuitem', { name: '完成', exact: true }).click();
    const done = page.getByRole('dialog', { name: '完成' });
    await fillIn(done, '结果', '谈妥');
    await fillIn(done, '下一步', '送样');
    await fillIn(done, '下次联系日期', '2030-04-20');
    await field(done, '下次联系日期').press('Enter');
    await keepPicture(page, 'activity-done');
    await confirm(page, '完成');
    await done.waitFor({ state: 'hidden' });
    const [next] = await find(studio.app, 'activity', "subject == '送样'");
    expect(next).toMatchObject({ status: 'planned', regarding: { id: customer.id } });
    expect(await read(studio.app, 'customer', customer.id)).toMatchObject({ nextContactAt: '2030-04-20' });
  });

  it('that was reviewed is locked for who did it until it is unlocked', async () => {
    const path = `/record/crm:activity/${visit.id}`;
    const wang = await studio.visit(path, { as: 'wang' });
    await button(wang, '批阅').click();
    const review = wang.getByRole('dialog', { name: '批阅' });
    await review.locator('[data-field="score"]').getByRole('radio').nth(3).click();
    await fillIn(review, '意见', '及时');
    await keepPicture(wang, 'activity-review');
    await confirm(wang, '批阅');
    await review.waitFor({ state: 'hidden' });
    const li = await studio.visit(path, { as: 'li' });
    await li.getByText('及时').first().waitFor();
    await li.getByRole('button', { name: /^为什么不能修改结果/ }).waitFor();
    expect(await li.getByRole('button', { name: '修改结果', exact: true }).count()).toBe(0);
    await expectAccessible(li, 'reviewed activity');
    await button(wang, '更多操作').click();
    await wang.getByRole('menuitem', { name: '解锁', exact: true }).click();
    await confirm(wang, '解锁');
    await wang.getByRole('log').getByText('已完成「解锁」').waitFor();
    await li.reload();
    await li.getByRole('button', { name: '修改结果', exact: true }).waitFor();
  });
});

function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** Presses the button of a dialog that is called like it. */
async function confirm(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name });
  await dialog
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .last()
    .click();
}

/** Types a name into a picker and takes the first that is found. */
async function choose(page: Page, input: Locator, name: string): Promise<void> {
  await input.click();
  await input.fill(name);
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
}

function current(page: Page, name: string): Promise<void> {
  return page.locator('li[aria-current="step"]').getByText(name).waitFor();
}

async function finish(page: Page): Promise<void> {
  await button(page, '提交验证').click();
  await confirm(page, '提交验证');
  await current(page, '待验证');
}

async function verify(page: Page, passed: boolean): Promise<void> {
  await button(page, '验证').click();
  const dialog = page.getByRole('dialog', { name: '验证' });
  if (!passed) await dialog.getByRole('switch', { name: '通过' }).click();
  else await dialog.locator('[data-field="score"]').getByRole('radio').nth(3).click();
  await keepPicture(page, `complaint-verify-${passed}`);
  await confirm(page, '验证');
}
