import type { Page } from 'playwright-core';
import { expectAccessible } from './accessibility.ts';
import { expectNoSidewaysScroll } from './page-width.ts';
import { find, invite, letIn } from './records.ts';
import { keepPicture, type Studio } from './studio.ts';
import { isPhone, type Variation } from './variations.ts';

/** A screen as it stands after a few steps. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  /** Leads to the state that is looked at, and waits for it. */
  readonly reach: (page: Page) => Promise<unknown>;
}

/** The screens of a sales rep, of the administrator and of nobody. */
export interface Screens {
  readonly li: readonly Screen[];
  readonly admin: readonly Screen[];
  readonly nobody: readonly Screen[];
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();
const status = (page: Page) => page.getByRole('status').first().waitFor();
const password = (page: Page) => page.locator('input[type=password]').first().waitFor();
const rows = (page: Page) => page.getByText('有限公司').first().waitFor();

/** Every screen of the CRM with its demo data. */
export async function screensOf(studio: Studio): Promise<Screens> {
  await letIn(studio.app, 'li');
  const [customer] = await find(studio.app, 'customer', "owner.username == 'li'");
  const [quote] = await find(studio.app, 'quote', "owner.username == 'li' && status == 'sent'");
  const list = '/list/crm:customer';
  const record = `/record/crm:customer/${customer!.id}`;
  return {
    nobody: [
      { name: 'sign-in', path: '/', reach: password },
      { name: 'invitation', path: `/invite/${await invite(studio.app, 'zhao')}`, reach: password },
    ],
    li: [
      { name: 'home', path: '/', reach: heading },
      { name: 'search', path: '/', reach: search },
      { name: 'list', path: list, reach: rows },
      { name: 'list-filter', path: `${list}?filter=importance+%3D%3D+null`, reach: filter },
      { name: 'list-empty', path: `${list}?q=zzzzzz`, reach: status },
      { name: 'list-tree', path: list, reach: railTree },
      { name: 'list-selected', path: list, reach: select },
      { name: 'record', path: record, reach: heading },
      { name: 'record-edit', path: record, reach: edit },
      { name: 'record-lines', path: `/record/crm:quote/${quote!.id}`, reach: heading },
      { name: 'record-new', path: '/record/crm:customer/new', reach: heading },
      { name: 'picker', path: '/record/crm:quote/new', reach: picker },
      { name: 'delegations', path: '/delegations', reach: heading },
      { name: 'delegate', path: '/delegations', reach: delegate },
      { name: 'share', path: record, reach: share },
      { name: 'more', path: record, reach: more },
      { name: 'why', path: record, reach: why },
      { name: 'messages', path: '/', reach: messages },
      { name: 'profile', path: '/profile', reach: heading },
      { name: 'not-found', path: '/nowhere', reach: status },
    ],
    admin: [
      { name: 'recycle-bin', path: '/recycle-bin', reach: heading },
      { name: 'people', path: '/people', reach: heading },
      { name: 'people-new', path: '/people', reach: newPerson },
      {
        name: 'tree',
        path: '/list/crm:productCategory',
        reach: (page) => page.getByText('立式加工中心').waitFor(),
      },
      { name: 'operation-log', path: '/operation-log', reach: heading },
      { name: 'packs', path: '/packs', reach: heading },
      { name: 'customise', path: '/customise', reach: heading },
      { name: 'customise-fields', path: '/customise/entity/crm%3Acustomer', reach: heading },
    ],
  };
}

/** Goes through screens in one window; each fits it and breaks no rule of accessibility. */
export async function lookAt(
  studio: Studio,
  screens: readonly Screen[],
  variation: Variation,
  as: string | null,
): Promise<void> {
  const page = await studio.visit('/icon.svg', { ...variation, as, serviceWorker: true });
  for (const { name, path, reach } of screens) {
    await page.goto(path);
    await reach(page);
    await page.waitForLoadState('networkidle');
    const screen = `${name}-${variation.name}`;
    await keepPicture(page, screen);
    if (isPhone(variation)) await expectNoSidewaysScroll(page, screen);
    await expectAccessible(page, screen);
  }
}

async function search(page: Page): Promise<void> {
  await heading(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('华');
  await page.getByRole('option').first().waitFor();
}

async function filter(page: Page): Promise<void> {
  await rows(page);
  await page.getByRole('button', { name: /^(筛选|Filter)$/ }).click();
  await page.getByRole('region', { name: /^(筛选|Filter)$/ }).waitFor();
}

/** A dimension of the rail that is a tree; on a phone what is chosen unfolds. */
async function railTree(page: Page): Promise<void> {
  await rows(page);
  const dimension = page.locator('button[aria-haspopup="menu"]').filter({ hasText: /^(客户状态|Status)$/ });
  await dimension.click();
  await page.getByRole('menuitem', { name: /^(地区|Region)$/ }).click();
  const rail = page.getByRole('complementary', { name: /^(地区|Region)$/ });
  const isPhone = page.viewportSize()!.width <= 640;
  const opens = isPhone ? /^(华东|East China)/ : /^(展开|Unfold)/;
  await rail.getByRole('button', { name: opens }).first().click();
  await page.waitForLoadState('networkidle');
}

/** On a phone there are no boxes to tick. */
async function select(page: Page): Promise<void> {
  await rows(page);
  const boxes = page.getByRole('checkbox');
  if ((await boxes.count()) > 0) await boxes.nth(1).check();
}

async function edit(page: Page): Promise<void> {
  await heading(page);
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('e');
  await page.locator('[data-field] input').first().waitFor();
}

async function more(page: Page): Promise<void> {
  await heading(page);
  await page
    .getByRole('button', { name: /^(更多|More)/ })
    .first()
    .click();
  await page.getByRole('menu').waitFor();
}

async function share(page: Page): Promise<void> {
  await more(page);
  await page.getByRole('menuitem', { name: /^(共享|Share)…$/ }).click();
  await page.getByRole('dialog').getByRole('heading', { level: 3 }).waitFor();
}

async function why(page: Page): Promise<void> {
  await more(page);
  await page.getByRole('menuitem', { name: /^(谁能查看和修改|Who may see and change)/ }).click();
  await page.getByRole('dialog').waitFor();
}

/** A phone has no strip of messages. */
async function messages(page: Page): Promise<void> {
  await heading(page);
  const count = page.getByRole('button', { name: /^(操作提示 \d+ 条|\d+ messages?)$/ });
  if (!(await count.isVisible())) return;
  await count.click();
  await page.getByRole('dialog').waitFor();
}

async function delegate(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(委托我的记录|Delegate my records)$/ }).click();
  await page.getByRole('dialog').locator('[data-field=delegate] input').waitFor();
}

async function newPerson(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(添加员工|Add a person)$/ }).click();
  await page.getByRole('combobox', { name: /^(角色|Roles)$/ }).click();
}

async function picker(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(从产品添加|Add from products)$/ }).click();
  await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
}
