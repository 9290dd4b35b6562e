import type { Session } from '../connection/session.ts';
import { emptyRollupSql, rollupSql, type RollupSql } from '../sql/rollup-sql.ts';
import type { Table } from '../schema/table-map.ts';
import { tableFor, type StoreContext } from './store-context.ts';
import { writeTranslated } from './write-translated.ts';

const CHUNK = 1000;
/** A list is expected to hold ten records, so that PostgreSQL plans anew for each that holds one. */
const ONE = '(select $1::uuid) p(id)';

/**
 * Computes roll-ups of some records anew, in one statement for a thousand of them. The transaction has locked these
 * records, so that nobody else changes what is counted before it commits.
 */
export function keepRollups(
  tx: Session,
  entity: string,
  ids: readonly string[],
  fields: readonly string[],
  context: StoreContext,
): void {
  const table = tableFor(context, entity);
  byChunk(tx, table, ids, (records) => statementsOf(table, fields, context, records).keep);
}

/** Gives records that were just made, and that nothing refers to yet, all their roll-ups in one statement. */
export function keepEmptyRollups(
  tx: Session,
  entity: string,
  ids: readonly string[],
  context: StoreContext,
): void {
  const table = tableFor(context, entity);
  const { map, compiled } = context;
  const fields = [...table.rollups!.columns.keys()].map((name) => table.entity.fields.get(name)!);
  byChunk(tx, table, ids, (records) =>
    compiled.get(`empty rollups ${entity} ${records ?? ''}`, () =>
      emptyRollupSql(table, fields, map, records),
    ),
  );
}

function byChunk(
  tx: Session,
  table: Table,
  ids: readonly string[],
  statement: (records?: string) => string,
): void {
  if (ids.length === 1) return writeTranslated(tx, statement(ONE), [ids[0]], table);
  for (let start = 0; start < ids.length; start += CHUNK)
    writeTranslated(tx, statement(), [ids.slice(start, start + CHUNK)], table);
}

/** A record whose roll-ups are not what they should be: by field, what is kept and what is right. */
export interface WrongRollups {
  readonly id: string;
  readonly values: Readonly<Record<string, { kept: string | null; right: string | null }>>;
}

export async function wrongRollups(
  session: Session,
  entity: string,
  ids: readonly string[],
  fields: readonly string[],
  context: StoreContext,
): Promise<WrongRollups[]> {
  const { differing } = statementsOf(tableFor(context, entity), fields, context);
  const rows = await session.arrays(differing, [ids]);
  return rows.map(([id, ...values]) => {
    const pairs = fields.map((field, i) => {
      const [kept, right] = [values[2 * i] as string | null, values[2 * i + 1] as string | null];
      return [field, { kept, right }] as const;
    });
    return {
      id: String(id),
      values: Object.fromEntries(pairs.filter(([, { kept, right }]) => kept !== right)),
    };
  });
}

function statementsOf(
  table: Table,
  names: readonly string[],
  { compiled, map }: StoreContext,
  records?: string,
): RollupSql {
  const key = `rollups ${table.entity.key} ${names.join()} ${records ?? ''}`;
  return compiled.get(key, () => {
    const fields = names.map((name) => table.entity.fields.get(name)!);
    return rollupSql(table, fields, map, records);
  });
}
