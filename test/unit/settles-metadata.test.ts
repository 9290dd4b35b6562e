import { describe, expect, it } from 'vitest';
import { compileModel } from '../../platform/model/compile-model.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import { MetadataError, type Problem } from '../../platform/model/problem.ts';
import { settlementOf } from '../../platform/model/settlement.ts';

const packs = loadPacks(['metadata/core', 'metadata/crm']);

/** The pack with one of its entities said differently. */
function problemsWith(entity: string, change: (properties: Spec) => void): readonly Problem[] {
  const changed = packs.map((pack) => ({
    ...pack,
    nodes: pack.nodes.map((node) => {
      if (node.kind !== 'entity' || node.name !== entity) return node;
      const properties = structuredClone(node.properties) as unknown as Spec;
      change(properties);
      return { ...node, properties: properties as unknown as typeof node.properties };
    }),
  }));
  try {
    compileModel({ packs: changed });
    return [];
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    return error.problems;
  }
}

interface Spec {
  readonly fields: Record<string, Record<string, object>>;
  readonly validations: Record<string, object>;
}

/** What is told when the receipt's lines say something else of what they settle. */
function told(settles: Readonly<Record<string, unknown>>): string[] {
  const problems = problemsWith('receipt', ({ fields }) =>
    Object.assign(fields['allocations']!['settles']!, settles),
  );
  const path = '/fields/allocations/settles';
  return problems.map(({ pointer, message }) => `${pointer.slice(path.length)} ${message.code}`);
}

describe('lines that settle open records', () => {
  it('know the line, its amount and the order of what is open', () => {
    const model = compileModel({ packs });
    const field = model.entity('receipt').fields.get('allocations')!;
    const settlement = settlementOf(model, field)!;
    expect(settlement.reference.name).toBe('invoice');
    expect(settlement.amount.name).toBe('amount');
    expect(settlement.sort.map(({ path }) => path.join('.'))).toEqual(['dueDate', 'date', 'number']);
  });

  it.each([
    ['an amount that is none', { available: 'payer' }, '/available settlingAmount'],
    ['an amount that is computed', { available: 'allocatedAmount' }, '/available settlingAmount'],
    ['an open amount that is none', { open: 'title' }, '/open settlingAmount'],
    ['records the line does not refer to', { of: 'expense' }, ' settlingLine'],
    ['a condition beyond the record', { when: "customer.name == 'A'" }, '/when settlingWhen'],
    ['a condition over the wrong record', { where: "method == 'cash'" }, '/where unknownName'],
    ['a field only one of them has', { same: { payer: {} } }, '/same/payer settlingShared'],
    ['an order by what is not there', { sort: { nothing: { order: 10 } } }, '/sort/nothing unknownField'],
  ])('refuse %s', (_what, settles, expected) => {
    expect(told(settles)).toContain(expected);
  });
});

describe('totals in the currency of their document', () => {
  it('are taken only where a rule holds what is counted to that currency', () => {
    const problems = problemsWith('delivery', ({ validations }) => {
      delete validations['otherCurrency'];
    });
    expect(problems.map(({ pointer, message }) => `${pointer} ${message.code}`)).toContain(
      '/fields/deliveredAmount/currencyField rollupCurrency',
    );
  });
});
