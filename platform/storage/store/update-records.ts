import type { Session } from '../connection/session.ts';
import type { Table } from '../schema/table-map.ts';
import type { RecordChange, Stamp } from '../stored-record.ts';
import { boundColumns, type BoundColumn } from './column-values.ts';
import { arrayElement, rowsSql } from './insert-records.ts';
import { replaceLinks } from './link-rows.ts';
import { writeTranslated } from './write-translated.ts';
import { tableFor, type StoreContext } from './store-context.ts';

const CHUNK = 1000;

/**
 * Changes records that the transaction has locked; each gets the next version. Changes of the same fields go
 * together in one statement.
 */
export async function updateRecords(
  tx: Session,
  entity: string,
  changes: readonly RecordChange[],
  stamp: Stamp,
  context: StoreContext,
): Promise<void> {
  const table = tableFor(context, entity);
  const groups = Map.groupBy(changes, ({ values }) => Object.keys(values).toSorted().join());
  for (const group of groups.values()) {
    for (let start = 0; start < group.length; start += CHUNK) {
      updateChunk(tx, table, group.slice(start, start + CHUNK), stamp, context);
    }
  }
  replaceLinks(
    tx,
    table,
    changes.map(({ id, values }) => ({ ...values, id })),
  );
}

function updateChunk(
  tx: Session,
  table: Table,
  changes: readonly RecordChange[],
  stamp: Stamp,
  context: StoreContext,
): void {
  const columns = boundColumns(table, Object.keys(changes[0]!.values));
  const single = changes.length === 1;
  const shape = `update ${table.entity.key} ${single} ${columns.map(({ column }) => column.name).join()}`;
  const sql = context.compiled.get(shape, () => updateSql(table, columns, single));
  const ids = changes.map(({ id }) => id);
  const values = columns.map((one) =>
    single
      ? one.value(changes[0]!.values)
      : changes.map((change) => arrayElement(one.value(change.values), one.column)),
  );
  writeTranslated(tx, sql, [single ? ids[0] : ids, stamp.at, stamp.by, ...values], table);
}

/** `$1` the id or ids, `$2` when, `$3` by whom, then the columns. */
function updateSql(table: Table, columns: readonly BoundColumn[], single: boolean): string {
  const stamp = `"version" = t."version" + 1, "updated_at" = $2::timestamptz, "updated_by" = $3::uuid`;
  const set = columns.map(({ column }, i) => {
    const value = single ? `$${i + 4}::${column.type}` : `r.${column.sql}`;
    return `${column.sql} = ${value}`;
  });
  const update = `update ${table.sql} t set ${[stamp, ...set].join(', ')}`;
  if (single) return `${update} where t."id" = $1::uuid`;
  if (columns.length === 0) return `${update} where t."id" = any($1::uuid[])`;
  const id = table.fields.get('id')!.columns[0]!;
  const all = columns.map(({ column }) => column);
  const rows = rowsSql([{ ...id, sql: '"row_id"' }, ...all]).replace(
    /\$(\d+)/g,
    (_, number: string) => `$${number === '1' ? 1 : Number(number) + 2}`,
  );
  return `${update}\nfrom ${rows} where t."id" = r."row_id"`;
}
