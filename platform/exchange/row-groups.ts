import type { CsvRow } from './csv-rows.ts';

/** Rows that become one record; the first gives the record's own fields. */
export interface RowGroup {
  readonly rows: readonly CsvRow[];
  /** The values that hold the rows together; '' where each row is a record of its own. */
  readonly key: string;
  /** The key was seen before, with other rows between: the file is not sorted by it. */
  readonly torn: boolean;
}

/**
 * Groups successive rows with the same values in some columns, holding one group in memory at a time (and the
 * keys seen). Without columns each row is a group.
 */
export async function* groupRows(
  rows: AsyncIterable<CsvRow>,
  columns: readonly number[],
): AsyncGenerator<RowGroup, void> {
  if (columns.length === 0) {
    for await (const row of rows) yield { rows: [row], key: '', torn: false };
    return;
  }
  const seen = new Set<string>();
  let group: CsvRow[] = [];
  let key = '';
  const finished = (): RowGroup => {
    const torn = seen.has(key);
    seen.add(key);
    return { rows: group, key, torn };
  };
  for await (const row of rows) {
    const next = columns.map((index) => row.cells[index]?.trim() ?? '').join(' · ');
    if (group.length > 0 && next !== key) {
      yield finished();
      group = [];
    }
    key = next;
    group.push(row);
  }
  if (group.length > 0) yield finished();
}
