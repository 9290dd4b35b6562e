import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessibility.ts';
import { create, read, type Stored } from './support/records.ts';
import { PHONE, useStudio } from './support/studio.ts';

const LIST = '/list/crm:contact?view=crm:organisation';

describe('a chart of related records', () => {
  const studio = useStudio();
  let company: Stored;
  let chief: Stored;
  let manager: Stored;
  let clerk: Stored;

  beforeAll(async () => {
    if (!studio.app) return;
    company = await create(studio.app, 'customer', { name: '中兴' });
    const person = (name: string, more: object) =>
      create(studio.app, 'contact', { name, customer: company.id, ...more });
    chief = await person('总经理', { title: 'CEO', decisionRole: 'decider', attitude: 'champion' });
    manager = await person('经理', { reportsTo: chief.id });
    clerk = await person('专员', { reportsTo: manager.id });
  });

  const chart = () => `/record/crm:customer/${company.id}?tab=organisation`;
  const above = async ({ id }: Stored) => {
    const { reportsTo } = await read(studio.app, 'contact', id);
    return (reportsTo as { id: string } | null)?.id;
  };

  it('is walked and changed by the keyboard, taken back, and says why a circle is refused', async () => {
    const page = await studio.visit(chart(), { refusals: [422] });
    await node(page, chief).getByText('CEO').waitFor();
    await expectAccessible(page, 'chart');
    await node(page, clerk).focus();
    for (const key of [' ', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('log').getByText('「专员」已移到「总经理」之下').waitFor();
    expect(await above(clerk)).toBe(chief.id);
    await page.getByRole('log').getByRole('button', { name: '撤销' }).first().click();
    await expect.poll(() => above(clerk)).toBe(manager.id);
    await page.locator(`[data-node="${clerk.id}"][aria-level="3"]`).waitFor();
    await node(page, chief).focus();
    for (const key of [' ', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('log').getByText('「总经理」没有移动').waitFor();
    expect(await above(chief)).toBeUndefined();
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('heading', { level: 1, name: '经理' }).waitFor();
  });

  it('takes what is dragged to the top, in a list too, and is kept as a picture', async () => {
    const page = await studio.visit(LIST, {
      language: 'en',
      appearance: 'dark',
    });
    await node(page, clerk).waitFor();
    await expectAccessible(page, 'dark chart');
    const start = (await node(page, clerk).boundingBox())!;
    await page.mouse.move(start.x + 60, start.y + 60);
    await page.mouse.down();
    await page.mouse.move(start.x + 60, start.y + 40, { steps: 2 });
    const top = (await page.getByText('Put at the top').boundingBox())!;
    await page.mouse.move(top.x + 40, top.y + 10, { steps: 3 });
    await page.mouse.up();
    await page.getByRole('log').getByText('“专员” now stands at the top').waitFor();
    expect(await above(clerk)).toBeUndefined();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export picture' }).click(),
    ]);
    expect(await text(await file.createReadStream())).toContain('CEO');
  });

  it('is an indented tree on a phone', async () => {
    const page = await studio.visit(LIST, { size: PHONE });
    await node(page, manager).waitFor();
    await expectAccessible(page, 'phone chart');
    await page.getByRole('button', { name: '总经理的下级（1）' }).tap();
    await expect.poll(() => node(page, manager).count()).toBe(0);
  });

  it('asks what becomes of those below who leaves or is deleted, and takes that back', async () => {
    await studio.app.api('PATCH', `/api/records/contact/${clerk.id}`, { reportsTo: manager.id });
    const page = await studio.visit(`/record/crm:contact/${manager.id}`);
    const act = async (name: string) => {
      await page.getByRole('button', { name: '更多操作' }).click();
      await page.getByRole('menuitem', { name, exact: true }).click();
    };
    await act('删除');
    await page.getByRole('dialog').getByRole('button', { name: '改为「总经理」' }).click();
    await expect.poll(() => above(clerk)).toBe(chief.id);
    await page.getByRole('log').getByRole('button', { name: '撤销' }).first().click();
    await expect.poll(() => above(clerk)).toBe(manager.id);
    await page.getByRole('heading', { level: 1, name: '经理' }).waitFor();
    await act('离职');
    const dialog = page.getByRole('dialog', { name: '离职' });
    await dialog.getByTitle('改向其上级汇报').waitFor();
    await dialog.getByRole('button', { name: /^离职/ }).click();
    await expect.poll(() => above(clerk)).toBe(chief.id);
  });
});

function node(page: Page, { id }: Stored) {
  return page.locator(`[data-node="${id}"]`);
}
