import type { Session } from '../connection/session.ts';
import type { Table } from '../schema/table-map.ts';
import type { LockStrength, StoredRecord } from '../stored-record.ts';
import { decodedRecord } from './column-values.ts';
import { arrays } from './read-records.ts';
import { tableFor, type StoreContext } from './store-context.ts';

const STRENGTH: Readonly<Record<LockStrength, string>> = {
  update: ' for update of t',
  noKeyUpdate: ' for no key update of t',
  keyShare: ' for key share of t',
  none: '',
};

/**
 * Locks records in the order of their ids, so that two writers never wait for each other, and reads them whole:
 * deleted ones too. Ids that no record has are missing from the answer.
 */
export async function lockRecords(
  tx: Session,
  entity: string,
  ids: readonly string[],
  strength: LockStrength,
  context: StoreContext,
): Promise<Map<string, StoredRecord>> {
  if (ids.length === 0) return new Map();
  const table = tableFor(context, entity);
  const single = ids.length === 1;
  const sql = context.compiled.get(`lock ${table.entity.key} ${strength} ${single}`, () =>
    lockSql(table, strength, single),
  );
  const rows = await arrays(tx, sql, [single ? ids[0] : ids]);
  return new Map(rows.map((row) => recordOf(table, row)));
}

function recordOf(table: Table, row: readonly unknown[]): [string, StoredRecord] {
  const record: Record<string, unknown> & StoredRecord = decodedRecord(table, row);
  const links = [...table.links.keys()];
  links.forEach((name, i) => (record[name] = row[row.length - links.length + i]));
  return [record.id, record];
}

function lockSql(table: Table, strength: LockStrength, single: boolean): string {
  const columns = [...table.fields.values()].flatMap(({ columns }) => columns.map(({ sql }) => `t.${sql}`));
  for (const { sql } of table.links.values()) {
    columns.push(`array(select l."target" from ${sql} l where l."record" = t."id" order by l."target")`);
  }
  const where = single ? `t."id" = $1::uuid` : `t."id" = any($1::uuid[])`;
  const order = single ? '' : ' order by t."id"';
  return `select ${columns.join(', ')} from ${table.sql} t where ${where}${order}${STRENGTH[strength]}`;
}
