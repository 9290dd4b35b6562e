import type { Session } from '../connection/session.ts';
import { identifier } from '../sql/identifier.ts';
import type { DdlStep } from './ddl-step.ts';
import type { WantedIndex } from './wanted-indexes.ts';

/** An index of the database that carries one of our names. */
export interface PresentIndex {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  /** False where building it was interrupted. */
  readonly valid: boolean;
}

/** A name of ours ends with a hash of the definition (see `indexName`), so that the name alone tells them apart. */
export function presentIndexes(session: Session, schemas: readonly string[]): Promise<PresentIndex[]> {
  return session.rows(
    `select n.nspname as schema, t.relname as table, i.relname as name, x.indisvalid as valid
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     join pg_namespace n on n.oid = t.relnamespace
     where n.nspname = any($1) and i.relname ~ '_k[0-9a-f]{8}$' order by 1, 2, 3`,
    [schemas],
  );
}

/**
 * Indexes that something needs and that are missing are built; those nothing needs any more are dropped, as are
 * the remains of an interrupted build. An index holds no data, so dropping one loses none.
 */
export function indexSteps(
  wanted: readonly WantedIndex[],
  present: readonly PresentIndex[],
  newTables: ReadonlySet<string>,
): DdlStep[] {
  const needed = new Set(wanted.map(({ schema, name }) => `${schema}.${name}`));
  const useless = present.filter(({ schema, name, valid }) => !valid || !needed.has(`${schema}.${name}`));
  const usable = new Set(present.filter(({ valid }) => valid).map(({ schema, name }) => `${schema}.${name}`));
  const missing = wanted.filter(({ schema, name }) => !usable.has(`${schema}.${name}`));
  return [
    ...useless.map(dropIndex),
    ...missing.map((index) => createIndex(index, newTables.has(index.table))),
    ...missing.filter(({ table, reason }) => reason === 'search' && !newTables.has(table)).map(analyze),
  ];
}

/** How common pieces of text are is known only once the table is looked at with its new index. */
function analyze({ table }: WantedIndex): DdlStep {
  return { kind: 'analyze', table, subject: table, sql: `analyze ${table}`, runs: 'online' };
}

function createIndex({ table, name, unique, definition }: WantedIndex, onNewTable: boolean): DdlStep {
  const kind = unique ? 'unique index' : 'index';
  const sql = `create ${kind} ${onNewTable ? '' : 'concurrently '}${identifier(name)} on ${table} ${definition}`;
  return { kind: 'createIndex', table, subject: name, sql, runs: onNewTable ? 'new' : 'online' };
}

function dropIndex({ schema, table, name }: PresentIndex): DdlStep {
  const sql = `drop index concurrently if exists ${identifier(schema, name)}`;
  return { kind: 'dropIndex', table: identifier(schema, table), subject: name, sql, runs: 'online' };
}
