import { readFileSync } from 'node:fs';
import type { CsvRecord } from '../csv-file.ts';

/**
 * The rows of a PostgreSQL dump made of `INSERT INTO … VALUES (…)`, by table and column. Texts stay as they are: the
 * backslashes of such a dump mean nothing.
 */
export function readDump(file: string): Map<string, CsvRecord[]> {
  const sql = readFileSync(file, 'utf8');
  const columns = columnsOf(sql);
  const tables = new Map<string, CsvRecord[]>([...columns.keys()].map((table) => [table, []]));
  for (const [, table, values] of sql.matchAll(/^INSERT INTO (\w+) VALUES \((.*)\);$/gm)) {
    const cells = valuesOf(values!);
    const names = columns.get(table!)!;
    if (cells.length !== names.length)
      throw new Error(`${table}: ${cells.length} values for ${names.length} columns`);
    tables.get(table!)!.push(Object.fromEntries(names.map((name, index) => [name, cells[index]!])));
  }
  return tables;
}

function columnsOf(sql: string): Map<string, string[]> {
  const tables = sql.matchAll(/^CREATE TABLE (\w+) \(\n([\s\S]*?)\n\);/gm);
  return new Map(
    Array.from(tables, ([, table, body]) => [table!, body!.split('\n').map((line) => /\w+/.exec(line)![0])]),
  );
}

function valuesOf(list: string): (string | null)[] {
  const values = list.matchAll(/'((?:[^']|'')*)'|([^,\s]+)/g);
  return Array.from(values, ([, text, word]) =>
    text !== undefined ? text.replaceAll("''", "'") : word === 'NULL' ? null : word!,
  );
}
