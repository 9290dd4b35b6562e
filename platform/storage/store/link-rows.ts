import type { Session } from '../connection/session.ts';
import type { LinkTable, Table } from '../schema/table-map.ts';
import { runTranslated } from './run-translated.ts';

type Linked = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Stores what the many-to-many fields of new records hold. */
export async function insertLinks(tx: Session, table: Table, records: readonly Linked[]): Promise<void> {
  for (const [name, link] of table.links) await insertPairs(tx, table, link, pairsOf(records, name));
}

/** Replaces what the many-to-many fields named in the changes hold. */
export async function replaceLinks(tx: Session, table: Table, changes: readonly Linked[]): Promise<void> {
  for (const [name, link] of table.links) {
    const changed = changes.filter((change) => name in change);
    if (changed.length === 0) continue;
    const ids = changed.map(({ id }) => id);
    await tx.run(`delete from ${link.sql} where "record" = any($1::uuid[])`, [ids]);
    await insertPairs(tx, table, link, pairsOf(changed, name));
  }
}

function pairsOf(records: readonly Linked[], name: string): [record: string, target: string][] {
  return records.flatMap((record) => {
    const targets = (record[name] ?? []) as readonly string[];
    return [...new Set(targets)].map((target): [string, string] => [record.id, target]);
  });
}

async function insertPairs(
  tx: Session,
  table: Table,
  link: LinkTable,
  pairs: readonly [string, string][],
): Promise<void> {
  if (pairs.length === 0) return;
  const sql = `insert into ${link.sql} ("record", "target") select * from unnest($1::uuid[], $2::uuid[])`;
  const [records, targets] = [pairs.map(([record]) => record), pairs.map(([, target]) => target)];
  await runTranslated(tx, sql, [records, targets], table);
}
