import type { Json, JsonObject } from '../../kernel/json.ts';

/** What a draft does to each node, by its id (`library:book.entity`). */
export type DraftChanges = Readonly<Record<string, NodeChange>>;

/**
 * What is done to one node. Paths as in patches (`fields.title.label.en`). Of a node of a pack the organisation keeps
 * a patch; its own nodes (pack `org`) it makes, changes in place and takes away again.
 */
export interface NodeChange {
  /** `to` null takes the property away. `was` is what the layers below say; the server fills it in. */
  readonly set?: Readonly<Record<string, { readonly to: Json; readonly was?: Json }>>;
  /** Hides it and keeps its data; '' is the whole node. */
  readonly retire?: Readonly<Record<string, object>>;
  /** Takes a retirement back. */
  readonly restore?: Readonly<Record<string, object>>;
  /** Gives the property, and what is below it, back to the pack; '' is all of the node. */
  readonly reset?: Readonly<Record<string, object>>;
  /** Properties of a node the organisation makes. */
  readonly create?: JsonObject;
  /** Takes a node of the organisation's own away; an entity's data is kept. */
  readonly remove?: true;
}

/** Every path a change speaks of; '' where it is about the whole node. */
export function pathsOf(change: NodeChange): string[] {
  const { set = {}, retire = {}, restore = {}, reset = {}, create, remove } = change;
  const paths = [set, retire, restore, reset].flatMap((part) => Object.keys(part));
  return [...new Set(create || remove ? ['', ...paths] : paths)].toSorted();
}
