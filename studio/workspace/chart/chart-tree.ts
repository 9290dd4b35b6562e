import type { RecordData, ReferenceValue } from '../../api/records.ts';

/** A record of a chart with what is shown below it. */
export interface ChartNode {
  readonly row: RecordData;
  readonly below: readonly ChartNode[];
  /** How many stand right below it, shown or folded. */
  readonly count: number;
  readonly isOpen: boolean;
  readonly depth: number;
  readonly above: string | undefined;
}

/** Whether what is below a record is open to begin with, and what somebody opened or folded since. */
export interface Folds {
  readonly levels: number;
  readonly toggled: ReadonlySet<string>;
}

/** Records as trees by what is above them; one whose upper record is not among them stands at the top. */
export function chartTrees(
  rows: readonly RecordData[],
  parent: string,
  { levels, toggled }: Folds,
): readonly ChartNode[] {
  const known = new Set(rows.map(({ id }) => id));
  const byParent = Map.groupBy(rows, (row) => {
    const above = aboveOf(row, parent);
    return above !== undefined && above !== row.id && known.has(above) ? above : '';
  });
  const below = (id: string, depth: number): ChartNode[] =>
    (byParent.get(id) ?? []).map((row) => {
      const isOpen = depth + 1 < levels !== toggled.has(row.id);
      return {
        row,
        depth,
        isOpen,
        above: id || undefined,
        count: byParent.get(row.id)?.length ?? 0,
        below: isOpen ? below(row.id, depth + 1) : [],
      };
    });
  return below('', 0);
}

export function aboveOf(row: RecordData, parent: string): string | undefined {
  return (row[parent] as ReferenceValue | null | undefined)?.id;
}

/** All that is shown, each before what is below it. */
export function nodesOf(trees: readonly ChartNode[]): readonly ChartNode[] {
  return trees.flatMap((node) => [node, ...nodesOf(node.below)]);
}

export type Way = 'up' | 'down' | 'before' | 'after';

/**
 * The next record in a direction: the one above, the first below, or the neighbour on the same level, of whatever
 * branch.
 */
export function nextNode(nodes: readonly ChartNode[], id: string, way: Way): ChartNode | undefined {
  const here = nodes.find(({ row }) => row.id === id);
  if (!here) return nodes[0];
  if (way === 'up') return nodes.find(({ row }) => row.id === here.above);
  if (way === 'down') return here.below[0];
  const level = nodes.filter(({ depth }) => depth === here.depth);
  return level[level.indexOf(here) + (way === 'after' ? 1 : -1)];
}
