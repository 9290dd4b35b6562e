import { activities } from './activities.ts';
import { categories, products, suppliers } from './catalogue.ts';
import { competitors } from './competitors.ts';
import { contactFile, contacts } from './contacts.ts';
import { customerFile, customers } from './customers.ts';
import { dealFile, deals } from './deals.ts';
import type { DemoFile } from './demo-values.ts';
import { documents } from './documents.ts';
import { Random } from '../random.ts';
import { staff } from './staff.ts';

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
  const files = [departments, users, categories(), products(), suppliers(), competitors()];
  files.push(
    customerFile(random, everyone),
    contactFile(people),
    opportunities,
    work,
    quotes,
    contracts,
    orders,
  );
  return new Map(files.map((file) => [`${file.entity.split(':').at(-1)}.demo.json`, file]));
}

/** One record a line, so that a change of one record reads as one line in a diff. */
export function printDemoFile({ entity, records }: DemoFile): string {
  const lines = Object.entries(records).map(
    ([key, values]) => `    ${JSON.stringify(key)}: ${JSON.stringify(values)}`,
  );
  return `{\n  "$schema": "../../schema/demo.schema.json",\n  "entity": ${JSON.stringify(entity)},\n  "records": {\n${lines.join(',\n')}\n  }\n}\n`;
}
