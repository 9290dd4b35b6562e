import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { Following } from '../../model/layers/follow-renames.ts';
import { Renames } from '../../model/layers/renames.ts';
import type { Model } from '../../model/model.ts';
import type { Catalog } from '../../storage/catalog.ts';
import type { Session } from '../../storage/connection/session.ts';
import { readSavedViews, SAVED_VIEW } from '../plan/saved-views.ts';

/** Lists that people keep name what was renamed by its present name from the version on that renames it. */
export async function followInSavedViews(
  tx: Session,
  from: Catalog,
  to: Model,
  by: string | null,
): Promise<number> {
  const renames = Renames.of([{ name: '', version: '', nodes: [...to.nodes.values()], patches: [] }]);
  if (renames.isEmpty) return 0;
  const following = new Following(to.nodes, renames);
  const changes = (await readSavedViews(from, tx)).flatMap(({ id, entity, definition }) => {
    const properties: JsonObject = { ...(definition as JsonObject), name: 'saved', entity };
    const made = following.node({ kind: 'view', pack: 'saved', name: 'saved', properties }).properties;
    if (isDeepStrictEqual(made, properties)) return [];
    const own = Object.entries(made).filter(([key]) => Object.hasOwn(definition, key));
    const values = { entity: made.entity as Json, definition: Object.fromEntries(own) };
    return [{ id, values }];
  });
  if (changes.length > 0)
    await from.store.update(tx, SAVED_VIEW, changes, { at: new Date().toISOString(), by });
  return changes.length;
}
