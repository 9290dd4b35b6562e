import type { RecordData, ReferenceValue } from '../../api/records.ts';

export interface Branch {
  readonly id: string;
  readonly title: string;
  readonly below: readonly Branch[];
}

/** Records that name their parent, as a tree; one whose parent is not among them stands at the top. */
export function branchesOf(rows: readonly RecordData[], title: string, parent: string): readonly Branch[] {
  const known = new Set(rows.map(({ id }) => id));
  const byParent = Map.groupBy(rows, (row) => {
    const above = (row[parent] as ReferenceValue | null)?.id;
    return above !== undefined && above !== row.id && known.has(above) ? above : '';
  });
  const branches = (above: string): readonly Branch[] =>
    (byParent.get(above) ?? []).map((row) => ({
      id: row.id,
      title: String(row[title] ?? '—'),
      below: branches(row.id),
    }));
  return branches('');
}
