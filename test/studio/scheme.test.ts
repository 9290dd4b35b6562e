import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newMember } from '../support/identity.ts';
import { expectAccessible } from './support/accessibility.ts';
import { create, read, type Stored } from './support/records.ts';
import { useStudio } from './support/studio.ts';

const SCHEME = '/customise/classification/org%3Alevel';

describe('a scheme of the organisation', () => {
  const studio = useStudio();
  let customer: Stored;

  beforeAll(async () => {
    if (!studio.app) return;
    const { id: owner } = await newMember(studio.app, 'li');
    await studio.app.api('PATCH', `/api/records/user/${owner}`, { roles: ['salesRep'] });
    customer = await create(studio.app, 'customer', { name: '恒拓精机', owner });
  });

  it('is made with nodes and attributes, and says why a code does not fit', async () => {
    const page = await studio.visit('/customise?kind=classification');
    await page.getByRole('button', { name: '新建', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '新建 · 分类方案' });
    await dialog.getByLabel('中文名称').fill('等级');
    await dialog.getByLabel('英文名称').fill('Level');
    await dialog.getByLabel('编码规则').fill('2-2-2');
    await expectAccessible(page, 'a new scheme');
    await dialog.getByRole('button', { name: '放进草稿' }).click();
    await page.getByRole('heading', { level: 1, name: '等级' }).waitFor();
    const code = await newEntry(page, '节点', { chinese: '华北VIP', english: 'VIP North', key: '1' });
    await page.getByText('按 2-2-2 的规则，编码为 2, 4, 6 位').waitFor();
    await code.fill('0101');
    await page.getByText('先建上级 01').waitFor();
    await code.fill('01');
    await page.getByLabel('中文名称').fill('VIP');
    await page.getByLabel('英文名称').fill('VIP');
    await add(page);
    await newEntry(page, '节点', { chinese: '华北VIP', english: 'VIP North', key: '0101' });
    await add(page);
    await newEntry(page, '节点', { chinese: '一般', english: 'Plain', key: '01' });
    await page.getByText('这个键名已经有了').waitFor();
    await code.fill('02');
    await add(page);
    await page.getByRole('button', { name: /^属性 ?0$/ }).click();
    await newEntry(page, '属性', { chinese: '折扣率', english: 'Discount rate' });
    await add(page);
    await page.getByRole('combobox', { name: '类型' }).click();
    await page.getByTitle('百分比').click();
    await page.getByLabel('默认值').fill('5');
    await page.getByRole('button', { name: /^节点 ?3$/ }).click();
    await outline(page, '节点').getByRole('button', { name: /02$/ }).click();
    await page.getByRole('heading', { name: '一般' }).waitFor();
    await page.getByRole('combobox', { name: '属性：哪一个' }).fill('discountRate');
    await page.getByRole('button', { name: '添加属性' }).click();
    await page.getByLabel('折扣率', { exact: true }).fill('0');
    await page.locator('.ant-select-dropdown').filter({ visible: true }).waitFor({ state: 'hidden' });
    await expectAccessible(page, 'a node of a scheme');
    await publish(page);
  });

  it('classifies records as soon as a field says so', async () => {
    const page = await studio.visit('/customise/entity/crm%3Acustomer?at=fields');
    await newEntry(page, '字段', { chinese: '等级', english: 'Level' });
    await page.getByRole('combobox', { name: '类型' }).fill('分类');
    await page.getByTitle('分类', { exact: true }).click();
    await add(page);
    await page.getByRole('combobox', { name: '分类方案' }).fill('等级');
    await page.getByTitle('等级 org:level').click();
    await publish(page);
    const rep = await studio.visit(`/record/crm:customer/${customer.id}`, { as: 'li' });
    await rep.getByRole('button', { name: '修改等级', exact: true }).click();
    await rep.locator('[data-field="x_level"]').getByRole('combobox').fill('0101');
    await rep.getByTitle('华北VIP').click();
    await rep.locator('[data-field="x_level"]').getByText('折扣率').waitFor();
    await rep.getByRole('button', { name: /^保存/ }).click();
    await expect.poll(async () => (await read(studio.app, 'customer', customer.id))['x_level']).toBe('0101');
  });

  it('keeps its code rule once used, and its records when it is called otherwise', async () => {
    const page = await studio.visit(`${SCHEME}?at=`);
    await page.getByLabel('编码规则').fill('3-2-2');
    await page.getByText(/自动保存/).waitFor();
    await page.getByRole('link', { name: '查看影响与发布…' }).click();
    await page.getByRole('alert').getByText('编码规则').first().waitFor();
    expect(await page.getByRole('button', { name: /^发布为 v/ }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '放弃草稿' }).click();
    await page.goto(`${SCHEME}?at=nodes.01`);
    await page.getByLabel('名称（中文）').fill('贵宾');
    await publish(page);
    const list = await studio.visit('/list/crm:customer?by=x_level&rail=01', { as: 'li' });
    await list.getByRole('complementary', { name: '等级' }).getByTitle('01 贵宾').waitFor();
    await list.getByRole('row').filter({ hasText: '恒拓精机' }).waitFor();
  });

  it('as any choice: a status is called otherwise, and the earlier name stays with the version', async () => {
    const page = await studio.visit('/customise/choices/crm%3AcustomerStatus?at=options.intention');
    await page.getByLabel('名称（中文）').fill('跟进客户');
    await publish(page);
    await page.goto('/list/crm:customer');
    await page
      .getByRole('complementary', { name: '客户状态' })
      .getByRole('button', { name: /^跟进客户/ })
      .waitFor();
    await page.goto('/customise/versions');
    await page.getByText('意向客户').first().waitFor();
  });
});

interface Entry {
  readonly chinese: string;
  readonly english: string;
  readonly key?: string;
}

function outline(page: Page, part: string) {
  return page.getByRole('navigation', { name: part });
}

/** Begins a further entry of a part. @returns the input of its key */
async function newEntry(page: Page, part: string, { chinese, english, key }: Entry) {
  await outline(page, part).getByRole('button', { name: '添加', exact: true }).first().click();
  const form = page.locator('form');
  await form.getByLabel('中文名称').fill(chinese);
  await form.getByLabel('英文名称').fill(english);
  const input = form.getByLabel(/^(键名|编码，如 0101)$/);
  if (key !== undefined) await input.fill(key);
  return input;
}

async function add(page: Page): Promise<void> {
  await page.locator('form').getByRole('button', { name: '添加', exact: true }).click();
}

async function publish(page: Page): Promise<void> {
  await page.getByText(/自动保存/).waitFor();
  await page.getByRole('link', { name: '查看影响与发布…' }).click();
  await page.getByRole('button', { name: /^发布为 v/ }).click();
  await page
    .getByRole('log')
    .getByText(/^v\d+ 已发布/)
    .first()
    .waitFor();
}
