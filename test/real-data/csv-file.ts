import { createReadStream, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse';

/** A row by heading; null where the source has no value. */
export type CsvRecord = Readonly<Record<string, string | null>>;

/** Writes rows with the headings of the first. */
export function writeCsv(file: string, rows: readonly CsvRecord[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','));
  writeFileSync(file, `${[columns.map(cell).join(','), ...lines].join('\n')}\n`);
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows of a file, by heading. */
export async function readCsv(file: string): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  const parser = createReadStream(file).pipe(parse({ bom: true, columns: true }));
  for await (const row of parser) rows.push(row as Record<string, string>);
  return rows;
}
