import { describe, expect, it } from 'vitest';
import type { FieldDocument } from '../../../model/model-document.ts';
import type { FilterGroup, FilterRule, RuleOperator } from './filter-rule.ts';
import { operatorsOf } from './filter-rule.ts';
import { conditionsOf, readFilter } from './read-filter.ts';
import { writeFilter } from './write-filter.ts';

function field(name: string, kind: string, operators: readonly string[]): FieldDocument {
  const type = kind === 'record' || kind === 'records' ? { kind, entity: 'library:reader' } : { kind };
  const one = { name, type: kind, label: { en: name }, operators, sortable: true, filterable: true };
  return { ...one, expressionType: type as FieldDocument['expressionType'], writable: true, parameters: {} };
}

const ORDERED = ['equals', 'oneOf', 'less', 'greater', 'between', 'isEmpty'];
const FIELDS: Readonly<Record<string, FieldDocument>> = {
  title: field('title', 'string', ['equals', 'oneOf', 'contains', 'startsWith', 'isEmpty']),
  pages: field('pages', 'int', ORDERED),
  price: field('price', 'decimal', ORDERED),
  due: field('due', 'date', [...ORDERED, 'inLast', 'inNext']),
  seenAt: field('seenAt', 'dateTime', ['less', 'greater', 'between', 'inLast', 'inNext', 'isEmpty']),
  lendable: field('lendable', 'bool', ['isTrue', 'isEmpty']),
  reader: field('reader', 'record', ['equals', 'oneOf', 'isWithin', 'isEmpty']),
  'reader.level': field('level', 'string', ['equals', 'oneOf', 'isEmpty']),
  tags: field('tags', 'list', ['has', 'isEmpty']),
  lines: field('lines', 'records', ['isEmpty']),
};
const fieldOf = (path: string) => FIELDS[path];
const rule = (path: string, operator: RuleOperator, value: unknown = null): FilterRule => ({
  field: path,
  operator,
  value,
});
const all = (...rules: FilterGroup['rules']): FilterGroup => ({ combinator: 'and', rules });

const PAIRS: readonly (readonly [FilterRule, string])[] = [
  [rule('title', 'equals', "it's"), "title == 'it\\'s'"],
  [rule('title', 'notEquals', 'x'), "title != 'x'"],
  [rule('title', 'oneOf', ['a', 'b']), "title in ['a', 'b']"],
  [rule('title', 'notOneOf', ['a']), "!(title in ['a'])"],
  [rule('title', 'contains', '龙'), "title.contains('龙')"],
  [rule('title', 'notContains', 'x'), "!title.contains('x')"],
  [rule('title', 'startsWith', 'x'), "title.startsWith('x')"],
  [rule('title', 'isEmpty'), 'title == null'],
  [rule('title', 'isNotEmpty'), 'title != null'],
  [rule('pages', 'less', '-5'), 'pages < -5'],
  [rule('price', 'atMost', '1234.50'), 'price <= 1234.50'],
  [rule('price', 'between', ['1', '5.5']), 'price >= 1 && price <= 5.5'],
  [rule('due', 'greater', '2026-03-11'), "due > '2026-03-11'"],
  [rule('due', 'less', '=today()'), 'due < today()'],
  [
    rule('due', 'between', ["=startOf(today(), 'week')", "=endOf(today(), 'week')"]),
    "due >= startOf(today(), 'week') && due <= endOf(today(), 'week')",
  ],
  [rule('due', 'inNext', { count: 7, unit: 'day' }), "inNext(due, 7, 'day')"],
  [rule('seenAt', 'atLeast', '2026-03-01'), "seenAt >= '2026-03-01'"],
  [rule('seenAt', 'atMost', '=today()'), 'seenAt < dateTime(addDays(today(), 1))'],
  [
    rule('seenAt', 'between', ['2026-02-01', '2026-02-28']),
    "seenAt >= '2026-02-01' && seenAt < '2026-03-01'",
  ],
  [
    rule('seenAt', 'between', ["=startOf(today(), 'month')", '=today()']),
    "seenAt >= dateTime(startOf(today(), 'month')) && seenAt < dateTime(addDays(today(), 1))",
  ],
  [rule('lendable', 'isTrue'), 'lendable == true'],
  [rule('lendable', 'isFalse'), 'lendable == false'],
  [rule('reader', 'equals', 'id-1'), "reader == 'id-1'"],
  [rule('reader', 'oneOf', ['=me.id', 'id-1']), "reader in [me.id, 'id-1']"],
  [rule('reader', 'isWithin', 'id-1'), "isWithin(reader, 'id-1')"],
  [rule('reader.level', 'equals', 'scholar'), "reader.level == 'scholar'"],
  [rule('tags', 'has', 'new'), "'new' in tags"],
  [rule('tags', 'hasNot', 'new'), "!('new' in tags)"],
  [rule('lines', 'isEmpty'), 'size(lines) == 0'],
  [rule('lines', 'isNotEmpty'), 'size(lines) > 0'],
];

describe('a rule of the builder', () => {
  it.each(PAIRS)('%j is written, and read again, as %s', (one, text) => {
    expect(writeFilter(all(one), fieldOf)).toBe(text);
    expect(readFilter(text, fieldOf)).toEqual(all(one));
  });

  it('is left out while its value is not given', () => {
    const unfinished = [
      rule('title', 'equals', ''),
      rule('pages', 'less', 'many'),
      rule('due', 'between', ['2026-01-01', null]),
      rule('reader', 'oneOf', []),
      rule('nothing', 'equals', 'x'),
    ];
    expect(writeFilter(all(...unfinished, rule('pages', 'less', '3')), fieldOf)).toBe('pages < 3');
    expect(writeFilter(all(...unfinished), fieldOf)).toBe('');
  });

  it('of moments is offered by days only', () => {
    expect(operatorsOf(FIELDS['seenAt']!)).not.toContain('greater');
  });
});

describe('groups of rules', () => {
  const nested: FilterGroup = all(rule('pages', 'greater', '5'), {
    combinator: 'or',
    rules: [rule('title', 'contains', 'a'), all(rule('due', 'isEmpty'), rule('lendable', 'isTrue'))],
  });

  it('keep their brackets through the text', () => {
    const text = "pages > 5 && (title.contains('a') || (due == null && lendable == true))";
    expect(writeFilter(nested, fieldOf)).toBe(text);
    expect(readFilter(text, fieldOf)).toEqual(nested);
  });

  it('puts ranges into brackets beside other conditions', () => {
    const both = all(rule('price', 'between', ['1', '5']), rule('lendable', 'isTrue'));
    const text = '(price >= 1 && price <= 5) && lendable == true';
    expect(writeFilter(both, fieldOf)).toBe(text);
    expect(readFilter(text, fieldOf)).toEqual(both);
  });

  it('may be turned round as a whole', () => {
    const not: FilterGroup = { ...all(rule('pages', 'less', '5'), rule('due', 'isEmpty')), not: true };
    const text = '!(pages < 5 && due == null)';
    expect(writeFilter(not, fieldOf)).toBe(text);
    expect(readFilter(text, fieldOf)).toEqual(not);
  });
});

describe('a text of a person', () => {
  it('is drawn where the builder has the same', () => {
    expect(readFilter("lendable && contains(title, 'x')", fieldOf)).toEqual(
      all(rule('lendable', 'isTrue'), rule('title', 'contains', 'x')),
    );
  });

  it.each([
    'pages * 2 > 10',
    'due < addDays(seenOn, 3)',
    'unknown == 1',
    'reader.level == old.level && pages > 1',
    'pages >',
    'lendable ? pages > 1 : pages > 2',
  ])('%s is left to the text editor', (text) => {
    expect(readFilter(text, fieldOf)).toBeUndefined();
  });

  it('is taken apart into the conditions that all hold, each with its text', () => {
    const text = "pages*2 > 10 && (title.contains('a') || lendable) && price >= 1 && price <= 5";
    expect(conditionsOf(text, fieldOf).map((one) => [one.text, Boolean(one.rule)])).toEqual([
      ['pages*2 > 10', false],
      ["title.contains('a') || lendable", true],
      ['price >= 1 && price <= 5', true],
    ]);
    expect(conditionsOf('pages >', fieldOf)).toEqual([{ text: 'pages >', rule: undefined }]);
    expect(conditionsOf(' ', fieldOf)).toEqual([]);
  });
});
