import { describe, expect, it } from 'vitest';
import type { QueryTree } from '../../expression/query-tree.ts';
import type { RecordQuery } from '../record-query.ts';
import type { IndexOrders } from '../schema/index-orders.ts';
import type { Table } from '../schema/table-map.ts';
import { branchesOf } from './branches.ts';

const ANNA = '0190a000-0000-7000-8000-000000000001';
const BEN = '0190a000-0000-7000-8000-000000000002';

/** Every order is that of some index. */
const orders = { leading: (_: Table, fixed: ReadonlySet<string>) => [...fixed] } as unknown as IndexOrders;

function equals(field: string, value: string): QueryTree {
  return {
    op: 'compare',
    by: '==',
    left: { op: 'field', path: [field] },
    right: { op: 'value', value },
  } as unknown as QueryTree;
}

function isIn(field: string, ...values: readonly string[]): QueryTree {
  const list = values.map((value) => ({ op: 'value', value }));
  return { op: 'in', arg: { op: 'field', path: [field] }, list } as unknown as QueryTree;
}

function branches(...args: readonly QueryTree[]) {
  const query = { entity: 'book', select: [], where: { op: 'or', args }, sort: [], limit: 50 };
  return branchesOf(query as unknown as RecordQuery, {} as Table, orders)!;
}

describe('branchesOf', () => {
  it('asks a range once, however often and in whatever words it is wanted', () => {
    const found = branches(equals('owner', ANNA), isIn('owner', BEN, ANNA), equals('owner', ANNA));
    expect(found.ranges).toHaveLength(2);
    expect(found.overlap).toBe(false);
  });

  it('expects a record twice where fields differ, or one value may be written in several ways', () => {
    expect(branches(equals('owner', ANNA), equals('department', BEN)).overlap).toBe(true);
    expect(branches(equals('price', '1'), equals('price', '1.0')).overlap).toBe(true);
  });
});
