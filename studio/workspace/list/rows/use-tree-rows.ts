import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { listRecords, type RecordData } from '../../../api/records.ts';
import { fieldsOf, listKey, type ListQuestion } from '../list-data.ts';
import { itemAt, layOut } from './row-items.ts';
import { treeLines } from './tree-lines.ts';
import type { ListRows } from './use-list-rows.ts';

/** A tree of more records is shown as a list. */
export const MOST = 2000;
const PAGE = 500;
/** A small tree begins unfolded. */
const SMALL = 60;

/**
 * The records of an entity that form a tree, all read at once and laid out by their parents; undefined where there
 * are too many of them, or where a list was asked for.
 */
export function useTreeRows(question: ListQuestion, isWanted: boolean): ListRows | undefined {
  const { entity, filter, sort } = question;
  const parent = entity.tree;
  const fields = [...fieldsOf(question), parent ?? ''].filter(Boolean);
  const isTree = isWanted && parent !== undefined;
  const all = useQuery({
    queryKey: [...listKey(entity.key), 'tree', filter, sort, fields],
    enabled: isTree,
    queryFn: ({ signal }) => readAll({ ...question, q: undefined }, fields, signal),
  });
  const [toggled, toggle] = useToggled(entity.key);
  const rows = all.data;
  const lines = useMemo(
    () =>
      treeLines(rows ?? [], parent ?? '', ({ id }, depth) => {
        const usual = (rows?.length ?? 0) <= SMALL || depth === 0;
        return usual !== toggled.has(id);
      }),
    [rows, parent, toggled],
  );
  if (!isTree || rows === null) return undefined;
  const layout = layOut([{ key: '', isHeaded: false, length: lines.length, pending: 0 }]);
  const ids = (from: number, to: number) => lines.slice(from, to).map(({ row }) => row.id);
  return {
    layout,
    itemAt: (line) => itemAt(layout, line),
    rowAt: (item) => (item.kind === 'row' ? lines[item.index]?.row : undefined),
    idAt: (item) => (item.kind === 'row' ? lines[item.index]?.row.id : undefined),
    idsBetween: (a, b) => {
      if (a.kind !== 'row' || b.kind !== 'row') return [];
      return ids(Math.min(a.index, b.index), Math.max(a.index, b.index) + 1);
    },
    knownIds: () => ids(0, lines.length),
    show: nothing,
    isPending: all.isPending,
    error: all.error,
    retry: () => void all.refetch(),
    tree: { lineAt: (line) => lines[line], toggle },
  };
}

function nothing(): void {}

/** All rows, or null where they are too many for a tree. */
export async function readAll(
  { entity, filter, sort }: ListQuestion,
  fields: readonly string[],
  signal: AbortSignal,
): Promise<readonly RecordData[] | null> {
  const rows: RecordData[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRecords(entity.key, { filter, sort, fields, limit: PAGE, cursor }, signal);
    rows.push(...page.items);
    cursor = page.nextCursor ?? undefined;
    if (cursor !== undefined && rows.length >= MOST) return null;
  } while (cursor !== undefined);
  return rows;
}

/** The branches somebody folded or unfolded; they stay so for whoever comes back to the list. */
function useToggled(entity: string) {
  const client = useQueryClient();
  const [key] = useState(() => [...listKey(entity), 'branches']);
  const [toggled, setToggled] = useState(
    () => client.getQueryData<ReadonlySet<string>>(key) ?? new Set<string>(),
  );
  const toggle = (id: string) => {
    const next = new Set(toggled);
    if (!next.delete(id)) next.add(id);
    client.setQueryData(key, next);
    setToggled(next);
  };
  return [toggled, toggle] as const;
}
