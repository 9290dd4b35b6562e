import { describe, expect, it } from 'vitest';
import { treeLines } from './tree-lines.ts';

const record = (id: string, above?: string) => ({
  id,
  version: 1,
  parent: above === undefined ? null : { id: above, title: above },
});

const shelves = [
  record('poems', 'books'),
  record('books'),
  record('novels', 'books'),
  record('epics', 'poems'),
  record('maps'),
];

const drawn = (lines: ReturnType<typeof treeLines>) =>
  lines.map(({ row, depth, isOpen }) => {
    return `${'  '.repeat(depth)}${isOpen === undefined ? '' : isOpen ? '- ' : '+ '}${row.id}`;
  });

describe('the lines of a tree', () => {
  it('put what is below a record behind it, siblings in the order given', () => {
    const lines = treeLines(shelves, 'parent', () => true);
    expect(drawn(lines)).toEqual(['- books', '  - poems', '    epics', '  novels', 'maps']);
    expect(lines.map(({ above }) => above)).toEqual([-1, 0, 1, 0, -1]);
  });

  it('leave out what is folded', () => {
    const lines = treeLines(shelves, 'parent', (_, depth) => depth === 0);
    expect(drawn(lines)).toEqual(['- books', '  + poems', '  novels', 'maps']);
  });

  it('begin at the top with a record whose parent nobody may see', () => {
    const lines = treeLines([record('epics', 'poems'), record('maps')], 'parent', () => true);
    expect(drawn(lines)).toEqual(['epics', 'maps']);
  });
});
