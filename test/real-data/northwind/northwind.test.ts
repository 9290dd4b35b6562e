import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { readCsv, writeCsv } from '../csv-file.ts';
import { byGroup, cents, groups, quarterOf, records, titleOf, yearOf, type Query } from '../figures.ts';
import { importFile, type Import } from '../import-file.ts';
import { sharedData } from '../shared-data.ts';
import { writeNorthwindFiles } from './northwind-files.ts';

type Sums = Readonly<Record<string, number>>;

interface Truth {
  readonly row_counts: Sums;
  readonly gross_total: number;
  readonly net_total: number;
  readonly freight_total: number;
  readonly net_by_year: Sums;
  readonly net_by_quarter: Sums;
  readonly net_by_employee: Sums;
  readonly net_by_category: Sums;
  readonly net_by_product_top5: Sums;
  readonly net_by_ship_country_top5: Sums;
  readonly net_by_customer_top10: Sums;
  readonly top20pct_customers: { readonly n: number; readonly value: number };
  readonly abc_customers: { readonly counts: Sums };
  readonly customers_without_orders: readonly string[];
  readonly reports_to: Readonly<Record<string, string | null>>;
  readonly net_by_manager_including_whole_subtree: Sums;
  readonly discontinued_products: number;
  readonly rfm_examples: { readonly rows: readonly Rfm[] };
}

interface Rfm {
  readonly customer: string;
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

const data = sharedData<Truth>('northwind');
const { truth } = data;
const NET = 'quantity * price * (1 - percent(discount))';

let app: TestApp;
let folder: string;
let csv: (name: string) => string;

const imports = (): Import[] => [
  { csv: csv('employees'), entity: 'user', map: 'northwind/employees' },
  { csv: csv('customers'), entity: 'customer', map: 'northwind/customers' },
  { csv: csv('customers'), entity: 'contact', map: 'northwind/contacts' },
  { csv: csv('categories'), entity: 'productCategory', map: 'northwind/categories' },
  { csv: csv('suppliers'), entity: 'supplier', map: 'northwind/suppliers' },
  { csv: csv('products'), entity: 'product', map: 'northwind/products' },
  { csv: csv('products'), entity: 'supplierProduct', map: 'northwind/supplied-products' },
  { csv: csv('orders'), entity: 'salesOrder', map: 'northwind/orders' },
];

beforeAll(async () => {
  if (data.missing) return;
  folder = mkdtempSync(join(tmpdir(), 'kehu-northwind-'));
  csv = writeNorthwindFiles(data.path('northwind.sql'), folder);
  app = await startTestApp();
  for (const one of imports()) {
    const { failed } = await importFile(app, one);
    if (failed > 0) throw new Error(readFileSync(`${one.csv}.errors.csv`, 'utf8').slice(0, 2000));
  }
});
beforeEach((context) => context.skip(data.missing !== undefined, data.missing));
afterAll(async () => {
  await app?.close();
  if (folder) rmSync(folder, { recursive: true });
});

const lines = (query: Partial<Query>) =>
  groups(app, { entity: 'salesOrderLine', measures: [{ fn: 'sum', value: NET, as: 'net' }], ...query });

/** Net revenue by group, the largest first. */
async function netBy(
  field: string,
  name: (value: unknown) => string = titleOf,
  by?: 'year' | 'quarter',
): Promise<Sums> {
  const items = await lines({
    groupBy: [{ field, as: 'group', ...(by ? { by } : {}) }],
    sort: '-net',
    limit: 1000,
  });
  return byGroup(items, 'group', 'net', name);
}

function first(sums: Sums, count: number): Sums {
  return Object.fromEntries(Object.entries(sums).slice(0, count));
}

async function count(entity: string): Promise<unknown> {
  const [all] = await groups(app, { entity, measures: [{ fn: 'count', as: 'count' }] });
  return all!['count'];
}

describe('Northwind, imported', () => {
  it('is there in full', async () => {
    const { row_counts: rows } = truth;
    expect(await count('customer')).toBe(rows['customers']);
    expect(await count('contact')).toBe(rows['customers']);
    expect(await count('supplier')).toBe(rows['suppliers']);
    expect(await count('productCategory')).toBe(rows['categories']);
    expect(await count('product')).toBe(rows['products']);
    expect(await count('supplierProduct')).toBe(rows['products']);
    expect(await count('salesOrder')).toBe(rows['orders']);
    expect(await count('salesOrderLine')).toBe(rows['order_details']);
  });

  it('has its totals to the cent', async () => {
    const gross = { fn: 'sum', value: 'quantity * price', as: 'gross' };
    const [all] = await lines({ measures: [gross, { fn: 'sum', value: NET, as: 'net' }] });
    expect(cents(all!['gross'])).toBe(truth.gross_total);
    expect(cents(all!['net'])).toBe(truth.net_total);
    const freight = [{ fn: 'sum', field: 'freight', as: 'freight' }];
    const [orders] = await groups(app, { entity: 'salesOrder', measures: freight });
    expect(cents(orders!['freight'])).toBe(truth.freight_total);
  });

  it('has its revenue of years and quarters', async () => {
    expect(await netBy('salesOrder.date', yearOf, 'year')).toEqual(truth.net_by_year);
    expect(await netBy('salesOrder.date', quarterOf, 'quarter')).toEqual(truth.net_by_quarter);
  });

  it('has its revenue of employees, of managers with everybody below them', async () => {
    expect(await netBy('salesOrder.owner')).toEqual(truth.net_by_employee);
    const managers = truth.net_by_manager_including_whole_subtree;
    for (const [name, net] of Object.entries(managers)) {
      const [manager] = await records(app, 'user', { filter: `name == '${name}'`, fields: 'id' });
      const [below] = await lines({ filter: `isWithin(salesOrder.owner, '${String(manager!['id'])}')` });
      expect([name, cents(below!['net'])]).toEqual([name, net]);
    }
  });

  it('knows who reports to whom', async () => {
    const users = await records(app, 'user', { filter: 'employeeNumber != null', fields: 'name,reportsTo' });
    const reports = users.map((user) => [user['name'], user['reportsTo'] && titleOf(user['reportsTo'])]);
    expect(Object.fromEntries(reports)).toEqual(truth.reports_to);
  });

  it('has its revenue of categories, products, countries and customers', async () => {
    expect(await netBy('product.category')).toEqual(truth.net_by_category);
    expect(first(await netBy('product'), 5)).toEqual(truth.net_by_product_top5);
    expect(first(await netBy('salesOrder.shipTo.country'), 5)).toEqual(truth.net_by_ship_country_top5);
    expect(Object.entries(await netBy('salesOrder.customer')).slice(0, 10)).toEqual(
      Object.entries(truth.net_by_customer_top10),
    );
  });

  it('tells the fifth of the customers that bring most, and who is A, B and C', async () => {
    const sums = Object.values(await netBy('salesOrder.customer'));
    const { n, value } = truth.top20pct_customers;
    expect(n).toBe(Math.ceil(0.2 * sums.length));
    expect(sums.slice(0, n).reduce((sum, one) => sum + one, 0)).toBeCloseTo(value, 1);
    expect(abcCounts(sums)).toEqual(truth.abc_customers.counts);
  });

  it('tells customers without orders and products no longer sold', async () => {
    const buyers = new Set(Object.keys(await netBy('salesOrder.customer')));
    const customers = await records(app, 'customer', { fields: 'name', sort: 'name' });
    const without = customers.map(({ name }) => String(name)).filter((name) => !buyers.has(name));
    expect(without.toSorted()).toEqual(truth.customers_without_orders.toSorted());
    const gone = await records(app, 'product', { filter: "status == 'discontinued'", fields: 'name' });
    expect(gone).toHaveLength(truth.discontinued_products);
  });

  it('tells when, how often and for how much a customer bought', async () => {
    const [net] = [{ fn: 'sum', value: NET, as: 'monetary' }];
    const items = await lines({
      groupBy: [{ field: 'salesOrder.customer', as: 'customer' }],
      measures: [
        { fn: 'min', value: "daysBetween(salesOrder.date, date('1998-05-07'))", as: 'recency' },
        { fn: 'countDistinct', field: 'salesOrder', as: 'frequency' },
        net!,
      ],
      sort: '-monetary',
      limit: 5,
    });
    const rows = items.map((item): Rfm => ({
      customer: titleOf(item['customer']),
      recency: Number(item['recency']),
      frequency: Number(item['frequency']),
      monetary: cents(item['monetary']),
    }));
    expect(rows).toEqual(truth.rfm_examples.rows);
  });

  it('comes in once, however often it is imported', async () => {
    for (const one of imports()) {
      const counts = await importFile(app, one);
      expect([one.map, counts.created, counts.updated, counts.failed]).toEqual([one.map, 0, 0, 0]);
    }
    expect(await count('salesOrderLine')).toBe(truth.row_counts['order_details']);
  });

  it('keeps wrong rows out, with their orders, and says what is wrong', async () => {
    const [line] = await readCsv(csv('orders'));
    const file = join(folder, 'dirty.csv');
    writeCsv(file, [
      { ...line, order_id: '90001', quantity: '1' },
      { ...line, order_id: '90002', product_id: '11' },
      { ...line, order_id: '90002', product_id: '999' },
      { ...line, order_id: '90003', order_date: '1996-02-30' },
      { ...line, order_id: '90004', customer_id: 'NOONE' },
      { ...line, order_id: '90005', required_date: '1990-01-01' },
    ]);
    const counts = await importFile(app, { csv: file, entity: 'salesOrder', map: 'northwind/orders' });
    expect(counts).toEqual({ rows: 6, created: 1, updated: 0, unchanged: 0, failed: 4 });
    const errors = await readCsv(`${file}.errors.csv`);
    expect(errors.map((row) => [row['_row'], row['order_id'], row['_error']])).toEqual([
      ['3', '90002', ''],
      ['4', '90002', expect.stringMatching(/product: .*999/)],
      ['5', '90003', expect.stringMatching(/date: .*1996-02-30/)],
      ['6', '90004', expect.stringMatching(/customer: .*NOONE/)],
      ['7', '90005', expect.stringMatching(/dueDate: .*before the date/)],
    ]);
    const orders = await records(app, 'salesOrder', {
      filter: "startsWith(number, '9000')",
      fields: 'number,lines',
    });
    expect(orders).toMatchObject([{ number: '90001', lines: [{ quantity: '1.0000' }] }]);
  });
});

/** A while the sum before it is under 80 %, B under 95 %, else C. */
function abcCounts(sums: readonly number[]): Sums {
  const total = sums.reduce((sum, one) => sum + one, 0);
  const counts = { A: 0, B: 0, C: 0 };
  let before = 0;
  for (const sum of sums) {
    counts[before < 0.8 * total ? 'A' : before < 0.95 * total ? 'B' : 'C'] += 1;
    before += sum;
  }
  return counts;
}
