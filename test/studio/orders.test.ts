import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessibility.ts';
import { fillCell, fillIn, lines } from './support/form.ts';
import { expectNoSidewaysScroll } from './support/page-width.ts';
import { create, find, idIn, person, read, type Stored } from './support/records.ts';
import { keepPicture, PHONE, useStudio } from './support/studio.ts';

describe('a deal that is won', () => {
  const studio = useStudio();
  let deal: Stored;
  let customer: Stored;

  beforeAll(async () => {
    if (!studio.app) return;
    const own = { owner: (await person(studio.app, 'li', ['salesRep'])).id };
    customer = await create(studio.app, 'customer', { ...own, name: '中兴订单科技', creditDays: 30 });
    const rack = await create(studio.app, 'product', { name: '机柜', listPrice: '1000', taxRate: '13' });
    const wanted = { product: rack.id, quantity: '100' };
    const said = { ...own, name: '基站扩容', customer: customer.id, stage: 'won' };
    deal = await create(studio.app, 'opportunity', { ...said, lines: [wanted] });
  });

  it('becomes an order, a delivery, an invoice and a receipt by one button each', async () => {
    const page = await studio.visit(`/record/crm:opportunity/${deal.id}`, { as: 'li', refusals: [422] });
    await act(page, '下订单');
    await page.waitForURL(/salesOrder/);
    const order = idIn(page.url());
    await page.getByRole('button', { name: '确认订单' }).click();
    await begin(page, '发货');
    const delivery = page.getByRole('dialog', { name: '发货' });
    const first = lines(page, '发货明细').first();
    await fillCell(first, 2, '101');
    await keepPicture(page, 'deliver');
    await expectAccessible(page, 'deliver');
    await delivery.getByRole('button', { name: /^发货/ }).last().click();
    await delivery.getByText('发货超过订购数量；请减少数量，或在订单上放宽允许的溢装').first().waitFor();
    await keepPicture(page, 'deliver-too-much');
    await fillCell(first, 2, '60');
    await delivery.getByRole('button', { name: /^发货/ }).last().click();
    await page.waitForURL(/delivery/);
    await act(page, '开票');
    await page.waitForURL(/invoice/);
    await begin(page, '登记收款');
    const receipt = page.getByRole('dialog', { name: '登记收款' });
    await fillIn(receipt, '收款金额', '50000');
    await keepPicture(page, 'receive');
    await receipt
      .getByRole('button', { name: /^登记收款/ })
      .last()
      .click();
    await page.waitForURL(/receipt/);
    await page.getByRole('heading', { level: 1, name: /^REC-/ }).waitFor();
    await keepPicture(page, 'receipt');
    expect(await read(studio.app, 'salesOrder', order)).toMatchObject({
      status: 'inProgress',
      deliveredPercent: '60.0000',
      invoicedAmount: '67800.00',
      receivedPercent: '44.2500',
      arrears: '17800.00',
    });
  });

  it('shows what is owed where one looks: on the order, on the invoice, at the customer', async () => {
    const [order] = await find(studio.app, 'salesOrder', `customer == '${customer.id}'`);
    const page = await studio.visit(`/record/crm:salesOrder/${order!.id}`, { as: 'li' });
    await fact(page, '欠款', '17,800');
    await fact(page, '回款率', '44.25');
    await page.getByRole('tab', { name: /^执行/ }).click();
    for (const number of [/^DEL-/, /^INV-/, /^REC-/])
      await page.getByRole('link', { name: number }).waitFor();
    await keepPicture(page, 'order-execution');
    await expectAccessible(page, 'order execution');
    const phone = await studio.visit(`/record/crm:customer/${customer.id}`, {
      as: 'li',
      size: PHONE,
      language: 'en',
    });
    await phone.getByText('17,800').first().waitFor();
    await keepPicture(phone, 'owing-phone');
    await expectNoSidewaysScroll(phone, 'customer who owes');
  });
});

async function begin(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Presses a button of the record and the one of its dialog, which is called the same. */
async function act(page: Page, name: string): Promise<void> {
  await begin(page, name);
  const dialog = page.getByRole('dialog', { name });
  await dialog
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .last()
    .click();
}

function fact(page: Page, name: string, value: string): Promise<void> {
  return page.locator('dl > div').filter({ hasText: name }).filter({ hasText: value }).first().waitFor();
}
