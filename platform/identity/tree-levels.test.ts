import { describe, expect, it } from 'vitest';
import { treeLevels } from './tree-levels.ts';

function levels(...nodes: [name: string, above?: string][]): string[][] {
  const found = treeLevels(
    nodes,
    ([name]) => name,
    ([, above]) => above,
  );
  return found.map((level) => level.map(([name]) => name));
}

describe('the levels of a tree', () => {
  it('go from the top down, whatever the order given', () => {
    expect(levels(['c', 'b'], ['b', 'a'], ['a'], ['d', 'a'], ['x'])).toEqual([['a', 'x'], ['b', 'd'], ['c']]);
  });

  it('leave out what stands below itself', () => {
    expect(levels(['a'], ['b', 'c'], ['c', 'b'], ['d', 'd'])).toEqual([['a']]);
  });
});
