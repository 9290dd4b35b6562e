import type { Session } from '../connection/session.ts';
import type { Table, TableMap } from './table-map.ts';

/**
 * The map with `notNull` as the database has it: a required field that came to an older table has no NOT NULL,
 * one that came with the table has, and SQL over it is plainer.
 */
export async function withPromises(session: Session, { tables }: TableMap): Promise<TableMap> {
  const schemas = [...new Set(Array.from(tables.values(), ({ schema }) => schema))];
  const rows = await session.rows<{ schema: string; table: string; column: string }>(
    `select n.nspname as schema, c.relname as table, a.attname as column
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and a.attnotnull and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')`,
    [schemas],
  );
  const promised = new Set(rows.map(({ schema, table, column }) => `${schema}.${table}.${column}`));
  return { tables: new Map(Array.from(tables, ([key, table]) => [key, promisedTable(table, promised)])) };
}

/** The map of another Model over the same tables. */
export function samePromises({ tables }: TableMap, known: TableMap): TableMap {
  const promised = new Set<string>();
  for (const { schema, name, fields } of known.tables.values())
    for (const { columns } of fields.values())
      for (const column of columns) if (column.notNull) promised.add(`${schema}.${name}.${column.name}`);
  return { tables: new Map(Array.from(tables, ([key, table]) => [key, promisedTable(table, promised)])) };
}

function promisedTable(table: Table, promised: ReadonlySet<string>): Table {
  const fields = Array.from(table.fields, ([name, { field, columns }]) => {
    const known = columns.map((column) => ({
      ...column,
      notNull: promised.has(`${table.schema}.${table.name}.${column.name}`),
    }));
    return [name, { field, columns: known }] as const;
  });
  return { ...table, fields: new Map(fields) };
}
