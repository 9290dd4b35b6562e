import { activities } from './activities.ts';
import { purchases, serviceFees } from './after-sales.ts';
import { categories, products, suppliers } from './catalogue.ts';
import { complaints } from './complaints.ts';
import { competitors } from './competitors.ts';
import { contactFile, contacts } from './contacts.ts';
import { customerFile, customers, type Customer } from './customers.ts';
import { dealFile, deals, type Deal } from './deals.ts';
import { expenses } from './expenses.ts';
import { Fulfilment } from './fulfilment.ts';
import { leads } from './leads.ts';
import { salesOf } from './sales.ts';
import { service } from './service.ts';
import { soldOrders } from './sold.ts';
import type { DemoFile } from './demo-values.ts';
import { documents } from './documents.ts';
import { Random } from '../random.ts';
import { stageHistory } from './stages.ts';
import { pools, staff } from './staff.ts';

const SEED = 20260311;

/**
 * A maker of machine tools with two years of business behind it. Days count from the day of loading, so the
 * story is always fresh; everything else is the same in every run. Keys are names of demo files.
 */
export function demoCompany(): ReadonlyMap<string, DemoFile> {
  const random = new Random(SEED);
  const { departments, users } = staff();
  const everyone = customers(random);
  const people = contacts(random, everyone);
  const pipeline = deals(random, everyone, people);
  const { quotes, orders, contracts } = documents(random, pipeline, everyone);
  const work = activities(random, pipeline, everyone, people);
  const opportunities = dealFile(random, pipeline);
  const files = [departments, users, pools(), categories(), products(), suppliers(), competitors()];
  const master = customerFile(random, everyone);
  files.push(master, contactFile(people), opportunities, work, quotes, contracts, orders);
  files.push(stageHistory(pipeline, opportunities));
  files.push(...afterwards(everyone, pipeline, orders));
  files.push(...money(everyone, master, orders), expenses(new Random(SEED + 5), work, pipeline));
  return new Map(files.map((file) => [`${file.entity.split(':').at(-1)}.demo.json`, file]));
}

/** Marketing and service, by chances of their own: what is added here leaves the rest of the story as it is. */
function afterwards(everyone: readonly Customer[], pipeline: readonly Deal[], orders: DemoFile): DemoFile[] {
  const sales = salesOf(orders);
  const found = leads(new Random(SEED + 1), new Random(SEED), everyone.length, pipeline);
  const served = service(new Random(SEED + 2), sales);
  return [
    found.leads,
    found.intentions,
    served.requests,
    served.workOrders,
    complaints(new Random(SEED + 3), sales),
  ];
}

/** What follows from orders, by chances of its own. */
function money(everyone: readonly Customer[], master: DemoFile, orders: DemoFile): DemoFile[] {
  const random = new Random(SEED + 4);
  const sold = soldOrders(orders);
  const fulfilment = new Fulfilment(random, everyone, master);
  for (const order of sold) fulfilment.fulfil(order);
  const { deliveries, invoices, receipts } = fulfilment;
  return [deliveries, invoices, receipts, purchases(random, sold), serviceFees(random, sold)];
}

/** One record a line, so that a change of one record reads as one line in a diff. */
export function printDemoFile({ entity, records }: DemoFile): string {
  const lines = Object.entries(records).map(
    ([key, values]) => `    ${JSON.stringify(key)}: ${JSON.stringify(values)}`,
  );
  return `{\n  "$schema": "../../schema/demo.schema.json",\n  "entity": ${JSON.stringify(entity)},\n  "records": {\n${lines.join(',\n')}\n  }\n}\n`;
}
