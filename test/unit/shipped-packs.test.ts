import { describe, expect, it } from 'vitest';
import { readSeedRecords } from '../../platform/exchange/seed/read-seed-records.ts';
import { compileModel } from '../../platform/model/compile-model.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import { readSchemas } from '../../platform/model/schema/schema-files.ts';
import { readScenarios } from '../../platform/scenarios/read-scenarios.ts';

const packs = loadPacks(['metadata/core', 'metadata/crm']);
const model = compileModel({ packs });
const entities = [...model.entities.values()].filter(({ pack }) => pack === 'crm');

/** Nobody enters what a snapshot keeps. */
const keptBySystem = new Set([...model.snapshots.values()].map(({ spec }) => spec.into));

describe('the default pack', () => {
  it('compiles together with core', () => {
    expect(entities.length).toBeGreaterThan(14);
  });

  it('asks for no more than a name and whose it is, and what a settlement is of', () => {
    const required = entities.map((entity) => [
      entity.name,
      [...entity.fields.values()]
        .filter(({ spec, name }) => spec.required && name !== entity.parent?.name)
        .map(({ name }) => name),
    ]);
    expect(Object.fromEntries(required.filter(([, fields]) => fields!.length > 0))).toEqual({
      customer: ['name'],
      contact: ['name', 'customer'],
      opportunity: ['name', 'customer'],
      product: ['name'],
      productCategory: ['name'],
      supplier: ['name'],
      competitor: ['name'],
      lead: ['name'],
      customerPool: ['name'],
      receiptAllocation: ['invoice', 'amount'],
    });
  });

  it.each(
    entities
      .filter(({ ownedBy, key }) => ownedBy !== 'parent' && !keptBySystem.has(key))
      .map(({ name, key }) => [name, key]),
  )('%s has forms, a list and a page', (_, key) => {
    const forms = [...model.forms.values()].filter(({ spec }) => spec.entity === key);
    expect(new Set(forms.flatMap(({ spec }) => spec.for).filter((use) => use !== 'log'))).toEqual(
      new Set(['create', 'edit', 'quickCreate']),
    );
    expect([...model.views.values()].some(({ spec }) => spec.entity === key)).toBe(true);
    expect([...model.pages.values()].some(({ spec }) => spec.entity === key)).toBe(true);
  });

  it('has scenarios, and one waits for each capability the vocabulary calls missing', () => {
    const scenarios = readScenarios(model, packs);
    expect(scenarios.length).toBeGreaterThan(80);
    const { definitions } = readSchemas().get('scenario.schema.json') as unknown as {
      definitions: { scenarioStep: { properties: { waitsFor: { items: { enum: string[] } } } } };
    };
    const waitedFor = new Set(scenarios.flatMap(({ waitsFor }) => waitsFor));
    expect([...waitedFor].toSorted()).toEqual(definitions.scenarioStep.properties.waitsFor.items.enum);
  });

  it('brings data and demo records whose references all lead somewhere', () => {
    const { records } = readSeedRecords(model, packs, ['data', 'demo']);
    expect(records.length).toBeGreaterThan(3000);
  });
});

describe('the library pack of the tests', () => {
  it('compiles without the default pack', () => {
    const library = compileModel({ packs: loadPacks(['metadata/core', 'test/fixtures/library']) });
    expect(library.entity('loan').key).toBe('library:loan');
  });
});
