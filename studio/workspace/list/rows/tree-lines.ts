import type { RecordData, ReferenceValue } from '../../../api/records.ts';

/** One line of a tree: a record and where it stands among its relatives. */
export interface TreeLine {
  readonly row: RecordData;
  /** 0 at the top. */
  readonly depth: number;
  /** Undefined where nothing is below it. */
  readonly isOpen: boolean | undefined;
  /** The line of the record above it, -1 at the top. */
  readonly above: number;
}

/**
 * Records that name their parent as the lines of a tree, parents before children, siblings in the order given.
 * One whose parent is not among them stands at the top.
 */
export function treeLines(
  rows: readonly RecordData[],
  parent: string,
  isOpen: (row: RecordData, depth: number) => boolean,
): readonly TreeLine[] {
  const known = new Set(rows.map(({ id }) => id));
  const byParent = Map.groupBy(rows, (row) => {
    const above = (row[parent] as ReferenceValue | null | undefined)?.id;
    return above !== undefined && above !== row.id && known.has(above) ? above : '';
  });
  const lines: TreeLine[] = [];
  const layBelow = (id: string, depth: number, above: number) => {
    for (const row of byParent.get(id) ?? []) {
      const open = byParent.has(row.id) ? isOpen(row, depth) : undefined;
      const line = lines.push({ row, depth, isOpen: open, above }) - 1;
      if (open) layBelow(row.id, depth + 1, line);
    }
  };
  layBelow('', 0, -1);
  return lines;
}
