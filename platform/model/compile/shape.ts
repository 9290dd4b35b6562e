import { createHash } from 'node:crypto';
import { isObject, type Json } from '../../kernel/json.ts';
import type { EffectiveNode } from '../layers/merge.ts';

/** Properties that only people read: whatever they say, everything else compiles to the same. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['label', 'help', 'icon', 'colour']);

const shapes = new WeakMap<EffectiveNode, string>();
const digests = new WeakMap<EffectiveNode, string>();

/** Hash of a node but for what only people read. Kept with the node, which is the same until it is changed. */
export function shapeOf(node: EffectiveNode): string {
  return remembered(shapes, node, () => [withoutTexts(node.properties, true), [...node.retired.keys()]]);
}

/** Hash of all a node says. */
export function digestOf(node: EffectiveNode): string {
  return remembered(digests, node, () => [node.properties, [...node.retired]]);
}

export function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function remembered(
  known: WeakMap<EffectiveNode, string>,
  node: EffectiveNode,
  content: () => unknown,
): string {
  let hash = known.get(node);
  if (hash === undefined) known.set(node, (hash = hashOf(content())));
  return hash;
}

/** Properties and keys alternate (`fields.label.label`): a field may be called what a property is called. */
function withoutTexts(value: Json, areProperties: boolean): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !areProperties || !FOR_PEOPLE.has(key))
      .map(([key, inner]) => [key, withoutTexts(inner as Json, !areProperties)]),
  );
}
