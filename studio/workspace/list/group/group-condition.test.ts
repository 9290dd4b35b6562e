import { describe, expect, it } from 'vitest';
import type { FieldDocument } from '../../../model/model-document.ts';
import { groupCondition, isGroupable, periodAfter, readGrouping, writeGrouping } from './group-condition.ts';

function field(type: string, kind: string): FieldDocument {
  return {
    name: 'field',
    type,
    label: { en: type },
    operators: [],
    sortable: true,
    filterable: true,
    expressionType: { kind } as FieldDocument['expressionType'],
    writable: true,
    parameters: {},
  };
}

describe('the rows of a group', () => {
  it.each([
    [field('select', 'string'), {}, "o'k", "field == 'o\\'k'"],
    [field('boolean', 'bool'), {}, false, 'field == false'],
    [field('user', 'record'), {}, { id: 'u1', title: 'Li' }, "field == 'u1'"],
    [field('rating', 'int'), {}, 4, 'field == 4'],
    [field('select', 'string'), {}, null, 'field == null'],
    [field('date', 'date'), { by: 'month' }, '2026-12-01', "field >= '2026-12-01' && field < '2027-01-01'"],
    [field('dateTime', 'dateTime'), {}, '2026-02-28', "field >= '2026-02-28' && field < '2026-03-01'"],
  ] as const)('are those its value says', (one, by, value, text) => {
    expect(groupCondition(one, { field: 'field', ...by }, value)).toBe(text);
  });

  it('end where the next period begins', () => {
    expect([
      periodAfter('2026-12-28', 'week'),
      periodAfter('2026-10-01', 'quarter'),
      periodAfter('2026-01-01', 'year'),
    ]).toEqual(['2027-01-04', '2027-01-01', '2027-01-01']);
  });
});

describe('a grouping', () => {
  it('is kept as text', () => {
    expect(writeGrouping(readGrouping('due:month'))).toBe('due:month');
    expect(readGrouping('due:fortnight')).toEqual({ field: 'due' });
    expect([readGrouping(''), writeGrouping(undefined)]).toEqual([undefined, '']);
  });

  it('is offered for fields of few values and for dates', () => {
    expect([field('select', 'string'), field('date', 'date')].map(isGroupable)).toEqual([true, true]);
    expect([field('text', 'string'), field('money', 'decimal')].map(isGroupable)).toEqual([false, false]);
  });
});
