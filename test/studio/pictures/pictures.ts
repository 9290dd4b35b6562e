import type { Page } from 'playwright-core';

/** A picture of the README and how its screen is reached. */
export interface Picture {
  readonly name: string;
  readonly language: 'zh-CN' | 'en';
  readonly appearance: 'light' | 'dark';
  readonly size: { readonly width: number; readonly height: number };
  readonly scale: number;
  /** As the administrator, not as the sales rep. */
  readonly asAdmin?: boolean;
  readonly reach: (page: Page) => Promise<unknown>;
}

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

export const PICTURES: readonly Picture[] = [
  {
    name: 'list',
    language: 'zh-CN',
    appearance: 'light',
    size: DESK,
    scale: 1,
    reach: async (page) => {
      await page.goto('/list/crm:opportunity');
      const boxes = page.getByRole('row').getByRole('checkbox');
      for (const at of [3, 4, 6]) await boxes.nth(at).check();
    },
  },
  {
    name: 'record',
    language: 'en',
    appearance: 'light',
    size: DESK,
    scale: 1,
    reach: async (page) => {
      await openFirst(page, '/list/crm:opportunity?view=crm%3AmyOpportunities&sort=-amount');
      const lines = page.getByRole('grid').getByRole('row');
      await lines.getByRole('button', { name: 'Remove this row' }).first().click();
    },
  },
  {
    name: 'record-dark',
    language: 'zh-CN',
    appearance: 'dark',
    size: DESK,
    scale: 1,
    reach: (page) => openFirst(page, '/list/crm:customer?view=crm%3AmyCustomers&sort=-lastContactAt'),
  },
  {
    name: 'publish',
    language: 'zh-CN',
    appearance: 'light',
    size: DESK,
    scale: 1,
    asAdmin: true,
    reach: async (page) => {
      await page.goto('/customise/publish');
      await page.getByRole('button', { name: /^发布为/ }).waitFor();
    },
  },
  {
    name: 'home-phone',
    language: 'zh-CN',
    appearance: 'light',
    size: PHONE,
    scale: 2,
    reach: async (page) => {
      await page.goto('/');
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
];

/** The record on the first line of a list. */
async function openFirst(page: Page, list: string): Promise<void> {
  await page.goto(list);
  await page.locator('[data-list-grid] [role=gridcell] button').filter({ hasText: /\S/ }).first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}
