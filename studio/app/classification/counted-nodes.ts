import { allNodes, codeTree, countsWithin, type CodeNode } from '../../model/code-tree.ts';
import type { FieldDocument } from '../../model/model-document.ts';

/** A node of a scheme with how many records it classifies. */
export interface CountedNode extends CodeNode {
  /** With its very code. */
  readonly own: number;
  /** With its code or one below it. */
  readonly within: number;
}

/** Which nodes are looked at: all, those without records, those retired that still classify some. */
export type Look = 'all' | 'unused' | 'retired';

/** What the counts by a field say of its scheme. */
export interface Spread {
  /** Each before those below it. */
  readonly nodes: readonly CountedNode[];
  readonly classified: number;
  readonly unclassified: number;
}

/** @param rows counts as the server groups them: `{ region: '0101', count: '12' }` */
export function countedNodes(
  field: FieldDocument,
  rows: readonly Readonly<Record<string, unknown>>[],
): Spread {
  const numbers = new Map(rows.map((row) => [String(row[field.name] ?? ''), Number(row['count'])]));
  const tree = codeTree(field);
  const sums = countsWithin(tree, numbers);
  const unclassified = numbers.get('') ?? 0;
  const all = [...numbers.values()].reduce((sum, count) => sum + count, 0);
  const nodes = [...allNodes(tree)].map((node) => {
    return { ...node, own: numbers.get(node.code) ?? 0, within: sums.get(node.code) ?? 0 };
  });
  return { nodes, classified: all - unclassified, unclassified };
}

/** The nodes a look is about; a retired node without records troubles nobody. */
export function lookedFor(nodes: readonly CountedNode[], look: Look): readonly CountedNode[] {
  if (look === 'all') return nodes.filter(({ option, within }) => !option.retired || within > 0);
  if (look === 'unused') return nodes.filter(({ option, within }) => !option.retired && within === 0);
  return nodes.filter(({ option, own }) => option.retired === true && own > 0);
}
