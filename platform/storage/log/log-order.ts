import type { Session } from '../connection/session.ts';

const OFFSET = 'logXactOffset';

/** What is added to transaction numbers of this server, as SQL. */
const OFFSET_SQL = `coalesce((select (value #>> '{}')::bigint from kehu.setting where key = '${OFFSET}'), 0)`;

/**
 * Rows of the operation log below this number, in SQL, belong to transactions that have all ended: nothing will ever
 * be written before them.
 */
export const ENDED_BELOW = `(pg_snapshot_xmin(pg_current_snapshot())::text::bigint + ${OFFSET_SQL})`;

/**
 * Rows of the log are ordered by the number of the transaction that wrote them. A database restored into another
 * server finds that server's numbers lower than its own; they count on from the highest then. Runs before anything
 * is written.
 */
export async function keepLogOrder(tx: Session): Promise<void> {
  const [order] = await tx.rows<{ highest: number; next: number }>(
    `select greatest((select max(xact) from kehu.operation_log), (select max(last_xact) from kehu.log_seal), 0) as highest,
      pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next`,
  );
  const [known] = await tx.rows<{ known: number }>(`select ${OFFSET_SQL} as known`);
  // What a snapshot sees was written below its upper end, unless it was written elsewhere.
  if (order!.highest < order!.next + known!.known) return;
  const offset = order!.highest + 1 - order!.next;
  await tx.run(
    `insert into kehu.setting (key, value) values ($1, to_jsonb($2::bigint))
     on conflict (key) do update set value = excluded.value`,
    [OFFSET, offset],
  );
  await tx.script(
    `alter table kehu.operation_log alter column xact set default (pg_current_xact_id()::text::bigint + ${offset})`,
  );
}
