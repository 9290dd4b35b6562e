import type { Database } from '../connection/database.ts';
import { identifier } from '../sql/identifier.ts';
import type { Model } from '../../model/model.ts';
import { planSchema } from './schema-plan.ts';
import type { Column, TableMap } from './table-map.ts';

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
  return [...missing, ...(await differingColumns(database, map)), ...(await orphans(database, map))];
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

/** References the database does not watch: those to who wrote a record. */
async function orphans({ session }: Database, { tables }: TableMap): Promise<SchemaFinding[]> {
  const findings: SchemaFinding[] = [];
  for (const table of tables.values()) {
    for (const { columns } of table.fields.values()) {
      for (const column of columns.filter(({ references, foreignKey }) => references && !foreignKey)) {
        const target = tables.get(column.references!)!;
        const missing = `not exists (select from ${target.sql} x where x."id" = t.${column.sql})`;
        const [row] = await session.rows<{ count: number }>(
          `select count(*) as count from ${table.sql} t where t.${column.sql} is not null and ${missing}`,
        );
        if (!row?.count) continue;
        const place = `${identifier(table.schema, table.name)}.${column.sql}`;
        findings.push({
          kind: 'orphan',
          place,
          detail: `${row.count} values lead to no ${column.references}`,
        });
      }
    }
  }
  return findings;
}
