import { TooLarge } from '../kernel/errors.ts';
import type { CsvRow } from './csv-rows.ts';
import { messages } from './messages.ts';

/** Rows that become one record; the first gives the record's own fields. */
export interface RowGroup {
  readonly rows: readonly CsvRow[];
}

/** Most rows kept in memory because those of their group do not follow each other. */
const MOST_KEPT = 50_000;

/**
 * Groups rows with the same values in some columns, holding one group in memory at a time. Groups whose rows do
 * not follow each other (`scattered`) are collected and come last. Without columns each row is a group.
 *
 * @throws TooLarge when too much of the file is scattered
 */
export async function* groupRows(
  rows: AsyncIterable<CsvRow>,
  columns: readonly number[],
  scattered: ReadonlySet<string>,
): AsyncGenerator<RowGroup, void> {
  if (columns.length === 0) {
    for await (const row of rows) yield { rows: [row] };
    return;
  }
  const kept = new Map<string, CsvRow[]>();
  let keptRows = 0;
  let group: CsvRow[] = [];
  let key: string | undefined;
  for await (const row of rows) {
    const next = keyOf(row, columns);
    if (scattered.has(next)) {
      if (++keptRows > MOST_KEPT) throw new TooLarge(messages.rowsScattered({ limit: MOST_KEPT }));
      kept.set(next, [...(kept.get(next) ?? []), row]);
      continue;
    }
    if (next !== key && group.length > 0) {
      yield { rows: group };
      group = [];
    }
    key = next;
    group.push(row);
  }
  if (group.length > 0) yield { rows: group };
  for (const rows of kept.values()) yield { rows };
}

/** The keys whose rows do not follow each other. Reads the whole file, keeping only keys. */
export async function scatteredKeys(
  rows: AsyncIterable<CsvRow>,
  columns: readonly number[],
): Promise<Set<string>> {
  const scattered = new Set<string>();
  if (columns.length === 0) return scattered;
  const seen = new Set<string>();
  let key: string | undefined;
  for await (const row of rows) {
    const next = keyOf(row, columns);
    if (next === key) continue;
    if (seen.has(next)) scattered.add(next);
    seen.add(next);
    key = next;
  }
  return scattered;
}

function keyOf({ cells }: CsvRow, columns: readonly number[]): string {
  return columns.length === 1
    ? (cells[columns[0]!] ?? '').trim()
    : JSON.stringify(columns.map((index) => cells[index]?.trim() ?? ''));
}
