import type { Session } from '../connection/session.ts';
import type { LinkTable, Table } from '../schema/table-map.ts';
import { writeTranslated } from './write-translated.ts';

type Linked = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Stores what the many-to-many fields of new records hold. */
export function insertLinks(tx: Session, table: Table, records: readonly Linked[]): void {
  for (const [name, link] of table.links) insertPairs(tx, table, link, pairsOf(records, name));
}

/** Replaces what the many-to-many fields named in the changes hold. */
export function replaceLinks(tx: Session, table: Table, changes: readonly Linked[]): void {
  for (const [name, link] of table.links) {
    const changed = changes.filter((change) => name in change);
    if (changed.length === 0) continue;
    const ids = changed.map(({ id }) => id);
    tx.later(`delete from ${link.sql} where "record" = any($1::uuid[])`, [ids]);
    insertPairs(tx, table, link, pairsOf(changed, name));
  }
}

function pairsOf(records: readonly Linked[], name: string): [record: string, target: string][] {
  return records.flatMap((record) => {
    const targets = (record[name] ?? []) as readonly string[];
    return [...new Set(targets)].map((target): [string, string] => [record.id, target]);
  });
}

function insertPairs(tx: Session, table: Table, link: LinkTable, pairs: readonly [string, string][]): void {
  if (pairs.length === 0) return;
  const sql = `insert into ${link.sql} ("record", "target") select * from unnest($1::uuid[], $2::uuid[])`;
  const [records, targets] = [pairs.map(([record]) => record), pairs.map(([, target]) => target)];
  writeTranslated(tx, sql, [records, targets], table);
}
