import type { Locator, Page } from 'playwright-core';

/** The input behind this label, not the help beside it. */
export function field(place: Page | Locator, label: string): Locator {
  return place.getByLabel(label).and(place.locator('input, textarea')).first();
}

/** Types into the field with this label. */
export async function fillIn(place: Page | Locator, label: string, text: string): Promise<void> {
  await field(place, label).fill(text);
}

/** Opens a field of a record's page and types into it. */
export async function change(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^(修改|Edit )${label}$`) }).click();
  await fillIn(page, label, text);
}

/** What is written under the field of this name. */
export function issueOf(page: Page, name: string): Locator {
  return page.locator(`[data-field="${name}"]`).getByRole('alert');
}

export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(保存|Save)/ }).click();
}

/** The rows of a line grid, without its head and its totals. */
export function lines(page: Page, label: string): Locator {
  return page
    .getByRole('grid', { name: label })
    .getByRole('row')
    .filter({ has: page.locator('[data-cell]') });
}

/** Types into a cell of a line grid; columns count from 0. */
export async function fillCell(row: Locator, column: number, text: string): Promise<void> {
  const cell = row.getByRole('gridcell').nth(column);
  const input = cell.locator('input');
  if (!(await input.isVisible())) await cell.click();
  await input.fill(text);
  await input.press('Tab');
}
