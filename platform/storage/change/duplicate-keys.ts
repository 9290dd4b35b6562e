import type { Session } from '../connection/session.ts';
import type { UniqueKey } from '../schema/constraint-names.ts';
import type { Table } from '../schema/table-map.ts';

/** A key that more than one live record has. */
export interface DuplicateKey {
  readonly values: readonly unknown[];
  readonly count: number;
  /** Some of the records that have it. */
  readonly ids: readonly string[];
}

const SHOWN = 5;

/** How many keys of live records are not unique, and the most frequent of them. A key with an empty part never clashes. */
export async function duplicateKeys(
  session: Session,
  table: Table,
  { columns }: UniqueKey,
): Promise<{ count: number; keys: DuplicateKey[] }> {
  const names = columns.map(({ sql }) => sql);
  const filled = names.map((name) => `${name} is not null`).join(' and ');
  const rows = await session.arrays(
    `with twice as (select ${names.join(', ')}, count(*) as n,
       (array_agg("id"::text order by "id"))[1:${SHOWN}] as ids
       from ${table.sql} where "deleted_at" is null and ${filled} group by ${names.join(', ')} having count(*) > 1)
     select (select count(*) from twice)::int, n::int, ids, ${names.join(', ')} from twice order by n desc limit ${SHOWN}`,
  );
  const keys = rows.map(([, count, ids, ...values]) => {
    return { values, count: Number(count), ids: ids as string[] };
  });
  return { count: Number(rows[0]?.[0] ?? 0), keys };
}
