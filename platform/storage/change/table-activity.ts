import type { Session } from '../connection/session.ts';

/** About how many rows each table has, by its quoted name; a table that was never looked at has none. */
export async function tableSizes(
  session: Session,
  tables: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await session.rows<{ table: string; rows: number }>(
    `select t as table, greatest(c.reltuples, s.n_live_tup, 0)::float8 as rows
     from unnest($1::text[]) t join pg_class c on c.oid = to_regclass(t)
     left join pg_stat_user_tables s on s.relid = c.oid`,
    [tables],
  );
  return new Map(rows.map(({ table, rows: count }) => [table, Number(count)]));
}

/** A transaction that holds a lock on a table, so that a strong one has to wait for its end. */
export interface OpenTransaction {
  readonly table: string;
  readonly pid: number;
  readonly user: string;
  readonly application: string;
  readonly openForSeconds: number;
  readonly state: string;
  readonly query: string;
}

/** Younger ones are ordinary work and gone before anybody reads of them. */
const LONG_SECONDS = 1;

/** Transactions that have been open for a while and hold a lock on one of the tables, the oldest first. */
export async function longTransactions(
  session: Session,
  tables: readonly string[],
): Promise<OpenTransaction[]> {
  return session.rows<OpenTransaction>(
    `select distinct on (a.xact_start, a.pid, t) t as table, a.pid, a.usename as user,
       a.application_name as application, extract(epoch from clock_timestamp() - a.xact_start)::float8
         as "openForSeconds", a.state, left(a.query, 200) as query
     from unnest($1::text[]) t
     join pg_locks l on l.relation = to_regclass(t) and l.granted
       and l.database = (select oid from pg_database where datname = current_database())
     join pg_stat_activity a on a.pid = l.pid
     where a.pid <> pg_backend_pid() and a.xact_start < clock_timestamp() - make_interval(secs => $2)
     order by a.xact_start, a.pid, t`,
    [tables, LONG_SECONDS],
  );
}

/** Which columns the tables have, by quoted table; one that is not there has none. */
export async function presentColumns(
  session: Session,
  tables: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await session.rows<{ table: string; columns: readonly string[] }>(
    `select t as table, array_agg(a.attname::text) as columns
     from unnest($1::text[]) t join pg_attribute a on a.attrelid = to_regclass(t)
     where a.attnum > 0 and not a.attisdropped group by t`,
    [tables],
  );
  return new Map(rows.map(({ table, columns }) => [table, new Set(columns)]));
}
