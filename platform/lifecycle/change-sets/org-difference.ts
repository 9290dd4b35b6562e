import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { DraftChanges, NodeChange } from '../../model/layers/draft-changes.ts';
import { nodeId, type MetadataPatch } from '../../model/layers/node.ts';
import { ORG, type OrgLayer } from '../../model/layers/org-layer.ts';
import { valueAt } from '../../model/layers/property-path.ts';
import type { Model } from '../../model/model.ts';
import { differences } from '../../model/upgrade/difference.ts';

/**
 * What leads from one layer of the organisation to another, as changes that can be made elsewhere. Each says what was
 * in force before (`was`), so that whoever makes it elsewhere sees where things are different there.
 *
 * @param before the Model over the first layer
 */
export function orgDifference(
  from: OrgLayer,
  to: OrgLayer,
  before: Pick<Model, 'nodes' | 'hidden'>,
): DraftChanges {
  const changes = new Map<
    string,
    Required<Pick<NodeChange, 'set' | 'retire' | 'restore' | 'reset'>> & NodeChange
  >();
  const of = (target: string) => {
    const known = changes.get(target) ?? { set: {}, retire: {}, restore: {}, reset: {} };
    changes.set(target, known);
    return known;
  };
  const was = (target: string, path: string) =>
    valueAt((before.nodes.get(target) ?? before.hidden.get(target))?.properties, path);
  for (const [target, change] of ownNodes(from, to)) Object.assign(of(target), change);
  const [old, now] = [byTarget(from), byTarget(to)];
  for (const target of new Set([...old.keys(), ...now.keys()])) {
    const change = patchDifference(old.get(target), now.get(target), (path) => was(target, path));
    for (const [part, entries] of Object.entries(change)) Object.assign(of(target)[part as 'set'], entries);
  }
  return Object.fromEntries(
    [...changes]
      .map(([target, change]) => [target, withoutEmpty(change)] as const)
      .filter(([, change]) => Object.keys(change).length > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function* ownNodes(from: OrgLayer, to: OrgLayer): Iterable<readonly [string, NodeChange]> {
  const [old, now] = [owned(from), owned(to)];
  for (const [target, properties] of now) {
    const earlier = old.get(target);
    if (!earlier) yield [target, { create: nameless(properties) }];
    else if (!isDeepStrictEqual(earlier, properties)) yield [target, { set: inside(earlier, properties) }];
  }
  for (const target of old.keys()) if (!now.has(target)) yield [target, { remove: true }];
}

function owned({ nodes }: OrgLayer): Map<string, JsonObject> {
  return new Map(
    nodes.filter(({ pack }) => pack === ORG).map((node) => [nodeId(node), node.properties] as const),
  );
}

/** The name is in the target already. */
export function nameless(properties: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== 'name'));
}

function inside(from: JsonObject, to: JsonObject): NonNullable<NodeChange['set']> {
  return Object.fromEntries(
    differences(from, to).map(({ path, from: was, to: next }) => [path, change(next, was)]),
  );
}

function change(to: Json | undefined, was: Json | undefined): { to: Json; was?: Json } {
  return { to: to ?? null, ...(was === undefined ? {} : { was }) };
}

function byTarget({ patches }: OrgLayer): Map<string, MetadataPatch> {
  return new Map(patches.map((patch) => [patch.target, patch]));
}

function patchDifference(
  from: MetadataPatch | undefined,
  to: MetadataPatch | undefined,
  was: (path: string) => Json | undefined,
): NodeChange {
  const [old, now] = [from?.set ?? {}, to?.set ?? {}];
  const [hidden, hides] = [Object.keys(from?.retire ?? {}), Object.keys(to?.retire ?? {})];
  const changed = Object.keys(now).filter((path) => !isDeepStrictEqual(old[path]?.to, now[path]!.to));
  return {
    set: Object.fromEntries(changed.map((path) => [path, change(now[path]!.to as Json, was(path))])),
    reset: marks(Object.keys(old).filter((path) => !Object.hasOwn(now, path))),
    retire: marks(hides.filter((path) => !hidden.includes(path))),
    restore: marks(hidden.filter((path) => !hides.includes(path))),
  };
}

function marks(paths: readonly string[]): Record<string, object> {
  return Object.fromEntries(paths.map((path) => [path, {}]));
}

function withoutEmpty(change: NodeChange): NodeChange {
  const parts = Object.entries(change).filter(
    ([key, value]) => key === 'create' || key === 'remove' || Object.keys(value as object).length > 0,
  );
  return Object.fromEntries(parts);
}
