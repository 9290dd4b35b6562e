import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { Following } from '../../model/layers/follow-renames.ts';
import { renamesBetween } from '../../model/layers/renames-back.ts';
import type { Model } from '../../model/model.ts';
import type { Catalog } from '../../storage/catalog.ts';
import type { Session } from '../../storage/connection/session.ts';
import { readSavedViews, SAVED_VIEW } from '../plan/saved-views.ts';

/**
 * Lists that people keep name what a version renames as it does; one that goes back takes the earlier names up again.
 * Those in the recycle bin follow too, so that they are right when somebody takes them back.
 */
export async function followInSavedViews(
  tx: Session,
  from: Catalog,
  to: Model,
  by: string | null,
): Promise<void> {
  const renames = renamesBetween(from.model.nodes, to.nodes);
  if (renames.isEmpty) return;
  const following = new Following(to.nodes, renames);
  const changes = (await readSavedViews(from, tx, 'include')).flatMap(({ id, entity, definition }) => {
    const properties: JsonObject = { ...(definition as JsonObject), name: 'saved', entity };
    const made = following.node({ kind: 'view', pack: 'saved', name: 'saved', properties }).properties;
    if (isDeepStrictEqual(made, properties)) return [];
    const own = Object.entries(made).filter(([key]) => Object.hasOwn(definition, key));
    const values = { entity: made.entity as Json, definition: Object.fromEntries(own) };
    return [{ id, values }];
  });
  if (changes.length > 0)
    await from.store.update(tx, SAVED_VIEW, changes, { at: new Date().toISOString(), by });
}
