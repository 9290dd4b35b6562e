import { describe, expect, it } from 'vitest';
import type { Comparison, QueryTree } from '../../expression/query-tree.ts';
import { Shape } from './shape.ts';

const genre: QueryTree = {
  op: 'field',
  path: ['genre'],
  type: { kind: 'string', options: ['novel', 'poetry', "o'dd"] },
};
const title: QueryTree = { op: 'field', path: ['title'], type: { kind: 'string' } };
const price: QueryTree = { op: 'field', path: ['price'], type: { kind: 'decimal' } };
const due: QueryTree = { op: 'field', path: ['due'], type: { kind: 'date' } };

const text = (value: string): QueryTree => ({ op: 'value', value, type: { kind: 'string' } });
const number = (value: number | string): QueryTree => ({ op: 'value', value, type: { kind: 'decimal' } });
const compare = (left: QueryTree, by: Comparison, right: QueryTree): QueryTree => ({
  op: 'compare',
  by,
  left,
  right,
});

function shapeOf(tree: QueryTree, keepsConstants = true): Shape {
  const shape = new Shape(keepsConstants);
  shape.tree(tree);
  return shape;
}

describe('the shape of a query', () => {
  it('holds keys of options, bounds of numbers and days, which PostgreSQL then plans for', () => {
    const kept = [
      compare(genre, '==', text('novel')),
      compare(text('novel'), '!=', genre),
      compare(price, '>', number('12.50')),
      compare(price, '<=', number(-3)),
      compare(due, '<', { op: 'value', value: '2026-03-11', type: { kind: 'date' } }),
      { op: 'in', arg: genre, list: [text('novel'), text('poetry')] } as const,
    ];
    for (const tree of kept) {
      const { values, constants } = shapeOf(tree);
      expect([values, constants.size]).toEqual([[], 1]);
    }
    expect(shapeOf(kept[0]!).key).not.toBe(shapeOf(compare(genre, '==', text('poetry'))).key);
  });

  it('is shared by queries for other texts, numbers looked up and lists of them', () => {
    const pairs = [
      [compare(title, '==', text('a')), compare(title, '==', text('b'))],
      [compare(price, '==', number(1)), compare(price, '==', number(2))],
      [compare(title, '>', text('a')), compare(title, '>', text('b'))],
      [
        { op: 'in', arg: title, list: [text('novel')] },
        { op: 'in', arg: title, list: [text('novel'), text('b')] },
      ],
    ] as const;
    for (const [one, other] of pairs) {
      expect(shapeOf(one).key).toBe(shapeOf(other).key);
      expect(shapeOf(one).values).toHaveLength(1);
    }
  });

  it('takes nothing into the text that is no option or could mean something to SQL', () => {
    for (const value of ['unheard', "o'dd", "novel' or true --"]) {
      expect(shapeOf(compare(genre, '==', text(value))).values).toEqual([value]);
    }
    expect(shapeOf(compare(price, '>', number('1); drop'))).values).toEqual(['1); drop']);
    expect(shapeOf(compare(price, '>', number(1e21))).values).toEqual([1e21]);
  });

  it('has every value as a parameter where it is told so', () => {
    expect(shapeOf(compare(genre, '==', text('novel')), false).values).toEqual(['novel']);
  });
});
