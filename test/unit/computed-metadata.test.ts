import { describe, expect, it, onTestFinished } from 'vitest';
import { compileModel } from '../../platform/model/compile-model.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import { MetadataError, type Problem } from '../../platform/model/problem.ts';
import { inputsOf } from '../../platform/model/computed.ts';
import { rollupSteps } from '../../platform/model/rollup-order.ts';
import { modelOf, SHOP } from '../support/model.ts';
import { text } from '../support/pack-folder.ts';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../platform/kernel/project-root.ts';

/** What is wrong with the shop when an entity has these fields, too. */
function problemsOf(fields: Readonly<Record<string, object>>, entity = 'shopper'): Problem[] {
  const root = mkdtempSync(join(tmpdir(), 'kehu-packs-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const folder = join(root, 'shop');
  cpSync(SHOP, folder, { recursive: true });
  const file = join(folder, `${entity}.entity.json`);
  const node = JSON.parse(readFileSync(file, 'utf8')) as { fields: Record<string, object> };
  for (const [name, spec] of Object.entries(fields)) node.fields[name] = { label: text(name), ...spec };
  writeFileSync(file, JSON.stringify(node));
  try {
    compileModel({ packs: loadPacks([join(projectRoot, 'metadata/core'), folder]) });
    return [];
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    return [...error.problems];
  }
}

const told = (fields: Readonly<Record<string, object>>, entity?: string) =>
  problemsOf(fields, entity).map(({ pointer, message }) => `${pointer} ${message.code}`);

describe('computed fields in metadata', () => {
  it.each([
    [
      'a field that is not there',
      { type: 'formula', result: 'money', value: 'limt - 1' },
      '/fields/x/value unknownName',
    ],
    [
      'a result of another type',
      { type: 'formula', result: 'date', value: 'limit' },
      '/fields/x/value wrongResult',
    ],
    ['the caller', { type: 'formula', result: 'text', value: 'me.username' }, '/fields/x/value unknownName'],
    [
      'an index over the clock',
      { type: 'formula', result: 'date', value: 'today()', indexed: true },
      '/fields/x/indexed notIndexable',
    ],
    [
      'an index over a roll-up',
      { type: 'formula', result: 'money', value: 'openAmount', indexed: true },
      '/fields/x/indexed notIndexable',
    ],
    ['a path to nowhere', { type: 'lookup', path: 'referrer.nme' }, '/fields/x/path unknownField'],
    ['a path through a text', { type: 'lookup', path: 'name.size' }, '/fields/x/path notFollowed'],
    [
      'a child that does not refer here',
      { type: 'rollup', of: 'purchaseLine.purchase', measure: 'count' },
      '/fields/x/of rollupReference',
    ],
    [
      'a sum of texts',
      { type: 'rollup', of: 'purchase.shopper', measure: 'sum', field: 'number' },
      '/fields/x/field rollupUnfit',
    ],
    [
      'a currency for amounts that have their own',
      { type: 'rollup', of: 'purchase.shopper', measure: 'sum', field: 'freight', currencyField: 'region' },
      '/fields/x/currencyField rollupCurrency',
    ],
    ['a sum of nothing', { type: 'rollup', of: 'purchase.shopper', measure: 'sum' }, '/fields/x rollupValue'],
    [
      'a condition over the wrong record',
      { type: 'rollup', of: 'purchase.shopper', measure: 'count', where: 'limit > 1' },
      '/fields/x/where unknownName',
    ],
  ])('refuse %s at its place', (_what, spec, expected) => {
    expect(told({ x: spec })).toContain(expected);
  });

  it('take no property that only fields somebody writes have', () => {
    expect(told({ x: { type: 'formula', result: 'text', value: 'name', required: true } })).toHaveLength(1);
  });

  it('refuse circles, naming the way round', () => {
    const [problem] = problemsOf({
      x: { type: 'formula', result: 'money', value: 'y + 1' },
      y: { type: 'formula', result: 'money', value: 'x + 1' },
    });
    expect(problem!.message.parameters['circle']).toBe('shop:shopper.x → shop:shopper.y → shop:shopper.x');
    const tree = told({
      x: { type: 'rollup', of: 'shopper.referrer', measure: 'sum', field: 'y' },
      y: { type: 'formula', result: 'money', value: 'x + limit' },
    });
    expect(tree.join()).toContain('computedCircle');
  });

  it('say what they read, whether they are kept, and in which order', () => {
    const model = modelOf(SHOP);
    const { fields } = model.entity('shopper');
    expect(inputsOf(fields.get('remaining')!).map(({ entity, field }) => `${entity}.${field}`)).toEqual([
      'shop:shopper.limit',
      'shop:shopper.openAmount',
      'shop:purchase.shopper',
      'shop:purchase.total',
      'shop:purchaseLine.purchase',
      'shop:purchaseLine.gross',
      'shop:purchaseLine.net',
      'shop:purchaseLine.quantity',
      'shop:purchaseLine.price',
      'shop:purchaseLine.discount',
      'shop:purchase.status',
    ]);
    expect(fields.get('recentAmount')!.computed).toMatchObject({
      kind: 'rollup',
      stored: false,
      readsClock: true,
    });
    expect(fields.get('openAmount')!.computed).toMatchObject({ stored: true, readsClock: false });
    expect(model.entity('purchase').fields.get('age')!.computed).toMatchObject({ readsClock: true });
    const purchase = model.entity('purchase').fields;
    expect(purchase.get('doubleFreight')!.spec['currencyField']).toBe('currency');
    expect(purchase.get('amount')!.spec['currencyField']).toBe('currency');
    expect(purchase.get('currencyRate')).toMatchObject({ system: true, spec: { readOnly: true } });
    const steps = rollupSteps(model).map((step) => step.map(({ name }) => name));
    expect(steps[0]).toContain('total');
    expect(steps[1]).toEqual(expect.arrayContaining(['openAmount', 'averageLines']));
  });
});
