import { allOf, FALSE, TRUE, type QueryTree } from '../../expression/query-tree.ts';
import type { Entity } from '../../model/model.ts';
import { idIn } from '../query-trees.ts';
import { calendarOf, type ReadSession } from '../read/read-session.ts';

/** Whether a test is true of one record, whoever asks. */
export async function holdsFor(
  read: ReadSession,
  entity: Entity,
  id: string,
  rows: QueryTree,
  deleted: 'include' | 'exclude' = 'exclude',
): Promise<boolean> {
  if (rows === FALSE) return false;
  return (await countOf(read, entity, allOf(rows, idIn([id])), deleted)) > 0;
}

/** How many records a test is true of. */
export function countOf(
  read: ReadSession,
  entity: Entity,
  rows: QueryTree,
  deleted: 'include' | 'exclude' = 'exclude',
): Promise<number> {
  if (rows === FALSE) return Promise.resolve(0);
  const { catalog, session } = read;
  return catalog.store.count(
    session,
    entity.key,
    rows,
    'exact',
    deleted,
    () => TRUE,
    undefined,
    calendarOf(read),
  );
}
