import { expect, it } from 'vitest';
import { fillCell, fillIn, lines } from './support/form.ts';
import { find } from './support/records.ts';
import { useStudio } from './support/studio.ts';

const studio = useStudio({ demo: true });

/** Its column in the lines of a quote. */
const QUANTITY = 2;

it('a formula follows what is typed, and nobody types into it', async () => {
  const page = await studio.visit('/record/crm:opportunity/new');
  await fillIn(page, '商机名称', '加权');
  await fillIn(page, '预计金额', '200000');
  await fillIn(page, '赢率', '60');
  const weighted = page.locator('[data-field="weightedAmount"]');
  await expect.poll(() => weighted.textContent()).toContain('120,000');
  expect(await weighted.locator('input').count()).toBe(0);
});

it('the total of a quote follows its lines, unless one price was agreed for everything', async () => {
  const page = await studio.visit('/record/crm:quote/new');
  await page.getByRole('button', { name: '添加一行' }).click();
  const line = lines(page, '报价明细').first();
  await fillCell(line, QUANTITY, '3');
  await fillCell(line, QUANTITY + 1, '100');
  const amount = page.locator('[data-field="amount"]');
  await expect.poll(() => amount.textContent()).toMatch(/300$/);
  await fillIn(page, '约定总价（含税）', '280');
  await expect.poll(() => amount.textContent()).toMatch(/280$/);
  expect(await amount.locator('input').count()).toBe(0);
});

it('a customer shows what he ordered and has open', async () => {
  const [deal] = await find(studio.app, 'opportunity', "status == 'open' && amount > 0");
  const { id } = deal!['customer'] as { id: string };
  const page = await studio.visit(`/record/crm:customer/${id}`);
  await page.getByText('进行中商机').first().waitFor();
  await expect
    .poll(() => page.locator('[data-field="openOpportunityAmount"]').textContent())
    .toMatch(/[1-9]/);
});
