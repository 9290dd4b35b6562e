import { operandsOf } from '../expression/compile/count-nodes.ts';
import { FALSE, TRUE, type QueryField, type QueryTree, type QueryValue } from '../expression/query-tree.ts';

/** Some of them hold; without any nothing does. What is said twice stands once. */
export function anyOf(trees: readonly QueryTree[]): QueryTree {
  if (trees.includes(TRUE)) return TRUE;
  const args = [
    ...new Map(trees.filter((tree) => tree !== FALSE).map((tree) => [keyOf(tree), tree])).values(),
  ];
  return args.length === 0 ? FALSE : args.length === 1 ? args[0]! : { op: 'or', args };
}

/** All of them hold; without any everything does. */
export function bothOf(...trees: readonly QueryTree[]): QueryTree {
  if (trees.includes(FALSE)) return FALSE;
  const args = [
    ...new Map(trees.filter((tree) => tree !== TRUE).map((tree) => [keyOf(tree), tree])).values(),
  ];
  return args.length === 0 ? TRUE : args.length === 1 ? args[0]! : { op: 'and', args };
}

export function noneOf(tree: QueryTree): QueryTree {
  if (tree === TRUE) return FALSE;
  return tree === FALSE ? TRUE : { op: 'not', arg: tree };
}

export function keyOf(tree: QueryTree): string {
  return JSON.stringify(tree);
}

const ID = { kind: 'string' } as const;

/** A field that holds an id holds one of these. */
export function idIs(field: string, ids: readonly string[]): QueryTree {
  if (ids.length === 0) return FALSE;
  const left: QueryField = { op: 'field', path: [field], type: ID };
  const values = ids.map((value): QueryValue => ({ op: 'value', value, type: ID }));
  if (values.length === 1) return { op: 'compare', by: '==', left, right: values[0]! };
  return { op: 'in', arg: left, list: values };
}

/** The list field holds the id. */
export function hasMember(field: string, id: string): QueryTree {
  const list: QueryField = { op: 'field', path: [field], type: { kind: 'list', of: ID } };
  return { op: 'member', arg: { op: 'value', value: id, type: ID }, list };
}

/** Rebuilds a tree with every field of the record replaced; those of records a relation runs over stay. */
export function mapFields(tree: QueryTree, change: (field: QueryField) => QueryTree): QueryTree {
  if (tree.op === 'field') return tree.of === undefined ? change(tree) : tree;
  if (tree.op === 'value') return tree;
  return mapNode(tree, (value) => (isTree(value) ? mapFields(value, change) : value));
}

/** The same test of a record that is reached over a reference: `owner` becomes `loan.owner`. */
export function moved(tree: QueryTree, path: readonly string[]): QueryTree {
  if (path.length === 0) return tree;
  return mapFields(tree, (field) => ({ ...field, path: [...path, ...field.path] }));
}

/** A rule looks behind references at what is there, not at what the caller sees of it. */
export function ofEverything(tree: QueryTree): QueryTree {
  return leads(tree) ? { op: 'unrestricted', arg: tree } : tree;
}

function leads(tree: QueryTree): boolean {
  if (tree.op === 'unrestricted') return false;
  if (tree.op === 'field') return tree.path.length > 1;
  return tree.op === 'relation' || operandsOf(tree).some(leads);
}

function mapNode(tree: QueryTree, change: (value: unknown) => unknown): QueryTree {
  const entries = Object.entries(tree).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(change) : change(value),
  ]);
  return Object.fromEntries(entries) as QueryTree;
}

function isTree(value: unknown): value is QueryTree {
  return typeof value === 'object' && value !== null && 'op' in value;
}
