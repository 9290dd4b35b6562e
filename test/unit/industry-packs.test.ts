import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSeedRecords } from '../../platform/exchange/seed/read-seed-records.ts';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { compileModel } from '../../platform/model/compile-model.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import { writePacks } from '../support/pack-folder.ts';

const FOLDERS = ['core', 'crm', 'manufacturing-equipment', 'education-training'];
const INDUSTRIES = FOLDERS.slice(2);
const folder = (name: string) => join(projectRoot, 'metadata', name);
const packs = new Map(loadPacks(FOLDERS.map(folder)).map((pack) => [pack.name, pack]));

function modelOf(...names: readonly string[]) {
  return compileModel({ packs: names.map((name) => packs.get(name)!) });
}

function orders(names: readonly string[]): string[][] {
  if (names.length < 2) return [[...names]];
  return names.flatMap((first) =>
    orders(names.filter((name) => name !== first)).map((rest) => [first, ...rest]),
  );
}

/** Every node as it came out of all layers, with who set what. */
function effective({ nodes }: ReturnType<typeof modelOf>): string {
  return JSON.stringify([...nodes].map(([id, node]) => [id, node.properties, [...node.provenance]]));
}

const together = modelOf(...FOLDERS);

describe('the industry packs', () => {
  it.each(
    [...orders(FOLDERS.slice(1)).map((packs) => ['core', ...packs]), FOLDERS.toReversed()].map(
      (all) => [all.join(', '), all] as const,
    ),
  )('give the same Model in the order %s', (_, order) => {
    const model = modelOf(...order);
    expect(model.fingerprint).toBe(together.fingerprint);
    expect(effective(model)).toBe(effective(together));
  });

  it.each(INDUSTRIES)('%s fits without a conflict, alone and with the other', (name) => {
    expect(modelOf('core', 'crm', name).conflicts).toEqual([]);
    expect(together.conflicts).toEqual([]);
  });

  it('leave no trace of the one that is not there', () => {
    const without = JSON.stringify([...modelOf('core', 'crm', 'education-training').entities.values()]);
    expect(without).not.toContain('mfg_');
    expect(without).not.toContain('manufacturing-equipment');
  });

  it('name the path two packs both set', () => {
    const [leasing] = writePacks({
      leasing: {
        'pack.json': {
          name: 'leasing',
          version: '1.0.0',
          label: { 'zh-CN': '租赁', en: 'Leasing' },
          platform: '>=0.1.0',
          licence: 'MIT',
          prefix: 'lea',
          dependsOn: { crm: '^1.0.0' },
        },
        'customer.entity.patch.json': {
          patch: 'crm:customer.entity',
          on: '1.0.0',
          set: { 'fields.size.label.en': { to: 'Fleet size', was: 'Size' } },
        },
      },
    });
    const both = [...packs.values(), ...loadPacks([leasing!])];
    const conflicts = compileModel({ packs: both }).conflicts;
    expect(conflicts.map(({ target, path }) => `${target} ${path}`)).toEqual([
      'crm:customer.entity fields.size.label.en',
    ]);
    expect(compileModel({ packs: both.toReversed() }).conflicts).toEqual(conflicts);
  });

  const entities = [...together.entities.values()].filter(
    ({ pack, ownedBy }) => INDUSTRIES.includes(pack) && ownedBy !== 'parent',
  );

  it.each(entities.map(({ key }) => [key]))('%s has forms, a list and a page', (key) => {
    const uses = [...together.forms.values()].filter(({ spec }) => spec.entity === key);
    expect(new Set(uses.flatMap(({ spec }) => spec.for))).toEqual(new Set(['create', 'edit', 'quickCreate']));
    expect([...together.views.values()].some(({ spec }) => spec.entity === key)).toBe(true);
    expect([...together.pages.values()].some(({ spec }) => spec.entity === key)).toBe(true);
  });

  it('bring records whose references all lead somewhere', () => {
    const all = [...packs.values()];
    const { records } = readSeedRecords(together, all, ['data', 'demo']);
    for (const pack of INDUSTRIES)
      expect(records.filter(({ entity }) => entity.pack === pack).length).toBeGreaterThan(1);
  });
});
