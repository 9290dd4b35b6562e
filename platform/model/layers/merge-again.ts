import { isDeepStrictEqual } from 'node:util';
import { mergeLayers, type Conflict, type Merged } from './merge.ts';
import { nodeId, type Layer, type MetadataNode, type MetadataPatch } from './node.ts';
import { ORG } from './org-layer.ts';
import { Renames } from './renames.ts';

/** What was merged last. */
export interface MergedBefore {
  readonly layers: readonly Layer[];
  readonly merged: Merged;
}

/**
 * What `mergeLayers` gives, made from what it gave last: where only the organisation changed nodes that are there,
 * these alone are merged and all others are the same objects as before. Anything else is merged from the beginning.
 */
export function mergeAgain(layers: readonly Layer[], before: MergedBefore | undefined): Merged {
  const changed = before && changedTargets(layers, before);
  if (!changed) return mergeLayers(layers);
  const { merged } = before;
  const part = mergeLayers(
    layers.map((layer) => ({
      ...layer,
      nodes: layer.nodes.filter((node) => changed.has(nodeId(node))),
      patches: layer.patches.filter(({ target }) => changed.has(target)),
    })),
  );
  const isSame = [...changed].every((id) => part.nodes.has(id) && merged.nodes.has(id));
  if (!isSame) return mergeLayers(layers);
  return {
    nodes: new Map(Array.from(merged.nodes, ([id, node]) => [id, part.nodes.get(id) ?? node])),
    hidden: merged.hidden,
    conflicts: inOrder(layers, [
      ...merged.conflicts.filter(({ target }) => !changed.has(target)),
      ...part.conflicts,
    ]),
  };
}

/** The nodes the organisation changed; undefined where more than that is different. */
function changedTargets(layers: readonly Layer[], before: MergedBefore): Set<string> | undefined {
  const [org, earlier] = [layers.at(-1), before.layers.at(-1)];
  if (org?.name !== ORG || earlier?.name !== ORG || layers.length !== before.layers.length) return undefined;
  const isSame = layers.slice(0, -1).every((layer, i) => isSameLayer(layer, before.layers[i]!));
  if (!isSame || !Renames.of(layers).isEmpty || !org.patches.every(saysWho)) return undefined;
  return new Set([
    ...different(org.nodes, earlier.nodes, nodeId),
    ...different(org.patches, earlier.patches, ({ target }) => target),
  ]);
}

function isSameLayer(one: Layer, other: Layer): boolean {
  const { name, version, nodes, patches } = other;
  return one.name === name && one.version === version && one.nodes === nodes && one.patches === patches;
}

/** What does not say who made it takes the number of the version, which is another each time. */
function saysWho({ set, retire, authors = {} }: MetadataPatch): boolean {
  return [...Object.keys(set), ...Object.keys(retire)].every((path) => authors[path] !== undefined);
}

function different<T extends MetadataNode | MetadataPatch>(
  now: readonly T[],
  earlier: readonly T[],
  idOf: (one: T) => string,
): string[] {
  const known = new Map(earlier.map((one) => [idOf(one), one]));
  const ids = new Set([...now.map(idOf), ...known.keys()]);
  const present = new Map(now.map((one) => [idOf(one), one]));
  return [...ids].filter((id) => {
    const [a, b] = [present.get(id), known.get(id)];
    return a !== b && !isDeepStrictEqual(a, b);
  });
}

/** As `mergeLayers` finds them: by layer, and in a layer patch by patch. */
function inOrder(layers: readonly Layer[], conflicts: readonly Conflict[]): Conflict[] {
  const ranks = new Map<string, number>();
  for (const { name, patches } of layers)
    for (const { target } of patches) ranks.set(`${name} ${target}`, ranks.size);
  const rank = ({ layer, target }: Conflict) => ranks.get(`${layer} ${target}`) ?? 0;
  return conflicts.toSorted((a, b) => rank(a) - rank(b));
}
