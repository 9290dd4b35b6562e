import type { Customer } from './customers.ts';
import type { Day, DemoFile, Values } from './demo-values.ts';
import { date, filled, ref, serial } from './demo-values.ts';
import type { Random } from '../random.ts';
import { grossOf, hundredths, partsByKey, past, type Part, type Sold } from './sold.ts';

const CARRIERS = ['德邦物流', '顺丰重货', '安能物流', '跨越速运', '自有车辆'];
const WAREHOUSES = ['苏州总仓', '苏州总仓', '备件库'];

/** Deliveries, invoices and receipts of the orders: most is paid, some late, a little not at all. */
export class Fulfilment {
  readonly deliveries: DemoFile = { entity: 'delivery', records: {} };
  readonly invoices: DemoFile = { entity: 'invoice', records: {} };
  readonly receipts: DemoFile = { entity: 'receipt', records: {} };
  readonly #creditDays: ReadonlyMap<string, number>;
  readonly #random: Random;

  constructor(random: Random, customers: readonly Customer[], customerFile: DemoFile) {
    this.#random = random;
    this.#creditDays = new Map(
      customers.map(({ key }) => [key, Number(customerFile.records[key]!['creditDays'] ?? 0)]),
    );
  }

  fulfil(order: Sold): void {
    if (order.status === 'completed') this.#complete(order);
    if (order.status === 'inProgress') this.#begin(order);
    if (order.status === 'confirmed') this.#prepare(order);
  }

  #complete(order: Sold): void {
    const whole = order.lines.map((line): Part => ({ line, quantity: line.quantity }));
    const isSplit = whole.length > 1 && this.#random.chance(0.3);
    const loads = isSplit ? [whole.slice(0, 1), whole.slice(1)] : [whole];
    const last = Math.min(order.due, -3);
    loads.forEach((parts, index) => {
      const day = Math.max(order.day + 2, last - (loads.length - 1 - index) * this.#random.between(8, 25));
      this.#sell(order, parts, Math.min(day, -2), 1);
    });
  }

  /** Something has gone, the rest is to come. */
  #begin(order: Sold): void {
    const [first, ...rest] = order.lines;
    const parts: Part[] =
      rest.length > 0
        ? [{ line: first!, quantity: first!.quantity }]
        : [{ line: first!, quantity: Math.ceil(first!.quantity / 2) }];
    const isWhole = rest.length === 0 && parts[0]!.quantity === first!.quantity;
    if (!isWhole) this.#sell(order, parts, Math.max(order.day + 1, -this.#random.between(3, 25)), 0.75);
    else this.#advance(order, 0.3);
  }

  #prepare(order: Sold): void {
    if (order.terms.startsWith('预付') || this.#random.chance(0.25)) this.#advance(order, 0.3);
    if (!this.#random.chance(0.35)) return;
    const parts = order.lines.map((line): Part => ({ line, quantity: line.quantity }));
    this.#deliver(order, parts, this.#random.between(1, 12), 'planned');
  }

  #sell(order: Sold, parts: readonly Part[], day: Day, invoiced: number): void {
    const isThere = day < -4;
    const delivery = this.#deliver(order, parts, day, isThere ? 'received' : 'shipped');
    if (!this.#random.chance(invoiced)) return;
    const invoicedOn = Math.min(-1, day + this.#random.between(0, 6));
    const amount = grossOf(parts);
    const invoice = add(this.invoices, 'f', {
      salesOrder: ref('salesOrder', order.key),
      delivery: ref('delivery', delivery),
      ...withoutContact(order.parties),
      taxInvoiceNumber: `2532${this.#random.between(1000000, 9999999)}${this.#random.between(100000, 999999)}`,
      type: this.#random.chance(0.85) ? 'vatSpecial' : 'electronic',
      date: past(invoicedOn),
      lines: partsByKey(order, parts),
    });
    const credited = this.#random.chance(0.02) ? this.#credit(order, invoice, amount, invoicedOn) : 0;
    this.#collect(order, invoice, amount - credited, invoicedOn);
  }

  #deliver(order: Sold, parts: readonly Part[], day: Day, status: string): string {
    const received = status === 'received' ? past(day + this.#random.between(1, 4)) : undefined;
    return add(this.deliveries, 'v', {
      salesOrder: ref('salesOrder', order.key),
      ...order.parties,
      date: status === 'planned' ? date(day) : past(day),
      status,
      warehouse: this.#random.pick(WAREHOUSES),
      carrier: status === 'planned' ? undefined : this.#random.pick(CARRIERS),
      trackingNumber: status === 'planned' ? undefined : `DH${this.#random.between(10000000, 99999999)}`,
      receivedOn: received,
      receivedBy: received && this.#random.pick(['仓库 张师傅', '设备科 李工', '采购 王女士', '门卫代收']),
      lines: partsByKey(order, parts),
    });
  }

  #credit(order: Sold, invoice: string, amount: number, day: Day): number {
    const credited = Math.round(amount * 0.05);
    add(this.invoices, 'f', {
      kind: 'creditNote',
      corrects: ref('invoice', invoice),
      salesOrder: ref('salesOrder', order.key),
      ...withoutContact(order.parties),
      date: past(day + 10),
      agreedAmount: hundredths(-credited),
      notes: '到货后发现附件缺件，双方同意折让 5%。',
    });
    return credited;
  }

  /** The longer ago it was due, the likelier it has been paid. */
  #collect(order: Sold, invoice: string, amount: number, day: Day): void {
    const due = day + (this.#creditDays.get(keyOf(order.parties['customer'])) ?? 0);
    const isPaid = this.#random.chance(
      due < -120 ? 0.985 : due < -60 ? 0.94 : due < -25 ? 0.82 : due < 0 ? 0.55 : 0.2,
    );
    if (!isPaid) return;
    const inTwo = this.#random.chance(0.2);
    const first = inTwo ? Math.round(amount * (this.#random.between(3, 7) / 10)) : amount;
    const paidOn = Math.max(day, due + this.#random.between(-12, 20));
    this.#receive(order, paidOn, first, [[invoice, first]]);
    const rest = amount - first;
    const restOn = paidOn + this.#random.between(15, 60);
    if (rest > 0 && restOn < -1) this.#receive(order, restOn, rest, [[invoice, rest]]);
  }

  #advance(order: Sold, part: number): void {
    const total = grossOf(order.lines.map((line) => ({ line, quantity: line.quantity })));
    this.#receive(order, Math.min(-1, order.day + this.#random.between(1, 5)), Math.round(total * part), []);
  }

  #receive(order: Sold, day: Day, amount: number, settled: readonly (readonly [string, number])[]): void {
    const allocations = settled.map(
      ([invoice, some], index) =>
        [`a${index + 1}`, { invoice: ref('invoice', invoice), amount: hundredths(some) }] as const,
    );
    add(this.receipts, 'r', {
      ...withoutContact(order.parties),
      salesOrder: ref('salesOrder', order.key),
      date: past(day),
      method: this.#random.weighted({ bankTransfer: 74, acceptanceBill: 22, cheque: 4 }),
      reference: `${this.#random.between(10000000, 99999999)}`,
      amount: hundredths(amount),
      allocations: Object.fromEntries(allocations),
    });
  }
}

function add(file: DemoFile, prefix: string, values: Values): string {
  const key = serial(prefix, Object.keys(file.records).length + 1);
  file.records[key] = filled(values);
  return key;
}

function withoutContact(parties: Values): Values {
  return { ...parties, contact: undefined };
}

function keyOf(reference: unknown): string {
  return String((reference as { readonly $ref: string }).$ref.split(':')[1]);
}
