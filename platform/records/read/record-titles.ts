import { allOf, FALSE } from '../../expression/query-tree.ts';
import { titleText } from './title-text.ts';
import type { RecordQuery } from '../../storage/record-query.ts';
import { idIn } from '../query-trees.ts';
import { calendarOf, targetFilter, titleFilter, type ReadSession } from './read-session.ts';

/** Titles of records of one entity by id; those the caller may not see are not among them. */
export async function recordTitles(
  read: ReadSession,
  key: string,
  ids: readonly string[],
  deleted: RecordQuery['deleted'] = 'exclude',
): Promise<Record<string, string | null>> {
  const entity = read.catalog.model.entities.get(key);
  const shown = entity && read.access.titles(read.caller, entity);
  if (!entity || !shown || shown === FALSE) return {};
  const rows = await read.catalog.store.find(read.session, {
    entity: key,
    select: [['id'], [entity.title.name]],
    where: allOf(idIn(ids), shown),
    sort: [],
    limit: ids.length,
    deleted,
    targetFilter: targetFilter(read),
    calendar: calendarOf(read),
    titleFilter: titleFilter(read),
  });
  return Object.fromEntries(rows.map((row) => [String(row['id']), titleText(row[entity.title.name])]));
}
