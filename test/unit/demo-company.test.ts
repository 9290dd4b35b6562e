import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoCompany, printDemoFile } from '../support/demo/demo-company.ts';

const folder = new URL('../../metadata/crm/demo/', import.meta.url);
const company = demoCompany();

describe('the demo company', () => {
  it('has exactly the files the generator makes', () => {
    expect(readdirSync(folder).toSorted()).toEqual([...company.keys()].toSorted());
  });

  it.each([...company.keys()])('%s is fresh; else run node test/support/demo/write-demo.ts', (name) => {
    const file = new URL(name, folder);
    expect(existsSync(file) && readFileSync(file, 'utf8') === printDemoFile(company.get(name)!)).toBe(true);
  });

  it('is the same in every run', () => {
    expect(demoCompany()).toEqual(company);
  });

  it('refers only to records it has', () => {
    const keys = new Set<string>();
    for (const { entity, records } of company.values())
      for (const key of Object.keys(records)) keys.add(`${entity}:${key}`);
    const texts = [...company.values()].map((file) => JSON.stringify(file));
    const references = texts.flatMap((text) =>
      [...text.matchAll(/"\$ref":"([^".]+)/g)].map((match) => match[1]!),
    );
    expect(references.filter((reference) => !keys.has(reference))).toEqual([]);
  });

  it('has a business of two years with something in every stage', () => {
    const count = (name: string) => Object.keys(company.get(`${name}.demo.json`)!.records).length;
    expect(count('customer')).toBe(300);
    expect(count('contact')).toBeGreaterThan(550);
    expect(count('opportunity')).toBeGreaterThan(380);
    expect(count('activity')).toBeGreaterThan(1300);
    const stages = Object.values(company.get('opportunity.demo.json')!.records).map(({ stage }) => stage);
    expect(new Set(stages).size).toBe(8);
  });
});
