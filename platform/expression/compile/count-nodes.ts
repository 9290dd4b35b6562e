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

function operandsOf(tree: QueryTree): readonly QueryTree[] {
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
      return [tree.arg];
    case 'in':
      // Values in a list are bounded by the length of the list.
      return [tree.arg, ...tree.list.filter(({ op }) => op !== 'value')];
    case 'member':
      return [tree.arg, tree.list];
    case 'condition':
      return [tree.when, tree.then, tree.else];
    default:
      return [tree.left, tree.right];
  }
}
