import { TRUE } from '../../expression/query-tree.ts';
import { isObject, type JsonObject } from '../../kernel/json.ts';
import type { Catalog } from '../../storage/catalog.ts';
import type { Session } from '../../storage/connection/session.ts';
import type { SavedView } from './reference-impact.ts';

export const SAVED_VIEW = 'core:savedView';
const PAGE = 500;

/** All lists that people keep, whoever they belong to; where it is said, those in the recycle bin too. */
export async function readSavedViews(
  { model, store }: Catalog,
  session: Session,
  deleted: 'exclude' | 'include' = 'exclude',
): Promise<SavedView[]> {
  if (!model.entities.has(SAVED_VIEW)) return [];
  const found: SavedView[] = [];
  for (let after: readonly unknown[] | undefined; ;) {
    const rows = await store.find(session, {
      entity: SAVED_VIEW,
      select: [['id'], ['name'], ['entity'], ['definition']],
      where: TRUE,
      sort: [],
      limit: PAGE,
      keys: true,
      deleted,
      ...(after ? { after } : {}),
    });
    for (const { id, name, entity, definition } of rows)
      if (isObject(definition))
        found.push({
          id: String(id),
          name: String(name),
          entity: model.findEntity(String(entity))?.key ?? String(entity),
          definition: definition as JsonObject,
        });
    if (rows.length < PAGE) return found;
    after = rows.at(-1)!.$after;
  }
}
