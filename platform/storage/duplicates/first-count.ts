import type { Session } from '../connection/session.ts';
import type { Table } from '../schema/table-map.ts';

const counted = new WeakSet<Table>();
const asked = new WeakMap<Session, Map<Table, Promise<void>>>();

/**
 * Has PostgreSQL count a table that it never counted, the rows of this transaction included. It would take nearly all
 * of them for deleted, and so read them one by one for each draft instead of asking an index: a thousand times the
 * forms of a thousand. Autovacuum counts only what is committed, and a minute later.
 */
export async function firstCount(tx: Session, table: Table): Promise<void> {
  if (!tx.inTransaction || counted.has(table)) return;
  const tables = asked.get(tx) ?? new Map<Table, Promise<void>>();
  asked.set(tx, tables);
  const counting = tables.get(table) ?? count(tx, table);
  tables.set(table, counting);
  await counting;
}

async function count(tx: Session, table: Table): Promise<void> {
  const known = await tx.arrays(
    `select from pg_stats where schemaname = $1 and tablename = $2 and attname = 'deleted_at'`,
    [table.schema, table.name],
  );
  if (known.length > 0) counted.add(table);
  else tx.later(`analyze ${table.sql} ("deleted_at")`, []);
}
