import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { create, find } from './support/records.ts';
import { useStudio } from './support/studio.ts';

describe('a list without a mouse', () => {
  const studio = useStudio({ packs: ['test/fixtures/library'] });

  beforeAll(async () => {
    for (const [title, author] of [
      ['Emma', 'Austen'],
      ['Middlemarch', 'Eliot'],
      ['Walden', 'Thoreau'],
    ])
      await create(studio.app, 'book', { title, author });
  });

  async function open(): Promise<Page> {
    const page = await studio.visit('/list/library:book', { language: 'en' });
    await page.getByRole('gridcell', { name: 'Emma' }).first().waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowDown');
    return page;
  }

  const authorOf = async (title: string) =>
    (await find(studio.app, 'book', `title == '${title}'`))[0]?.['author'];

  it('is walked with arrows and a cell is changed with F2 and Enter', async () => {
    const page = await open();
    await keys(page, 'ArrowDown', 'ArrowRight', 'F2');
    await page.locator('#cell-editor').waitFor();
    await keys(page, 'Control+a');
    await page.keyboard.type('George Eliot');
    await keys(page, 'Enter');
    await expect.poll(() => authorOf('Middlemarch')).toBe('George Eliot');
    await page.getByRole('log').getByText('George Eliot').waitFor();
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('grid');
  });

  it('leaves a cell as it was on Escape', async () => {
    const page = await open();
    await keys(page, 'ArrowRight', 'F2');
    await page.locator('#cell-editor').waitFor();
    await page.keyboard.type('nobody');
    await keys(page, 'Escape');
    await page.getByRole('gridcell', { name: 'Austen' }).waitFor();
    expect(await authorOf('Emma')).toBe('Austen');
  });

  it('ticks with the space bar and offers its menu with Shift F10', async () => {
    const page = await open();
    await keys(page, ' ', 'ArrowDown', ' ');
    await page.getByRole('toolbar').getByText('2 selected').waitFor();
    await keys(page, 'Shift+F10');
    await page.getByRole('menuitem', { name: /Delete/ }).waitFor();
    await keys(page, 'Escape');
    await page.getByRole('menuitem', { name: /Delete/ }).waitFor({ state: 'hidden' });
  });

  it('searches with a slash and finds its way back to the rows', async () => {
    const page = await open();
    await keys(page, '/');
    await page.keyboard.type('Wal');
    await page.getByRole('gridcell', { name: 'Emma' }).first().waitFor({ state: 'hidden' });
    await page.getByRole('gridcell', { name: 'Walden' }).first().waitFor();
    await keys(page, 'ArrowDown');
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('grid');
  });

  it('opens a record with Enter and comes back to the same list', async () => {
    const page = await open();
    await keys(page, 'ArrowDown', 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Middlemarch' }).waitFor();
    await page.goBack();
    await page.getByRole('gridcell', { name: 'Middlemarch' }).first().waitFor();
  });

  it('makes a new record with N', async () => {
    const page = await studio.visit('/list/library:book', { language: 'en' });
    await page.getByRole('gridcell', { name: 'Emma' }).first().waitFor();
    await keys(page, 'n');
    await page.getByRole('heading', { level: 1, name: 'New book' }).waitFor();
    await page.keyboard.type('Ulysses');
    await keys(page, 'Control+s');
    await page.getByRole('heading', { level: 1, name: 'Ulysses' }).waitFor();
    expect(await find(studio.app, 'book', "title == 'Ulysses'")).toHaveLength(1);
  });
});

async function keys(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) await page.keyboard.press(name);
}
