import { allOf, type QueryTree, type QueryValue } from '../../expression/query-tree.ts';
import type { RecordQuery } from '../record-query.ts';
import type { IndexOrders } from '../schema/index-orders.ts';
import type { Table } from '../schema/table-map.ts';

/**
 * A condition whose rows come from a few ranges of indexes that are in the order of the list already: `owner == me ||
 * id in […]` reads the first fifty of each and merges them. As one condition with OR it is in no order, and all that it
 * holds for would be fetched and sorted.
 */
export interface Branches {
  /** What holds in every branch. */
  readonly rest: QueryTree;
  readonly ranges: readonly QueryTree[];
  /** A record may be in two of them: of other fields, or of values that may be written in several ways (1, 1.0). */
  readonly overlap: boolean;
  /** However many rows they hold for, a page costs what its rows cost: one plan is right for all values. */
  readonly isEven: boolean;
}

/** Each is begun for itself, and planned for itself where the plan cannot be kept. */
const MOST = 32;
const MOST_PLANNED_EACH_TIME = 8;
/** So many records are fetched and sorted at no great cost. */
const FEW_RECORDS = 500;

/** Undefined where no index gives the order, or too many would have to be asked. */
export function branchesOf(query: RecordQuery, table: Table, orders: IndexOrders): Branches | undefined {
  const { where, limit, sort, offset, deleted = 'exclude' } = query;
  if (limit <= 1 || offset !== undefined || deleted !== 'exclude') return undefined;
  const all = parts(where, 'and');
  for (const one of all) {
    const found = rangesOf(one);
    if (!found || found.length > MOST) continue;
    const others = all.filter((other) => other !== one);
    const used = new Set<string>();
    const isOrdered = found.every((range) => {
      if (range.field === 'id') return true;
      const fixed = new Set([range.field, ...others.flatMap((other) => fieldOfEqual(other) ?? [])]);
      const led = orders.leading(table, fixed, sort);
      for (const name of led ?? []) used.add(name);
      return led?.includes(range.field);
    });
    if (!isOrdered || found.every(({ field }) => field === 'id')) continue;
    const isEven = others.every((other) => used.has(fieldOfEqual(other) ?? '')) && found.every(isSmall);
    if (!isEven && found.length > MOST_PLANNED_EACH_TIME) continue;
    const overlap = found.some(({ field, tree }) => field !== found[0]!.field || !isOfKey(tree));
    return { rest: allOf(...others), ranges: found.map(({ tree }) => tree), overlap, isEven };
  }
  return undefined;
}

/** The same query with its condition as the branches say it. */
export function inBranches(query: RecordQuery, branches: Branches | undefined): RecordQuery {
  if (!branches) return query;
  const { rest, ranges, isEven } = branches;
  const some: QueryTree = ranges.length === 1 ? ranges[0]! : { op: 'or', args: ranges };
  return {
    ...query,
    where: allOf(rest, some),
    plannedByValues: query.plannedByValues === true && !isEven,
  };
}

function isSmall({ tree }: Range): boolean {
  return tree.op !== 'in' || tree.list.length <= FEW_RECORDS;
}

function parts(tree: QueryTree, op: 'and' | 'or'): QueryTree[] {
  return tree.op === op ? tree.args.flatMap((arg) => parts(arg, op)) : [tree];
}

interface Range {
  readonly field: string;
  readonly tree: QueryTree;
}

/** The ranges a condition consists of, records named by their ids last; undefined where it is anything else. */
function rangesOf(tree: QueryTree): Range[] | undefined {
  if (tree.op !== 'or') return rangesOfPart(tree);
  const found = new Map<string, Range>();
  for (const part of parts(tree, 'or')) {
    const ranges = rangesOfPart(part);
    if (!ranges) return undefined;
    for (const range of ranges) found.set(nameOf(range), range);
  }
  const isId = ({ field }: Range) => field === 'id';
  return [...found.values()].toSorted((a, b) => Number(isId(a)) - Number(isId(b)));
}

/** The same for all ways to say the same: `owner == me`, `owner in [me]`. */
function nameOf({ field, tree }: Range): string {
  const right = tree.op === 'compare' && tree.right.op === 'value' ? tree.right.value : tree;
  return `${field} ${JSON.stringify(right)}`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id is written in one way only. */
function isOfKey(tree: QueryTree): boolean {
  const value = tree.op === 'compare' && tree.right.op === 'value' ? tree.right.value : undefined;
  return typeof value === 'string' && UUID.test(value);
}

function rangesOfPart(part: QueryTree): Range[] | undefined {
  const equal = fieldOfEqual(part);
  if (equal !== undefined) return [{ field: equal, tree: part }];
  if (part.op !== 'in' || part.arg.op !== 'field' || !isOfRecord(part.arg)) return undefined;
  const { arg: left, list } = part;
  const field = part.arg.path[0]!;
  if (field === 'id') return list.every(isConstant) ? [{ field, tree: part }] : undefined;
  if (list.length > MOST || !list.every(isConstant)) return undefined;
  return list.map((right) => ({ field, tree: { op: 'compare', by: '==', left, right } }));
}

/** The field that is compared with a constant. */
function fieldOfEqual(tree: QueryTree): string | undefined {
  if (tree.op !== 'compare' || tree.by !== '==' || tree.left.op !== 'field') return undefined;
  return isOfRecord(tree.left) && isConstant(tree.right) ? tree.left.path[0] : undefined;
}

function isOfRecord({ path, of }: { readonly path: readonly string[]; readonly of?: string }): boolean {
  return path.length === 1 && of === undefined;
}

function isConstant(tree: QueryTree): tree is QueryValue {
  return tree.op === 'value' && tree.value !== null && typeof tree.value !== 'object';
}
