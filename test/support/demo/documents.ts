import type { Customer } from './customers.ts';
import type { Deal } from './deals.ts';
import type { Day, DemoFile, Values } from './demo-values.ts';
import { date, filled, money, ref, serial } from './demo-values.ts';
import { grossTotal, linesByKey, type Line } from './lines.ts';
import type { Random } from '../random.ts';
import { userRef } from './staff.ts';

export interface Documents {
  readonly quotes: DemoFile;
  readonly orders: DemoFile;
  readonly contracts: DemoFile;
}

const PAYMENT = [
  '预付 30%，发货前 60%，验收后 10%',
  '预付 20%，到货 70%，质保金 10%',
  '月结 30 天',
  '款到发货',
];
const QUOTED_STAGES = ['proposal', 'contract', 'won', 'lost'];

/** Quotes, contracts and orders that follow from the deals; a won deal makes its customer a formal one. */
export function documents(random: Random, deals: readonly Deal[], customers: readonly Customer[]): Documents {
  const made: Documents = {
    quotes: { entity: 'quote', records: {} },
    orders: { entity: 'salesOrder', records: {} },
    contracts: { entity: 'contract', records: {} },
  };
  for (const deal of deals) {
    const quote =
      QUOTED_STAGES.includes(deal.stage) && random.chance(0.9) ? addQuote(random, made, deal) : undefined;
    if (deal.stage === 'won') addSale(random, made, deal, quote);
  }
  for (const customer of customers.filter((one) => one.formalSince !== undefined))
    addRepeats(random, made, customer, deals);
  return made;
}

function add(file: DemoFile, prefix: string, values: Values): string {
  const key = serial(prefix, Object.keys(file.records).length + 1);
  file.records[key] = filled(values);
  return key;
}

function parties({ customer, contact, key }: Deal): Values {
  return {
    customer: ref('customer', customer.key),
    contact: contact && ref('contact', contact.key),
    opportunity: ref('opportunity', key),
    owner: userRef(customer.owner ?? 'wang'),
  };
}

function addQuote(random: Random, made: Documents, deal: Deal): string {
  const day: Day =
    deal.closed === undefined
      ? Math.max(deal.found + 1, -random.between(1, 48))
      : deal.closed - random.between(4, 18);
  const valid = day + random.pick([30, 30, 45, 60]);
  return add(made.quotes, 'q', {
    name: deal.name,
    ...parties(deal),
    date: date(day),
    validUntil: date(valid),
    status: quoteStatus(random, deal, valid),
    paymentTerms: random.pick(PAYMENT),
    deliveryTerms: random.pick(['合同生效后 12 周', '合同生效后 16 周', '现货，一周内发货']),
    lines: linesByKey(deal.lines),
  });
}

function quoteStatus(random: Random, deal: Deal, valid: Day): string {
  if (deal.stage === 'won') return 'accepted';
  if (deal.stage === 'lost') return 'rejected';
  if (valid < 0) return 'expired';
  return random.chance(0.2) ? 'draft' : 'sent';
}

function addSale(random: Random, made: Documents, deal: Deal, quote: string | undefined): void {
  const signed = deal.closed!;
  const total = grossTotal(deal.lines);
  const contract =
    total >= 200000
      ? add(made.contracts, 'k', {
          name: `${deal.name}合同`,
          type: 'sales',
          ...parties(deal),
          ...term(signed, 360),
          amount: money(total),
          paymentTerms: PAYMENT[0],
        })
      : undefined;
  add(made.orders, 'd', {
    ...parties(deal),
    quote: quote && ref('quote', quote),
    contract: contract && ref('contract', contract),
    ...order(random, Math.min(-1, signed + random.between(0, 6)), deal.lines),
  });
  const { customer } = deal;
  customer.formalSince = Math.min(customer.formalSince ?? 0, signed);
  const cared = deal.lines.find((line) => line.product.key.startsWith('care'));
  if (cared)
    add(made.contracts, 'k', {
      name: `${customer.brand.text}${cared.product.name}`,
      type: 'service',
      ...parties(deal),
      ...term(signed, 365),
      autoRenew: true,
      noticeDays: 30,
      amount: money(grossTotal([cared])),
    });
}

function term(signed: Day, length: number): Values {
  const end = signed + 7 + length;
  return {
    signDate: date(signed),
    startDate: date(signed + 7),
    endDate: date(end),
    status: end < 0 ? 'completed' : signed + 7 > 0 ? 'signed' : 'active',
    signedBy: userRef('gao'),
  };
}

function order(random: Random, day: Day, lines: readonly Line[]): Values {
  const due = day + random.pick([14, 30, 60, 90, 120]);
  return {
    date: date(day),
    dueDate: date(due),
    status: orderStatus(random, day, due),
    paymentTerms: random.pick(PAYMENT),
    lines: linesByKey(lines),
  };
}

function orderStatus(random: Random, day: Day, due: Day): string {
  if (random.chance(0.03)) return 'void';
  if (due < -20) return 'completed';
  if (due < 0) return random.chance(0.8) ? 'completed' : 'inProgress';
  return day > -14 ? 'confirmed' : 'inProgress';
}

/** Regular customers reorder tooling and spare parts without a deal of their own. */
function addRepeats(random: Random, made: Documents, customer: Customer, deals: readonly Deal[]): void {
  const won = deals.find((deal) => deal.customer === customer && deal.stage === 'won');
  const small = deals.flatMap((deal) => deal.lines).filter((line) => line.product.price < 60000);
  for (let day = customer.formalSince! + random.between(30, 150); day < -1; day += random.between(60, 260)) {
    add(made.orders, 'd', {
      customer: ref('customer', customer.key),
      contact: won?.contact && ref('contact', won.contact.key),
      owner: userRef(customer.owner ?? 'wang'),
      customerOrderNumber: `PO${random.between(10000, 99999)}`,
      ...order(random, day, distinct(random.some(small, random.between(1, 3)))),
    });
  }
}

function distinct(lines: readonly Line[]): Line[] {
  return [...new Map(lines.map((line) => [line.product.key, line])).values()];
}
