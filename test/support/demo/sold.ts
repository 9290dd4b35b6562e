import type { Day, DemoFile, Values } from './demo-values.ts';
import { date } from './demo-values.ts';

/** An order line as its file has it, in units of a ten-thousandth. */
export interface SoldLine {
  readonly key: string;
  readonly values: Values;
  readonly quantity: number;
}

/** An order as those see it who deliver, invoice and collect. */
export interface Sold {
  readonly key: string;
  readonly day: Day;
  readonly due: Day;
  readonly status: string;
  readonly terms: string;
  readonly lines: readonly SoldLine[];
  /** What its documents take over: customer, contact, opportunity, owner. */
  readonly parties: Values;
}

export function soldOrders({ records }: DemoFile): Sold[] {
  return Object.entries(records).map(([key, values]) => ({
    key,
    day: dayOf(values['date']),
    due: dayOf(values['dueDate']),
    status: String(values['status']),
    terms: String(values['paymentTerms'] ?? ''),
    lines: Object.entries(values['lines'] as Record<string, Values>).map(([line, row]) => ({
      key: line,
      values: row,
      quantity: Number(row['quantity']),
    })),
    parties: {
      customer: values['customer'],
      contact: values['contact'],
      opportunity: values['opportunity'],
      owner: values['owner'],
    },
  }));
}

export function dayOf(value: unknown): Day {
  return (value as { readonly $today: Day }).$today;
}

/** A line of a delivery or an invoice: so much of a line of the order. */
export interface Part {
  readonly line: SoldLine;
  readonly quantity: number;
}

export function partsByKey(order: Sold, parts: readonly Part[]): Values {
  return Object.fromEntries(
    parts.map(({ line, quantity }, index) => {
      const { product, price, discount, taxRate } = line.values;
      const values = {
        product,
        quantity: String(quantity),
        price,
        ...(discount === undefined ? {} : { discount }),
        taxRate,
      };
      return [
        `l${index + 1}`,
        { orderLine: { $ref: `salesOrder:${order.key}.lines.${line.key}` }, ...values },
      ];
    }),
  );
}

/** With tax, in hundredths: lines to four decimals, rounded once for the document. */
export function grossOf(parts: readonly Part[]): number {
  const total = parts.reduce((sum, { line, quantity }) => {
    const { price, discount = '0', taxRate } = line.values;
    const net = quantity * Math.round(Number(price) * 100) * (100 - Number(discount));
    return sum + net + Math.round((net * Number(taxRate)) / 100);
  }, 0);
  return Math.round(total / 100);
}

export function hundredths(amount: number): string {
  return (amount / 100).toFixed(2);
}

/** Never after yesterday: what has a date in the past has happened. */
export function past(day: Day): Values {
  return date(Math.min(-1, Math.round(day)));
}
