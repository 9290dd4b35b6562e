import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Big } from 'big.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildProduct } from '../../support/product-process.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { readCsv, writeCsv } from '../csv-file.ts';
import { byGroup, cents, groups, monthOf, titleOf, yearOf, type Query } from '../figures.ts';
import type { Import } from '../import-file.ts';
import { importProcess, type ImportProcess } from '../import-process.ts';
import { sharedData } from '../shared-data.ts';

type Sums = Readonly<Record<string, number>>;

interface Truth {
  readonly customers: number;
  readonly products: number;
  readonly order_lines: number;
  readonly orders: number;
  readonly date_range: readonly [string, string];
  readonly buyers: number;
  readonly revenue_total: number;
  readonly revenue_by_year: Sums;
  readonly revenue_by_territory: Sums;
  readonly revenue_by_month_2018: Sums;
  readonly top5_customers: readonly TopCustomer[];
  readonly top20pct_customers: { readonly n: number; readonly value: number };
  readonly same_name_customers: { readonly names: number; readonly customers: number };
  readonly by_occupation: Sums;
}

interface TopCustomer {
  readonly key: number;
  readonly name: string;
  readonly revenue: number;
  readonly orders: number;
}

const data = sharedData<Truth>('adventureworks');
const { truth } = data;
const FULL = process.env['TEST_FULL'] === '1';
const YEARS = [2017, 2018, 2019];

let app: TestApp;
let folder: string;
const done: ImportProcess[] = [];

const products = (file: string): Import => ({
  csv: data.path(file),
  entity: 'product',
  map: 'adventureworks/products',
});
const customers: Import = {
  csv: data.path('AdventureWorks_Customers.csv'),
  entity: 'customer',
  map: 'adventureworks/customers',
};
const sales = (year: number): Import => ({
  csv: data.path(`AdventureWorks_Sales_${year}.csv`),
  entity: 'salesOrder',
  map: 'adventureworks/sales',
});

beforeAll(async () => {
  if (data.missing || !FULL) return;
  buildProduct();
  folder = mkdtempSync(join(tmpdir(), 'kehu-adventureworks-'));
  app = await startTestApp();
  for (const one of [products('AdventureWorks_Products.csv'), customers, ...YEARS.map(sales)])
    done.push(await importProcess(app, folder, one));
  done.push(await importProcess(app, folder, { ...sales(2019), csv: await correctedErrors() }));
}, 240_000);
beforeEach((context) => context.skip(data.missing !== undefined, data.missing));
afterAll(async () => {
  await app?.close();
  if (folder) rmSync(folder, { recursive: true });
});

/** Two order numbers of 2019 stand for the orders of two customers each: a second one gets a number of its own. */
async function correctedErrors(): Promise<string> {
  const owners = new Map<string, string>();
  const rows = (await readCsv(join(folder, 'errors.csv'))).map((row) => {
    const { OrderNumber: number = '', CustomerKey: customer = '' } = row;
    if (!owners.has(number)) owners.set(number, customer);
    return owners.get(number) === customer ? row : { ...row, OrderNumber: `${number}-2` };
  });
  const file = join(folder, 'corrected.csv');
  writeCsv(file, rows);
  return file;
}

const revenue = (query: Partial<Query>) =>
  groups(app, {
    entity: 'salesOrderLine',
    measures: [{ fn: 'sum', value: 'quantity * price', as: 'revenue' }],
    ...query,
  });

async function one(entity: string, fn: string, field?: string): Promise<unknown> {
  const [all] = await groups(app, { entity, measures: [{ fn, as: 'one', ...(field ? { field } : {}) }] });
  return all!['one'];
}

describe.skipIf(!FULL)('AdventureWorks, imported by the command (TEST_FULL=1: it takes a minute)', () => {
  it('comes in whole', async () => {
    const said = done.slice(0, 3).map(({ code, summary }) => [code, summary.replace(/;.*/, '')]);
    expect(said).toEqual([
      [0, '293 rows: 293 created, 0 updated, 0 unchanged, 0 failed'],
      [0, '18148 rows: 18148 created, 0 updated, 0 unchanged, 0 failed'],
      [0, '2630 rows: 2630 created, 0 updated, 0 unchanged, 0 failed'],
    ]);
    expect(await one('customer', 'count')).toBe(truth.customers);
    expect(await one('product', 'count')).toBe(truth.products);
  });

  it('has its revenue to the cent, at the prices of the products', async () => {
    const [year] = await revenue({ filter: 'year(salesOrder.date) == 2017' });
    expect(cents(year!['revenue'])).toBe(truth.revenue_by_year['2017']);
  });

  it('reads incomes such as "$90,000 " and what people do', async () => {
    const rows = await readCsv(customers.csv);
    const incomes = rows.reduce((sum, row) => sum + Number(row['AnnualIncome']!.replace(/[$, ]/g, '')), 0);
    expect(cents(await one('customer', 'sum', 'creditLimit'))).toBe(incomes);
    const occupations = await groups(app, {
      entity: 'customer',
      groupBy: ['mainBusiness'],
      measures: [{ fn: 'count' }],
    });
    expect(byGroup(occupations, 'mainBusiness', 'count')).toEqual(truth.by_occupation);
  });

  it('keeps people apart who share a name', async () => {
    const names = await groups(app, {
      entity: 'customer',
      groupBy: ['name'],
      measures: [{ fn: 'count' }],
      sort: '-count',
      limit: 200,
    });
    const shared = names.map(({ count }) => Number(count)).filter((count) => count > 1);
    expect(shared).toHaveLength(truth.same_name_customers.names);
    expect(shared.reduce((sum, count) => sum + count, 0)).toBe(truth.same_name_customers.customers);
  });
});

describe.skipIf(!FULL)('AdventureWorks in full (TEST_FULL=1)', () => {
  it('comes in but for the orders that name two customers, and those once they are corrected', () => {
    const said = done.slice(3).map(({ code, summary }) => [code, summary.replace(/;.*/, '')]);
    expect(said).toEqual([
      [0, '23935 rows: 10695 created, 0 updated, 0 unchanged, 0 failed'],
      [1, '29481 rows: 11835 created, 0 updated, 0 unchanged, 2 failed'],
      [0, '9 rows: 4 created, 0 updated, 0 unchanged, 0 failed'],
    ]);
  });

  it('is there in full', async () => {
    expect(await one('customer', 'count')).toBe(truth.customers);
    expect(await one('product', 'count')).toBe(truth.products);
    expect(await one('salesOrder', 'count')).toBe(truth.orders + 2);
    expect(await one('salesOrderLine', 'count')).toBe(truth.order_lines);
    expect(await one('salesOrder', 'countDistinct', 'customer')).toBe(truth.buyers);
    expect([await one('salesOrder', 'min', 'date'), await one('salesOrder', 'max', 'date')]).toEqual(
      truth.date_range,
    );
  });

  it('takes no more memory for many rows than for few', () => {
    const [few, ...many] = done.map(({ peak }) => peak);
    expect(Math.max(...many) - few!).toBeLessThan(300);
  });

  it('has its revenue to the cent, at the prices of the products', async () => {
    const [all] = await revenue({});
    expect(cents(all!['revenue'])).toBe(truth.revenue_total);
  });

  it('has its revenue of years and months', async () => {
    const years = await revenue({ groupBy: [{ field: 'salesOrder.date', by: 'year', as: 'year' }] });
    expect(byGroup(years, 'year', 'revenue', yearOf)).toEqual(truth.revenue_by_year);
    const months = await revenue({
      filter: 'year(salesOrder.date) == 2018',
      groupBy: [{ field: 'salesOrder.date', by: 'month', as: 'month' }],
    });
    expect(byGroup(months, 'month', 'revenue', monthOf)).toEqual(truth.revenue_by_month_2018);
  });

  it('has its revenue of territories', async () => {
    const items = await revenue({ groupBy: [{ field: 'salesOrder.shipTo.province', as: 'territory' }] });
    expect(byGroup(items, 'territory', 'revenue')).toEqual(truth.revenue_by_territory);
  });

  it('tells the customers that buy most', async () => {
    const items = await revenue({
      groupBy: [
        { field: 'salesOrder.customer', as: 'customer' },
        { field: 'salesOrder.customer.code', as: 'code' },
      ],
      measures: [
        { fn: 'sum', value: 'quantity * price', as: 'revenue' },
        { fn: 'countDistinct', field: 'salesOrder', as: 'orders' },
      ],
      sort: '-revenue',
      limit: truth.top20pct_customers.n,
    });
    const top = items.slice(0, 5).map((item): TopCustomer => ({
      key: Number(item['code']),
      name: titleOf(item['customer']),
      revenue: cents(item['revenue']),
      orders: Number(item['orders']),
    }));
    expect(top).toEqual(truth.top5_customers);
    const sum = items.reduce((total, item) => total.plus(String(item['revenue'])), new Big(0));
    expect(cents(sum)).toBe(truth.top20pct_customers.value);
  });

  it('comes in once, however often it is imported', async () => {
    for (const again of [customers, sales(2018)]) {
      const { summary } = await importProcess(app, folder, again);
      expect(summary).toMatch(/: 0 created, 0 updated, \d+ unchanged, 0 failed/);
    }
    expect(await one('salesOrderLine', 'count')).toBe(truth.order_lines);
  }, 120_000);

  it('takes a corrected list of products over the old one, and leaves what was sold', async () => {
    const file = 'AdventureWorks_Products (unclean).csv';
    const { summary } = await importProcess(app, folder, products(file));
    const rows = await readCsv(data.path(file));
    expect(summary).toMatch(
      new RegExp(`^${rows.length} rows: 0 created, \\d+ updated, \\d+ unchanged, 0 failed`),
    );
    const prices = rows.reduce((sum, row) => sum.plus(row['ProductPrice']!), new Big(0));
    expect(cents(await one('product', 'sum', 'listPrice'))).toBe(cents(prices));
    const [all] = await revenue({});
    expect(cents(all!['revenue'])).toBe(truth.revenue_total);
  }, 60_000);
});
