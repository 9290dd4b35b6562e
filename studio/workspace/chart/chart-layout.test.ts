import { describe, expect, it } from 'vitest';
import { layOutChart } from './chart-layout.ts';
import { chartSvg, cut } from './chart-svg.ts';
import { chartTrees, nextNode, nodesOf } from './chart-tree.ts';
import { placeNext, TOP } from './use-chart-holding.ts';

const record = (id: string, above?: string) => ({
  id,
  version: 1,
  parent: above === undefined ? null : { id: above, title: above },
});

const SIZE = { width: 100, height: 50 };
const shelves = [
  record('books'),
  record('novels', 'books'),
  record('poems', 'books'),
  record('epics', 'poems'),
  record('maps'),
];
const trees = (rows = shelves, levels = 9, toggled: readonly string[] = []) =>
  chartTrees(rows, 'parent', { levels, toggled: new Set(toggled) });
const ids = (nodes: ReturnType<typeof nodesOf>) => nodes.map(({ row }) => row.id);

const at = (rows = shelves) => {
  const { cards } = layOutChart(trees(rows), SIZE);
  return Object.fromEntries(cards.map(({ node, x, y }) => [node.row.id, [x, y]]));
};

describe('the trees of a chart', () => {
  it('show what is below an open record, and how much is below a folded one', () => {
    expect(ids(nodesOf(trees()))).toEqual(['books', 'novels', 'poems', 'epics', 'maps']);
    const folded = nodesOf(trees(shelves, 2));
    expect(ids(folded)).toEqual(['books', 'novels', 'poems', 'maps']);
    expect(folded[2]).toMatchObject({ count: 1, isOpen: false });
    expect(ids(nodesOf(trees(shelves, 2, ['poems'])))).toContain('epics');
  });

  it('put at the top what stands below a record that is not there', () => {
    expect(nodesOf(trees([record('epics', 'poems')]))[0]).toMatchObject({ depth: 0, above: undefined });
  });

  it('are walked along by arrows', () => {
    const nodes = nodesOf(trees());
    const from = (id: string, way: 'up' | 'down' | 'before' | 'after') => nextNode(nodes, id, way)?.row.id;
    expect([from('books', 'down'), from('novels', 'after'), from('epics', 'up')]).toEqual([
      'novels',
      'poems',
      'poems',
    ]);
    expect([from('books', 'after'), from('books', 'up')]).toEqual(['maps', undefined]);
    expect([placeNext(nodes, 'books', 'up'), placeNext(nodes, TOP, 'down')]).toEqual([TOP, 'books']);
    expect(placeNext(nodes, 'epics', 'down')).toBe('epics');
  });
});

describe('the layout of a chart', () => {
  it('puts a card over the middle of those below it, and what stands alone under the trees', () => {
    expect(at()).toEqual({
      books: [60, 0],
      novels: [0, 90],
      poems: [120, 90],
      epics: [120, 180],
      maps: [0, 270],
    });
  });

  it('hangs many cards with nothing below them under each other', () => {
    const many = ['a', 'b', 'c', 'd'].map((id) => record(id, 'books'));
    expect(at([record('books'), ...many])).toEqual({
      books: [0, 0],
      a: [28, 64],
      b: [28, 128],
      c: [28, 192],
      d: [28, 256],
    });
  });

  it('never puts one card on another', () => {
    const rows = Array.from({ length: 200 }, (_, n) =>
      record(`n${n}`, n === 0 ? undefined : `n${Math.floor((n * 7) / 13)}`),
    );
    const { cards, width, height } = layOutChart(trees(rows, 99), SIZE);
    expect(cards.length).toBe(200);
    for (const [n, one] of cards.entries()) {
      expect(one.x >= 0 && one.x + 100 <= width && one.y + 50 <= height).toBe(true);
      const hit = cards
        .slice(n + 1)
        .filter(({ x, y }) => Math.abs(x - one.x) < 100 && Math.abs(y - one.y) < 50);
      expect(hit).toEqual([]);
    }
  });
});

describe('the file of a chart', () => {
  it('says what the cards say, whatever signs are in it', () => {
    const svg = chartSvg(layOutChart(trees(), SIZE), SIZE, ({ row }) => [`<${row.id}>&`], 'A & B');
    expect(svg).toContain('<title>A &amp; B</title>');
    expect(svg).toContain('&lt;epics&gt;&amp;');
    expect(svg.match(/<path/g)).toHaveLength(3);
  });

  it('cuts what does not fit', () => {
    expect([cut('abc', 3), cut('abcd', 3), cut('总经理', 6), cut('总经理', 5)]).toEqual([
      'abc',
      'ab…',
      '总经理',
      '总…',
    ]);
  });
});
