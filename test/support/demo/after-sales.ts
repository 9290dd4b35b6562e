import { PRODUCTS } from './catalogue.ts';
import type { DemoFile, Values } from './demo-values.ts';
import { date, filled, ref, serial } from './demo-values.ts';
import type { Random } from '../random.ts';
import { hundredths, past, type Sold, type SoldLine } from './sold.ts';

/** What customers have bought and run, with serial numbers and warranty. */
export function purchases(random: Random, orders: readonly Sold[]): DemoFile {
  const records: Record<string, Values> = {};
  for (const order of orders.filter(({ status }) => status === 'completed'))
    for (const line of order.lines) {
      const product = productOf(line);
      if (!['machines', 'measuring', 'automation'].includes(product.family)) continue;
      const installed = Math.min(-1, order.due + random.between(0, 10));
      records[serial('b', Object.keys(records).length + 1)] = filled({
        customer: order.parties['customer'],
        owner: order.parties['owner'],
        salesOrder: ref('salesOrder', order.key),
        product: line.values['product'],
        date: past(order.day),
        quantity: line.values['quantity'],
        price: line.values['price'],
        serialNumber: `${product.key.toUpperCase()}-${random.between(2300, 2699)}-${random.between(100, 999)}`,
        warrantyUntil: date(installed + 365),
        status: 'inUse',
      });
    }
  return { entity: 'purchaseRecord', records };
}

const YEARLY = ['care', 'carePlus', 'mes'];

/** Yearly fees of maintenance and software: most renewed in time, some due soon, a few late. */
export function serviceFees(random: Random, orders: readonly Sold[]): DemoFile {
  const records: Record<string, Values> = {};
  for (const order of orders.filter(({ status }) => status !== 'void'))
    for (const line of order.lines) {
      const product = productOf(line);
      if (!YEARLY.includes(product.key)) continue;
      const years = Math.floor(-order.day / 365);
      const isLate = years > 0 && random.chance(0.3);
      const next = order.day + 365 * (years + (isLate ? 0 : 1));
      const paid = years > 0 && !isLate ? next - 365 : order.day;
      const asked = isLate ? random.between(0, 2) : 0;
      records[serial('y', Object.keys(records).length + 1)] = filled({
        customer: order.parties['customer'],
        owner: order.parties['owner'],
        product: line.values['product'],
        amount: hundredths(Math.round(product.price * 100 * Math.max(1, line.quantity))),
        period: 'year',
        startDate: date(order.day),
        nextDueDate: date(next),
        lastPaidOn: past(paid),
        dunningLevel: asked > 0 ? asked : undefined,
        lastDunnedOn: asked > 0 ? past(Math.max(next + 5, -12)) : undefined,
      });
    }
  return { entity: 'serviceFee', records };
}

function productOf({ values }: SoldLine) {
  const key = (values['product'] as { readonly $ref: string }).$ref.split(':')[1];
  return PRODUCTS.find((product) => product.key === key)!;
}
