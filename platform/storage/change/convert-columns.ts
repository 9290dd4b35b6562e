import type { Database } from '../connection/database.ts';
import type { Session } from '../connection/session.ts';
import type { Table, TableField } from '../schema/table-map.ts';
import { arrayElement, rowsSql } from '../store/insert-records.ts';
import { boundColumns } from '../store/column-values.ts';
import { BATCH, idBatches, lockedValues, type FieldValue } from './field-values.ts';
import { triggerName } from './map-values.ts';
import { withLockTimeout } from '../schema/apply-schema-plan.ts';

/** A field whose values go over into the columns of another one, row by row. */
export interface ColumnConversion {
  /** Id of the mapping, which also names the trigger. */
  readonly mapping: string;
  readonly table: Table;
  readonly from: TableField;
  readonly to: TableField;
  /** The value of `to`, of that of `from` and the one that is there already. */
  readonly convert: (source: unknown, present: unknown) => unknown;
}

/** From now on every record that somebody writes is remembered, to be converted again. */
export async function watchWrites(
  database: Database,
  { mapping, table, from }: ColumnConversion,
): Promise<void> {
  const columns = from.columns.map(({ sql }) => sql).join(', ');
  const trigger = triggerName(mapping);
  await withLockTimeout(database, table.sql, (tx) =>
    tx.script(
      `drop trigger if exists ${trigger} on ${table.sql};
       create trigger ${trigger} after insert or update of ${columns} on ${table.sql}
       for each row execute function kehu.remember_changed('${mapping}')`,
    ),
  );
}

export async function unwatchWrites(database: Database, table: string, mapping: string): Promise<void> {
  await withLockTimeout(database, table, (tx) =>
    tx.script(`drop trigger if exists ${triggerName(mapping)} on ${table}`),
  );
  await database.session.run('delete from kehu.changed_record where mapping = $1::uuid', [mapping]);
}

/** Converts all records, batch by batch beside the running business; `told` keeps how far it is. */
export async function convertAll(
  database: Database,
  conversion: ColumnConversion,
  after: string | undefined,
  told: (last: string, count: number) => Promise<void>,
): Promise<void> {
  const { table, from, to } = conversion;
  for await (const ids of idBatches(database.session, table, after)) {
    await database.transaction(async (tx) => {
      await writeConverted(tx, conversion, await lockedValues(tx, table, from, to, ids));
    });
    await told(ids.at(-1)!, ids.length);
  }
}

/** Converts the records written meanwhile; answers whether there may be more. */
export async function convertChanged(tx: Session, conversion: ColumnConversion): Promise<boolean> {
  const { mapping, table, from, to } = conversion;
  const changed = await tx.rows<{ id: string }>(
    `delete from kehu.changed_record where (mapping, record_id) in (
       select mapping, record_id from kehu.changed_record where mapping = $1::uuid order by record_id limit ${BATCH}
     ) returning record_id as id`,
    [mapping],
  );
  if (changed.length === 0) return false;
  const ids = changed.map(({ id }) => id);
  await writeConverted(tx, conversion, await lockedValues(tx, table, from, to, ids));
  return changed.length === BATCH;
}

/** Neither version nor time of change: nobody sees the new column yet. */
async function writeConverted(
  tx: Session,
  { table, to, convert }: ColumnConversion,
  rows: readonly FieldValue[],
): Promise<void> {
  const { name } = to.field;
  const next = rows.map(({ id, value, other }) => ({ id, was: other, [name]: convert(value, other) }));
  const changed = next.filter(
    (row) => JSON.stringify(row['was'] ?? null) !== JSON.stringify(row[name] ?? null),
  );
  if (changed.length === 0) return;
  const columns = boundColumns({ ...table, fields: new Map([[name, to]]) }, [name]);
  const id = { ...table.fields.get('id')!.columns[0]!, sql: '"row_id"' };
  const set = columns.map(({ column }) => `${column.sql} = r.${column.sql}`);
  await tx.run(
    `update ${table.sql} t set ${set.join(', ')} from ${rowsSql([id, ...columns.map(({ column }) => column)])}
     where t."id" = r."row_id"`,
    [
      changed.map((row) => row.id),
      ...columns.map((one) => changed.map((row) => arrayElement(one.value(row), one.column))),
    ],
  );
}
