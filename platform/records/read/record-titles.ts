import { titleText } from './title-text.ts';
import type { RecordQuery } from '../../storage/record-query.ts';
import { idIn } from '../query-trees.ts';
import { calendarOf, targetFilter, type ReadSession } from './read-session.ts';

/** Titles of records of one entity by id; those the caller may not see are not among them. */
export async function recordTitles(
  read: ReadSession,
  key: string,
  ids: readonly string[],
  deleted: RecordQuery['deleted'] = 'exclude',
): Promise<Record<string, string | null>> {
  const entity = read.catalog.model.entities.get(key);
  if (!entity || !read.access.allows(read.caller, entity, 'read')) return {};
  const rows = await read.catalog.store.find(read.session, {
    entity: key,
    select: [['id'], [entity.title.name]],
    where: { op: 'and', args: [idIn(ids), read.access.rows(read.caller, entity, 'read')] },
    sort: [],
    limit: ids.length,
    deleted,
    targetFilter: targetFilter(read),
    calendar: calendarOf(read),
  });
  return Object.fromEntries(rows.map((row) => [String(row['id']), titleText(row[entity.title.name])]));
}
