import type { Database } from '../connection/database.ts';
import type { Model } from '../../model/model.ts';
import type { Session } from '../connection/session.ts';
import { literal } from '../sql/scope.ts';
import { targetsOf } from '../sql/selection.ts';
import { planSchema } from './schema-plan.ts';
import type { Column, Table, TableMap } from './table-map.ts';

/** One way in which the database and the Model disagree. */
export interface SchemaFinding {
  /** `missing`: the next start makes it; `differs`: somebody changed it; `orphan`: a reference leads nowhere. */
  readonly kind: 'missing' | 'differs' | 'orphan';
  readonly place: string;
  readonly detail: string;
}

/** Whether tables, columns and indexes are what the Model wants, and references lead somewhere. */
export async function verifySchema(database: Database, model: Model): Promise<SchemaFinding[]> {
  const { steps, map } = await planSchema(database, model);
  const missing = steps
    .filter(({ kind }) => kind !== 'dropIndex')
    .map(({ table, subject, sql }): SchemaFinding => ({
      kind: 'missing',
      place: `${table} ${subject}`,
      detail: sql,
    }));
  if (steps.some(({ kind }) => kind === 'createTable' || kind === 'addColumn')) return missing;
  const differing = await differingColumns(database, map);
  return [...missing, ...differing, ...(await database.unhurried((session) => orphans(session, map)))];
}

interface PresentColumn {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly collation: string | null;
}

async function differingColumns({ session }: Database, { tables }: TableMap): Promise<SchemaFinding[]> {
  const present = await session.rows<PresentColumn>(
    `select n.nspname as schema, c.relname as table, a.attname as column,
       format_type(a.atttypid, a.atttypmod) as type, co.collname as collation
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     left join pg_collation co on co.oid = a.attcollation
     where n.nspname = any($1) and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
    [[...new Set(Array.from(tables.values(), ({ schema }) => schema))]],
  );
  const known = new Map(present.map((row) => [`${row.schema}.${row.table}.${row.column}`, row]));
  return [...tables.values()].flatMap((table) =>
    [...table.fields.values()].flatMap(({ columns }) =>
      columns.flatMap((column) => {
        const found = known.get(`${table.schema}.${table.name}.${column.name}`);
        const wanted = wantedType(column);
        const actual = found && presentType(found);
        if (!actual || actual === wanted) return [];
        const place = `${table.sql}.${column.sql}`;
        return [{ kind: 'differs' as const, place, detail: `is ${actual}, should be ${wanted}` }];
      }),
    ),
  );
}

function wantedType({ type, collate }: Column): string {
  if (!collate) return type;
  return `${type} collate ${collate === 'organisation' ? 'organisation' : 'C'}`;
}

function presentType({ type, collation }: PresentColumn): string {
  return collation && collation !== 'default' ? `${type} collate ${collation}` : type;
}

/** References the database does not watch: those to who wrote a record, and those to one of several entities. */
async function orphans(session: Session, { tables }: TableMap): Promise<SchemaFinding[]> {
  const findings: SchemaFinding[] = [];
  for (const table of tables.values()) {
    for (const pointer of unwatched(table, tables))
      findings.push(...(await orphansOf(session, table, pointer)));
  }
  return findings;
}

/** A column of ids, the entity they are of, and the rows in which they are. */
interface Pointer {
  readonly column: Column;
  readonly target: Table;
  readonly where: string;
}

function unwatched({ fields }: Table, tables: TableMap['tables']): Pointer[] {
  return [...fields.values()].flatMap((field) => {
    const entity = field.columns.find(({ part }) => part === 'entity');
    const id = field.columns.find(({ part }) => part === 'id');
    if (!entity || !id) return field.columns.flatMap((column) => unwatchedColumn(column, tables));
    return targetsOf(field).map((key) => {
      return { column: id, target: tables.get(key)!, where: `t.${entity.sql} = ${literal(key)}` };
    });
  });
}

function unwatchedColumn(column: Column, tables: TableMap['tables']): Pointer[] {
  if (column.references === undefined || column.foreignKey) return [];
  return [{ column, target: tables.get(column.references)!, where: `t.${column.sql} is not null` }];
}

async function orphansOf(
  session: Session,
  table: Table,
  { column, target, where }: Pointer,
): Promise<SchemaFinding[]> {
  const missing = `not exists (select from ${target.sql} x where x."id" = t.${column.sql})`;
  const [row] = await session.rows<{ count: number }>(
    `select count(*) as count from ${table.sql} t where ${where} and ${missing}`,
  );
  if (!row?.count) return [];
  const detail = `${row.count} values lead to no ${target.entity.key}`;
  return [{ kind: 'orphan', place: `${table.sql}.${column.sql}`, detail }];
}
