import type { SchemaDifference, TableDifference } from '@mikro-orm/postgresql';
import { ORGANISATION_COLLATION } from '../system/collation.ts';
import { identifier } from '../sql/identifier.ts';
import { foreignKeyName, linkForeignKeyName, rollupForeignKeyName } from './constraint-names.ts';
import type { DdlStep } from './ddl-step.ts';
import type { Column, LinkTable, RollupTable, Table, TableMap } from './table-map.ts';

/**
 * What of a difference is carried out: new schemas, tables, columns and foreign keys, and NOT NULL taken off what
 * no longer needs a value. Nothing else of it is ever executed: a table or column the Model does not know is
 * retired and keeps its data; a differing type cannot come from a Model and is left to `kehu db verify`.
 */
export function tableSteps(difference: SchemaDifference, map: TableMap): DdlStep[] {
  const schemas = [...difference.newNamespaces].toSorted();
  const steps: DdlStep[] = schemas.map((schema) => ({
    kind: 'createSchema',
    table: schema,
    subject: schema,
    sql: `create schema if not exists ${identifier(schema)}`,
    runs: 'new',
  }));
  const isNew = (schema: string, name: string) => `${schema}.${name}` in difference.newTables;
  const tables = [...map.tables.values()];
  const links = tables.flatMap((table) => Array.from(table.links.values(), (link) => ({ table, link })));
  const newTables = tables.filter(({ schema, name }) => isNew(schema, name));
  const newLinks = links.filter(({ link }) => isNew(link.schema, link.name));
  steps.push(...newTables.map(createTable), ...newLinks.map(({ link }) => createLinkTable(link)));
  steps.push(...newTables.flatMap((table) => foreignKeys(table, map)));
  steps.push(...newLinks.flatMap(({ table, link }) => linkForeignKeys(table, link, map)));
  const rollups = tables.flatMap((table) => table.rollups ?? []);
  for (const table of rollups.filter(({ schema, name }) => isNew(schema, name)))
    steps.push(createRollupTable(table), rollupForeignKey(table, map));
  for (const table of tables) {
    const change = difference.changedTables[`${table.schema}.${table.name}`];
    if (change) steps.push(...changes(table, change, map));
  }
  for (const table of rollups) {
    const change = difference.changedTables[`${table.schema}.${table.name}`];
    if (change) steps.push(...addedRollups(table, change));
  }
  return steps;
}

function createRollupTable({ sql, columns, entity }: RollupTable): DdlStep {
  const lines = ['"record" uuid not null primary key', ...Array.from(columns.values(), columnSql)];
  const create = `create table ${sql} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n)`;
  return { kind: 'createTable', table: sql, subject: `${entity.key} roll-ups`, sql: create, runs: 'new' };
}

function rollupForeignKey(table: RollupTable, map: TableMap): DdlStep {
  const target = map.tables.get(table.entity.key)!.sql;
  return constraintStep(table.sql, rollupForeignKeyName(table), '"record"', target, 'new');
}

/** A roll-up that is no longer wanted stays as it is and is never read. */
function addedRollups(table: RollupTable, change: TableDifference): DdlStep[] {
  const appeared = appearedColumns(change);
  return [...table.columns.values()]
    .filter(({ name }) => appeared.has(name))
    .map((column) => addColumn(table, column));
}

function createTable(table: Table): DdlStep {
  const columns = allColumns(table).map((column) => {
    const notNull = column.required ? ' not null' : '';
    return `  ${columnSql(column)}${notNull}${column.name === 'id' ? ' primary key' : ''}`;
  });
  const sql = `create table ${table.sql} (\n${columns.join(',\n')}\n)`;
  return { kind: 'createTable', table: table.sql, subject: table.entity.key, sql, runs: 'new' };
}

function createLinkTable(link: LinkTable): DdlStep {
  const sql = `create table ${link.sql} (\n  "record" uuid not null,\n  "target" uuid not null,\n  primary key ("record", "target")\n)`;
  const subject = `${link.field.entity}.${link.field.name}`;
  return { kind: 'createTable', table: link.sql, subject, sql, runs: 'new' };
}

/** Fields that nearly every query asks for, those of one width and never null before the others. */
const FIRST = ['id', 'createdAt', 'updatedAt', 'version', 'deletedAt', 'owner', 'department'];

/**
 * In a new table, what nearly every query asks for stands first: PostgreSQL takes a row apart from its beginning up to
 * the last column it needs, and whether a record is deleted would cost twice as much to see behind fifty others.
 */
function allColumns({ fields }: Table): Column[] {
  const first = FIRST.flatMap((name) => fields.get(name) ?? []);
  const all = new Set([...first, ...fields.values()]);
  return [...all].flatMap(({ columns }) => columns);
}

function columnSql({ sql, type, collate }: Column): string {
  const collation = collate === 'organisation' ? ORGANISATION_COLLATION : collate && 'pg_catalog."C"';
  return `${sql} ${type}${collation ? ` collate ${collation}` : ''}`;
}

function foreignKeys(table: Table, map: TableMap): DdlStep[] {
  return allColumns(table)
    .filter(({ foreignKey }) => foreignKey)
    .map((column) => foreignKey(table, column, map, 'new'));
}

function foreignKey(table: Table, column: Column, map: TableMap, runs: 'new' | 'short'): DdlStep {
  const target = map.tables.get(column.references!)!;
  const name = foreignKeyName(table, column);
  return constraintStep(table.sql, name, column.sql, target.sql, runs);
}

function constraintStep(
  table: string,
  name: string,
  column: string,
  target: string,
  runs: 'new' | 'short',
): DdlStep {
  const constraint = `add constraint ${identifier(name)} foreign key (${column}) references ${target} ("id")`;
  const sql = `alter table ${table} ${constraint}${runs === 'new' ? '' : ' not valid'}`;
  return { kind: 'addForeignKey', table, subject: name, sql, runs };
}

function linkForeignKeys(table: Table, link: LinkTable, map: TableMap): DdlStep[] {
  const target = map.tables.get(link.target)!;
  return [
    constraintStep(link.sql, linkForeignKeyName(link, 'record'), '"record"', table.sql, 'new'),
    constraintStep(link.sql, linkForeignKeyName(link, 'target'), '"target"', target.sql, 'new'),
  ];
}

function appearedColumns(change: TableDifference): ReadonlySet<string> {
  return new Set([
    ...Object.keys(change.addedColumns),
    ...Object.values(change.renamedColumns).map(({ name }) => name),
  ]);
}

/** MikroORM takes a vanished and an appeared column of one type for a renaming; here it never is one. */
function changes(table: Table, change: TableDifference, map: TableMap): DdlStep[] {
  const appeared = appearedColumns(change);
  const added = allColumns(table).filter(({ name }) => appeared.has(name));
  const missingKeys = new Set(Object.keys(change.addedForeignKeys));
  const keys = allColumns(table).filter(
    (column) =>
      column.foreignKey && (appeared.has(column.name) || missingKeys.has(foreignKeyName(table, column))),
  );
  return [
    ...added.map((column) => addColumn(table, column)),
    ...keys.map((column) => foreignKey(table, column, map, 'short')),
    ...keys.map((column) => validateKey(table, foreignKeyName(table, column))),
    ...relaxedColumns(change).map((name) => dropNotNull(table, name)),
  ];
}

/** Without NOT NULL and without a default: existing rows are not touched. */
function addColumn(table: Pick<Table, 'sql'>, column: Column): DdlStep {
  const sql = `alter table ${table.sql} add column if not exists ${columnSql(column)}`;
  return { kind: 'addColumn', table: table.sql, subject: column.name, sql, runs: 'short' };
}

function validateKey(table: Table, name: string): DdlStep {
  const sql = `alter table ${table.sql} validate constraint ${identifier(name)}`;
  return { kind: 'validateForeignKey', table: table.sql, subject: name, sql, runs: 'online' };
}

/** Columns that keep NOT NULL though their field is optional now, or gone. */
function relaxedColumns(change: TableDifference): string[] {
  const optional = Object.values(change.changedColumns).filter(
    ({ column, fromColumn }) => column.nullable === true && fromColumn.nullable !== true,
  );
  const gone = [
    ...Object.values(change.removedColumns),
    ...Object.keys(change.renamedColumns).map((name) => change.fromTable.getColumn(name)),
  ].filter((column) => column !== undefined && column.nullable !== true);
  return [...optional.map(({ column }) => column.name), ...gone.map((column) => column!.name)];
}

function dropNotNull(table: Table, name: string): DdlStep {
  const sql = `alter table ${table.sql} alter column ${identifier(name)} drop not null`;
  return { kind: 'dropNotNull', table: table.sql, subject: name, sql, runs: 'short' };
}
