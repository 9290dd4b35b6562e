import type { Session } from '../connection/session.ts';
import type { Table, TableField } from '../schema/table-map.ts';

/** A record's value of one field, as far as the database keeps it. */
export interface FieldValue {
  readonly id: string;
  readonly value: unknown;
  /** The value of a second field in the same record, where one was asked for. */
  readonly other: unknown;
}

const FIRST = '00000000-0000-0000-0000-000000000000';
export const BATCH = 5000;

/** The canonical values of a field, batch by batch in the order of ids; deleted records too. */
export async function* fieldValues(
  session: Session,
  table: Pick<Table, 'sql'>,
  field: TableField,
  other?: TableField,
  after: string = FIRST,
): AsyncGenerator<FieldValue[]> {
  const sql = valuesSql(table, field, other);
  for (let last = after; ;) {
    const rows = await session.arrays(`${sql} where "id" > $1::uuid order by "id" limit ${BATCH}`, [last]);
    if (rows.length === 0) return;
    yield rows.map((row) => decoded(row, field, other));
    last = String(rows.at(-1)![0]);
  }
}

/** The ids of all records, batch by batch. */
export async function* idBatches(
  session: Session,
  { sql }: Pick<Table, 'sql'>,
  after: string = FIRST,
): AsyncGenerator<string[]> {
  for (let last = after; ;) {
    const rows = await session.arrays(
      `select "id" from ${sql} where "id" > $1::uuid order by "id" limit ${BATCH}`,
      [last],
    );
    if (rows.length === 0) return;
    yield rows.map(([id]) => String(id));
    last = String(rows.at(-1)![0]);
  }
}

/** The values of both fields in these records, locked for a change. */
export async function lockedValues(
  tx: Session,
  table: Pick<Table, 'sql'>,
  field: TableField,
  other: TableField,
  ids: readonly string[],
): Promise<FieldValue[]> {
  const sql = `${valuesSql(table, field, other)} where "id" = any($1::uuid[]) order by "id" for no key update`;
  return (await tx.arrays(sql, [ids])).map((row) => decoded(row, field, other));
}

function valuesSql(table: Pick<Table, 'sql'>, field: TableField, other: TableField | undefined): string {
  const columns = [field, other].flatMap((one) => one?.columns.map(({ sql }) => sql) ?? []);
  return `select ${['"id"', ...columns].join(', ')} from ${table.sql}`;
}

function decoded(row: readonly unknown[], field: TableField, other: TableField | undefined): FieldValue {
  const split = 1 + field.columns.length;
  return {
    id: String(row[0]),
    value: canonical(field, row.slice(1, split)),
    other: other && canonical(other, row.slice(split)),
  };
}

function canonical({ field, columns }: TableField, values: readonly unknown[]): unknown {
  const { decode } = field.type;
  if (!decode) return values[0] ?? null;
  if (values.every((value) => value === null)) return null;
  return decode.call(
    field.type,
    Object.fromEntries(columns.map(({ part }, i) => [part, values[i]])),
    field.spec,
  );
}
