import type { FormValues } from '../form-store.ts';
import { same } from '../same-value.ts';

/**
 * A row of a line grid. Members with a dollar sign are the form's own and never sent: a key that stays the same
 * from load to save, whether the row is struck, and which cells of a new row somebody has filled in.
 */
export type Row = FormValues & {
  readonly $key: string;
  readonly id?: string;
  readonly $struck?: true;
  readonly $touched?: readonly string[];
};

export function isStruck(row: unknown): boolean {
  return typeof row === 'object' && row !== null && '$struck' in row;
}

export function isNewRow(row: Row): boolean {
  return row.id === undefined;
}

/** The rows of a children field; rows as the server answers them get their id as key. */
export function rowsOf(value: unknown): readonly Row[] {
  if (!Array.isArray(value)) return [];
  return value.map((row: FormValues, index) =>
    '$key' in row ? (row as Row) : ({ ...row, $key: String(row['id'] ?? `row${index}`) } as Row),
  );
}

let made = 0;

/** A row that is not stored yet, with values somebody has given it. */
export function newRow(values: FormValues = {}): Row {
  return { ...values, $key: `new${++made}`, $touched: Object.keys(values) };
}

export function setCell(rows: readonly Row[], key: string, name: string, value: unknown): readonly Row[] {
  return rows.map((row) =>
    row.$key === key
      ? { ...row, [name]: value, $touched: [...new Set([...(row.$touched ?? []), name])] }
      : row,
  );
}

/** Puts values that nobody has typed into a row, such as its defaults. */
export function fillRow(
  rows: readonly Row[],
  key: string,
  values: ReadonlyMap<string, unknown>,
): readonly Row[] {
  return rows.map((row) => (row.$key === key ? { ...row, ...Object.fromEntries(values) } : row));
}

/** A stored row is struck and stays until the save; one that was never stored goes at once. */
export function removeRow(rows: readonly Row[], key: string): readonly Row[] {
  return rows.flatMap((row) =>
    row.$key !== key ? [row] : isNewRow(row) ? [] : [{ ...row, $struck: true as const }],
  );
}

export function restoreRow(rows: readonly Row[], key: string): readonly Row[] {
  return rows.map((row) => {
    if (row.$key !== key) return row;
    const { $struck: _struck, ...kept } = row;
    return kept as Row;
  });
}

/** A row again, without what makes it that very record. */
export function copyRow(row: Row, names: readonly string[]): Row {
  return newRow(Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
}

/** Marks a row made empty, so that its defaults are filled in. */
const MADE = '$made';

/** A row for somebody to type into. */
export function blankRow(): Row {
  return { ...newRow(), $touched: [MADE] };
}

/** A new row in which nobody has typed anything; a save leaves it out. */
function isBlank(row: Row): boolean {
  return isNewRow(row) && (row.$touched ?? []).every((name) => name === MADE);
}

/** The rows a save names, in the order it sends them. */
export function keptRows(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => !isStruck(row) && !isBlank(row));
}

export interface RowCounts {
  readonly kept: number;
  readonly added: number;
  readonly changed: number;
  readonly struck: number;
}

/** What the save will do to the rows. */
export function countRows(rows: readonly Row[], loaded: readonly Row[]): RowCounts {
  const before = new Map(loaded.map((row) => [row.$key, row]));
  const kept = keptRows(rows);
  return {
    kept: kept.length,
    added: kept.filter(isNewRow).length,
    changed: kept.filter((row) => !isNewRow(row) && changedCells(row, before.get(row.$key)).length > 0)
      .length,
    struck: rows.length - kept.length,
  };
}

/** Names of the cells that differ from what was loaded. */
export function changedCells(row: Row, loaded: Row | undefined): readonly string[] {
  return Object.keys(row).filter((name) => !name.startsWith('$') && !same(row[name], loaded?.[name]));
}

/**
 * Paths as the server names them (`lines.2.quantity`, counting the rows that were sent) with the key of the row
 * instead of its place, so that a message stays at its row when others come and go.
 */
export function rowPath(path: string, field: string, rows: readonly Row[]): string {
  const [name, place, ...rest] = path.split('.');
  const row = name === field && /^\d+$/.test(place ?? '') ? keptRows(rows)[Number(place)] : undefined;
  return row ? [field, row.$key, ...rest].join('.') : path;
}
