import { inOrder, type FieldDocument, type OptionDocument } from './model-document.ts';

/** A node of a classification with the nodes right below it. */
export interface CodeNode {
  readonly code: string;
  readonly option: OptionDocument;
  /** 0 at the top. */
  readonly depth: number;
  /** The code of the node above. */
  readonly above: string | undefined;
  readonly below: readonly CodeNode[];
}

const known = new WeakMap<FieldDocument, readonly CodeNode[]>();

/** The nodes of a field's scheme, as a tree: the code of a node begins with that of the node above it. */
export function codeTree(field: FieldDocument): readonly CodeNode[] {
  let tree = known.get(field);
  if (!tree) known.set(field, (tree = treeOf(field)));
  return tree;
}

function treeOf({ options }: FieldDocument): readonly CodeNode[] {
  const entries = inOrder(options);
  const codes = new Set(entries.map(([code]) => code));
  const byAbove = Map.groupBy(entries, ([code]) => nearestAbove(code, codes) ?? '');
  const nodes = (above: string, depth: number): readonly CodeNode[] =>
    (byAbove.get(above) ?? []).map(([code, option]) => {
      return { code, option, depth, above: above || undefined, below: nodes(code, depth + 1) };
    });
  return nodes('', 0);
}

function nearestAbove(code: string, codes: ReadonlySet<string>): string | undefined {
  for (let length = code.length - 1; length > 0; length--)
    if (codes.has(code.slice(0, length))) return code.slice(0, length);
  return undefined;
}

/** The codes from the top down to one: `['01', '0102']`. */
export function codePath(field: FieldDocument, code: string): readonly string[] {
  const codes = new Set(Object.keys(field.options ?? {}));
  const path = [code];
  for (let above = nearestAbove(code, codes); above !== undefined; above = nearestAbove(above, codes))
    path.unshift(above);
  return path;
}

/** Every node, each before those below it. */
export function* allNodes(nodes: readonly CodeNode[]): Iterable<CodeNode> {
  for (const node of nodes) {
    yield node;
    yield* allNodes(node.below);
  }
}

/** How many there are in each node and below it, from how many have its very code; nodes without any are left out. */
export function countsWithin(
  nodes: readonly CodeNode[],
  counts: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const sum = (node: CodeNode): number => {
    const all = node.below.reduce((total, one) => total + sum(one), counts.get(node.code) ?? 0);
    if (all > 0) sums.set(node.code, all);
    return all;
  };
  for (const node of nodes) sum(node);
  return sums;
}
