import { describe, expect, it } from 'vitest';
import { branchesOf } from './branches.ts';

const shelf = (id: string, above: string | null) => ({
  id,
  name: id,
  above: above === null ? null : { id: above, title: above },
});

describe('records as a tree', () => {
  it('stand below the record they name', () => {
    const [root, ...others] = branchesOf(
      [shelf('b', 'a'), shelf('a', null), shelf('c', 'b')],
      'name',
      'above',
    );
    expect(others).toEqual([]);
    expect(root).toMatchObject({ id: 'a', below: [{ id: 'b', below: [{ id: 'c', below: [] }] }] });
  });

  it('stand at the top where their parent is not among them', () => {
    expect(branchesOf([shelf('x', 'gone')], 'name', 'above').map(({ id }) => id)).toEqual(['x']);
  });
});
