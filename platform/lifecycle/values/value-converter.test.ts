import { describe, expect, it } from 'vitest';
import { fieldTypes } from '../../fields/field-types.ts';
import type { FormatContext } from '../../fields/field-type.ts';
import type { Field } from '../../model/model.ts';
import { Misfit, successor, valueConverter } from './value-converter.ts';

const context: FormatContext = { locale: 'en', timeZone: 'Asia/Shanghai' };
const label = { 'zh-CN': '值', en: 'Value' };

function field(name: string, parameters: object = {}): Field {
  const type = fieldTypes.get(name)!;
  const spec = { type: name, label, ...parameters };
  return {
    name: 'value',
    entity: 'library:book',
    type,
    spec,
    label,
    system: false,
    target: undefined,
    inverse: undefined,
  };
}

const options = {
  novel: { label: { 'zh-CN': '小说', en: 'Novel' } },
  poem: { label: { 'zh-CN': '诗', en: 'Poem' } },
};

function convert(value: unknown, from: Field, to: Field): unknown {
  return valueConverter(from, to, context)(value);
}

describe('a value in another type', () => {
  const text = field('text');

  it('reads texts like cells of a file', () => {
    expect(convert('1,234', text, field('integer'))).toBe(1234);
    expect(convert('12.5', text, field('decimal', { scale: 2 }))).toBe('12.50');
    expect(convert('2026年3月11日', text, field('date'))).toBe('2026-03-11');
    expect(convert('小说', text, field('select', { options }))).toBe('novel');
    expect(convert('诗；Novel', text, field('multiSelect', { options }))).toEqual(['novel', 'poem']);
    expect(convert('是', text, field('boolean'))).toBe(true);
    expect(convert(null, text, field('date'))).toBeNull();
  });

  it('guesses nothing and loses nothing', () => {
    for (const [value, to] of [
      ['twelve', field('integer')],
      ['12.5', field('integer')],
      ['3/11/2026', field('date')],
      ['drama', field('select', { options })],
      ['12.345', field('decimal', { scale: 2 })],
      ['7', field('integer', { max: 5 })],
    ] as const)
      expect(convert(value, text, to)).toEqual(new Misfit(value));
  });

  it('keeps numbers and days exact on the way', () => {
    expect(convert('1234.5000', field('decimal'), text)).toBe('1234.5');
    expect(convert('12.0000', field('decimal'), field('integer'))).toBe(12);
    expect(convert('60.0000', field('percent'), field('decimal', { scale: 2 }))).toBe('60.00');
    expect(convert('2026-03-10T17:00:00.000Z', field('dateTime'), field('date'))).toBe('2026-03-11');
    expect(convert('2026-03-11', field('date'), field('dateTime'))).toBe('2026-03-10T16:00:00.000Z');
  });

  it('takes what somebody decided for a text', () => {
    const forth = valueConverter(text, field('integer'), context, { twelve: 12, many: null });
    expect([forth('twelve'), forth('many'), forth('13')]).toEqual([12, null, 13]);
  });

  it('makes a way back that gives every old value again, and newer ones their own', () => {
    const forth = valueConverter(field('integer'), text, context);
    const back = valueConverter(text, field('integer'), context);
    expect(successor(1, '01', forth, back)).toBe('01');
    expect(successor(null, 'n/a', forth, back)).toBe('n/a');
    expect(successor(2, '01', forth, back)).toBe('2');
    expect(successor(null, '01', forth, back)).toBeNull();
    expect(successor(3, null, forth, back)).toBe('3');
  });
});
