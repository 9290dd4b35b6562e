import type { Database } from '../connection/database.ts';
import type { Session } from '../connection/session.ts';
import { withLockTimeout } from '../schema/apply-schema-plan.ts';
import { identifier } from '../sql/identifier.ts';
import type { Model } from '../../model/model.ts';

/** What the database keeps of a field, or of a whole entity, that is not in force. */
export interface RetiredData {
  /** Key of the entity, also where that itself is gone. */
  readonly entity: string;
  /** Undefined: the entity as a whole. */
  readonly field?: string;
  /** Tables as a whole, and columns of tables that stay: quoted. */
  readonly tables: readonly string[];
  readonly columns: readonly { readonly table: string; readonly column: string }[];
}

interface TableRow {
  readonly entity: string;
  readonly field: string;
  readonly schema: string;
  readonly name: string;
}

/** Everything that is kept for fields and entities the Model does not know. */
export async function retiredData(session: Session, model: Model): Promise<RetiredData[]> {
  const tables = await session.rows<TableRow>(
    'select entity, field, schema_name as schema, table_name as name from kehu.table_name order by entity, field',
  );
  const columns = await session.rows<{ entity: string; field: string; column: string }>(
    'select entity, field, column_name as column from kehu.column_name order by entity, field, column_name',
  );
  const gone = new Set(tables.map(({ entity }) => entity).filter((entity) => !model.entities.has(entity)));
  const entities = [...gone].map((entity): RetiredData => {
    const own = tables.filter((row) => row.entity === entity);
    return { entity, tables: own.map(({ schema, name }) => identifier(schema, name)), columns: [] };
  });
  const isKept = ({ entity, field }: { entity: string; field: string }) =>
    gone.has(entity) ||
    field === '' ||
    field.startsWith(':') ||
    model.entities.get(entity)!.fields.has(field);
  const names = [...tables, ...columns].filter((row) => !isKept(row));
  const fields = [
    ...new Map(names.map(({ entity, field }) => [`${entity}.${field}`, { entity, field }])).values(),
  ];
  return [...entities, ...fields.map(({ entity, field }) => ofField(entity, field, tables, columns))];
}

function ofField(
  entity: string,
  field: string,
  tables: readonly TableRow[],
  columns: readonly { entity: string; field: string; column: string }[],
): RetiredData {
  const links = tables.filter((row) => row.entity === entity && row.field === field);
  // A kept roll-up stands beside the records, anything else in them.
  const holders = tables.filter(
    (row) => row.entity === entity && (row.field === '' || row.field.startsWith(':')),
  );
  const own = columns.filter((row) => row.entity === entity && row.field === field);
  return {
    entity,
    field,
    tables: links.map(({ schema, name }) => identifier(schema, name)),
    columns: own.flatMap(({ column }) =>
      holders.map(({ schema, name }) => ({ table: identifier(schema, name), column: identifier(column) })),
    ),
  };
}

/**
 * Takes data away for good: columns, tables, what value mappings remember, and the names themselves, so that a field
 * that returns begins empty. The operation log keeps what it knows.
 *
 * @param note written with the last of it; what was cut short before is still listed, and purged again
 */
export async function purge(
  database: Database,
  data: RetiredData,
  note: (tx: Session) => Promise<void>,
): Promise<void> {
  const { entity, field, tables, columns } = data;
  for (const { table, column } of columns) {
    await withLockTimeout(database, table, (tx) =>
      tx.script(`alter table if exists ${table} drop column if exists ${column}`),
    );
  }
  await withLockTimeout(database, entity, async (tx) => {
    for (const table of tables) await tx.script(`drop table if exists ${table} cascade`);
    const of = 'entity = $1 and ($2::text is null or field = $2)';
    const parameters = [entity, field ?? null];
    await tx.run(
      `delete from kehu.mapped_value where mapping in (select id from kehu.value_mapping where ${of})`,
      parameters,
    );
    await tx.run(`delete from kehu.value_mapping where ${of} and state = 'done'`, parameters);
    await tx.run(`delete from kehu.column_name where ${of}`, parameters);
    await tx.run(`delete from kehu.table_name where ${of}`, parameters);
    await tx.run(
      `delete from kehu.kept_rollup where case when $2::text is null then field like $1 || '.%' else field = $1 || '.' || $2 end`,
      parameters,
    );
    await note(tx);
  });
}

/** How many rows or values would go. */
export async function retiredCount(session: Session, { tables, columns }: RetiredData): Promise<number> {
  const texts = [
    ...tables.map((table) => `select count(*) as n from ${table}`),
    ...columns.map(({ table, column }) => `select count(${column}) as n from ${table}`),
  ];
  let most = 0;
  for (const text of texts) {
    const [row] = await session.rows<{ n: number }>(text).catch(() => []);
    most = Math.max(most, Number(row?.n ?? 0));
  }
  return most;
}
