import type { Access } from '../access/access.ts';
import type { CalendarContext } from '../expression/environment.ts';
import { allOf, TRUE } from '../expression/query-tree.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Entity } from '../model/model.ts';
import { idIn } from '../records/query-trees.ts';
import type { Catalog } from '../storage/catalog.ts';
import type { Session } from '../storage/connection/session.ts';

interface Reader {
  readonly access: Access;
  readonly caller: Caller;
  readonly catalog: Catalog;
  readonly session: Session;
  /** As of when rights that hang on the day are asked. */
  readonly calendar: CalendarContext;
}

/** Those of the records that the caller may read. */
export async function readableIds(
  { access, caller, catalog, session, calendar }: Reader,
  entity: Entity,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = access.rows(caller, entity, 'read');
  if (rows === TRUE || ids.length === 0) return new Set(ids);
  const query = {
    entity: entity.key,
    select: [['id']],
    where: allOf(idIn(ids), rows),
    sort: [],
    limit: ids.length,
    calendar,
  };
  const found = await catalog.store.find(session, query);
  return new Set(found.map(({ id }) => id as string));
}
