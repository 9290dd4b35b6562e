import type { QueryTree } from '../query-tree.ts';

/** Nodes of a tree; stops counting past `most`, for a tree may hold a part many times over. */
export function countNodes(tree: QueryTree, most: number): number {
  let count = 0;
  const open = [tree];
  for (let node = open.pop(); node && count <= most; node = open.pop()) {
    count += 1;
    open.push(...operandsOf(node));
  }
  return count;
}

/** The parts of a node that are looked into; values of a list are bounded by its length and left out. */
export function operandsOf(tree: QueryTree): readonly QueryTree[] {
  switch (tree.op) {
    case 'value':
    case 'field':
      return [];
    case 'and':
    case 'or':
    case 'call':
      return tree.args;
    case 'not':
    case 'negate':
    case 'unrestricted':
      return [tree.arg];
    case 'relation':
      return [tree.over, tree.where];
    case 'in':
      return [tree.arg, ...tree.list.filter(({ op }) => op !== 'value')];
    case 'member':
      return [tree.arg, tree.list];
    case 'condition':
      return [tree.when, tree.then, tree.else];
    default:
      return [tree.left, tree.right];
  }
}
