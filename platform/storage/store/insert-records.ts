import { arrayLiteral } from '../connection/array-literal.ts';
import type { Session } from '../connection/session.ts';
import type { Column, Table } from '../schema/table-map.ts';
import type { StoredRecord } from '../stored-record.ts';
import { boundColumns, type BoundColumn } from './column-values.ts';
import { insertLinks } from './link-rows.ts';
import { tableFor, type StoreContext } from './store-context.ts';
import { writeTranslated } from './write-translated.ts';

/** Rows of one statement: enough to make its cost small, few enough to keep a lock and the memory short. */
const CHUNK = 1000;

/** Inserts records, a thousand at a time; a single one by a statement of its own, which costs least. */
export async function insertRecords(
  tx: Session,
  entity: string,
  records: readonly StoredRecord[],
  context: StoreContext,
): Promise<void> {
  const table = tableFor(context, entity);
  for (let start = 0; start < records.length; start += CHUNK) {
    insertChunk(tx, table, records.slice(start, start + CHUNK), context);
  }
}

function insertChunk(
  tx: Session,
  table: Table,
  records: readonly StoredRecord[],
  context: StoreContext,
): void {
  const names = new Set(records.flatMap((record) => Object.keys(record)));
  const columns = boundColumns(table, names);
  const single = records.length === 1;
  const shape = `insert ${table.entity.key} ${single} ${columns.map(({ column }) => column.name).join()}`;
  const sql = context.compiled.get(shape, () => insertSql(table, columns, single));
  const parameters = columns.map((one) =>
    single ? one.value(records[0]!) : records.map((record) => arrayElement(one.value(record), one.column)),
  );
  writeTranslated(tx, sql, parameters, table);
  insertLinks(tx, table, records);
}

function insertSql(table: Table, columns: readonly BoundColumn[], single: boolean): string {
  const names = columns.map(({ column }) => column.sql).join(', ');
  if (single) {
    const values = columns.map(({ column }, i) => `$${i + 1}::${column.type}`).join(', ');
    return `insert into ${table.sql} (${names}) values (${values})`;
  }
  return `insert into ${table.sql} (${names}) select ${names}${'\n'}from ${rowsSql(columns.map(({ column }) => column))}`;
}

/**
 * The rows of array parameters under the columns' own names. PostgreSQL flattens an array of arrays and reads
 * no array of rounded numbers, so such values travel as text.
 */
export function rowsSql(columns: readonly Column[], firstParameter = 1): string {
  const values = columns.map(({ sql, type }, i) =>
    isPlain(type) ? `v.c${i} as ${sql}` : `v.c${i}::${type} as ${sql}`,
  );
  const arrays = columns.map(({ type }, i) => `$${firstParameter + i}::${isPlain(type) ? type : 'text'}[]`);
  const aliases = columns.map((_, i) => `c${i}`);
  return `(select ${values.join(', ')} from unnest(${arrays.join(', ')}) v(${aliases.join(', ')})) r`;
}

function isPlain(type: string): boolean {
  return ['text', 'uuid', 'integer', 'bigint', 'boolean', 'date', 'timestamp with time zone'].includes(type);
}

export function arrayElement(value: unknown, { type }: Column): unknown {
  return Array.isArray(value) && type.endsWith('[]') ? arrayLiteral(value) : value;
}
