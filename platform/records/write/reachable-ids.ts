import type { Operation as Right } from '../../access/access.ts';
import { allOf, FALSE, TRUE } from '../../expression/query-tree.ts';
import type { Entity } from '../../model/model.ts';
import { idIn } from '../query-trees.ts';
import type { WriteSession } from './write-session.ts';

/** Which of the records the caller may do something to; undefined: all of them, without a look. */
export async function reachableIds(
  write: WriteSession,
  entity: Entity,
  ids: readonly string[],
  right: Right,
  deleted: 'exclude' | 'include' = 'exclude',
): Promise<ReadonlySet<string> | undefined> {
  const { access, caller, catalog, tx } = write;
  const rows = access.rows(caller, entity, right);
  if (rows === TRUE || ids.length === 0) return undefined;
  if (rows === FALSE) return new Set();
  const where = allOf(rows, idIn(ids));
  const query = {
    entity: entity.key,
    select: [['id']],
    where,
    sort: [],
    limit: ids.length,
    calendar: write.calendar,
    deleted,
  };
  const found = await catalog.store.find(tx, query);
  return new Set(found.map((row) => String(row['id'])));
}
