import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessibility.ts';
import { create, read, type Stored } from './support/records.ts';
import { PHONE, useStudio } from './support/studio.ts';

const BOARD = '/list/library:loan?view=library:loanBoard';

describe('a board', () => {
  const studio = useStudio({ packs: ['test/fixtures/library'] });
  const loans: Stored[] = [];

  beforeAll(async () => {
    if (!studio.app) return;
    const reader = await create(studio.app, 'reader', { name: '林静' });
    for (const deposit of ['100', '50.5'])
      loans.push(await create(studio.app, 'loan', { reader: reader.id, deposit }));
    loans.push(await create(studio.app, 'loan', { reader: reader.id, status: 'lost' }));
  });

  const status = async (loan: Stored) => (await read(studio.app, 'loan', loan.id))['status'];

  it('counts and adds up in the columns, and asks for what a drop still needs', async () => {
    const page = await studio.visit(BOARD, { refusals: [422] });
    await column(page, '借出，2 条').getByText('150.50').waitFor();
    await page.getByRole('button', { name: '展开「遗失」，1 条' }).waitFor();
    await expectAccessible(page, 'board');
    const [loan] = loans;
    await drag(page, card(page, loan!), column(page, '已还，0 条'));
    await column(page, '已还，0 条').getByText('放下后补填').waitFor();
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: '移到「已还」' });
    await dialog.getByRole('textbox', { name: '归还日期' }).fill('2026-11-20');
    await dialog.getByRole('textbox', { name: '归还日期' }).press('Enter');
    await dialog.getByRole('button', { name: '移到「已还」' }).click();
    await page.getByRole('log').getByText('已移到「已还」').waitFor();
    await column(page, '已还，1 条').getByText('100').first().waitFor();
    expect(await read(studio.app, 'loan', loan!.id)).toMatchObject({
      status: 'returned',
      returnedOn: '2026-11-20',
    });
  });

  it('is played by the keyboard, with a way back', async () => {
    const page = await studio.visit(BOARD);
    const [, loan] = loans;
    await card(page, loan!).getByRole('link').focus();
    for (const key of [' ', 'ArrowRight', 'Escape', ' ', 'ArrowRight', 'ArrowRight', 'Enter'])
      await page.keyboard.press(key);
    await page.getByRole('log').getByText('已移到「遗失」').waitFor();
    expect(await status(loan!)).toBe('lost');
    await page.getByRole('log').getByRole('button', { name: '撤销' }).first().click();
    await card(page, loan!).waitFor();
    await expect.poll(() => status(loan!)).toBe('open');
  });

  it('is a list for who asks, and on a phone moves by a menu', async () => {
    const page = await studio.visit(BOARD, { size: PHONE, language: 'en' });
    await page.getByRole('navigation', { name: 'Columns of the board' }).waitFor();
    await expectAccessible(page, 'board on a phone');
    const [, loan] = loans;
    await card(page, loan!).getByRole('button', { name: /^Move/ }).click();
    await page.getByRole('menuitem', { name: 'Lost' }).click();
    await page.getByRole('log').getByText('to “Lost”').waitFor();
    expect(await status(loan!)).toBe('lost');
    await page.getByRole('group', { name: 'Layout' }).getByRole('button', { name: 'List' }).click();
    await page.getByRole('list', { name: /List of/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('as')).toBe('list');
  });
});

function column(page: Page, name: string): Locator {
  return page.getByRole('region', { name });
}

function card(page: Page, { id }: Stored): Locator {
  return page.locator(`[data-card="${id}"]`);
}

/** Takes a card and holds it over a place. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [(await from.boundingBox())!, (await to.boundingBox())!];
  await page.mouse.move(start.x + 40, start.y + 20);
  await page.mouse.down();
  await page.mouse.move(start.x + 60, start.y + 30, { steps: 2 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 4 });
}
