import { isObject, type JsonObject } from '../../kernel/json.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { markedTexts, type Marked } from '../references/schema-walk.ts';

type Nodes = ReadonlyMap<string, EffectiveNode>;

/**
 * The nodes without what names retired ones, as the schemas say (`x-gone`): menu items, related lists, rights; and
 * without nodes that are about a retired entity, such as its views. What has to be changed first stays, for
 * compilation to refuse it.
 */
export function leaveHidden(nodes: Nodes, hidden: ReadonlySet<string>): Nodes {
  if (hidden.size === 0) return nodes;
  const gone = new Set(hidden);
  const kept = new Map(nodes);
  for (let before = -1; before !== gone.size;) {
    before = gone.size;
    for (const [id, node] of kept) {
      const next = remembered(node, gone);
      if (next) kept.set(id, next);
      else {
        kept.delete(id);
        gone.add(id);
      }
    }
  }
  return kept;
}

/** A node that stayed the same object, beside the same gone ones, is not looked through again. */
function remembered(node: EffectiveNode, gone: ReadonlySet<string>): EffectiveNode | undefined {
  const beside = [...gone].join();
  const before = known.get(node);
  if (before?.beside === beside) return before.next;
  const next = without(node, gone);
  known.set(node, { beside, next });
  return next;
}

const known = new WeakMap<
  EffectiveNode,
  { readonly beside: string; readonly next: EffectiveNode | undefined }
>();

/** The node without what names something gone; undefined where nothing of it is left. */
function without(node: EffectiveNode, gone: ReadonlySet<string>): EffectiveNode | undefined {
  const leaving = [...markedTexts(node.kind, node.properties)].filter((marked) => leaves(marked, node, gone));
  if (leaving.length === 0) return node;
  const properties = structuredClone(node.properties);
  // From behind, so that places of lists stay what they were.
  for (const { path, carries } of leaving.toReversed())
    if (!take(properties, carries === 'entry' ? path.slice(0, -1) : path)) return undefined;
  return { ...node, properties };
}

function leaves(
  { names, text, gone: when }: Marked,
  { pack }: EffectiveNode,
  gone: ReadonlySet<string>,
): boolean {
  if (when === undefined || names === 'field' || names === 'path') return false;
  const [word, kind] =
    names === 'relation' ? [text.slice(0, text.lastIndexOf('.')), 'entity'] : [text, names];
  return gone.has(`${word.includes(':') ? word : `${pack}:${word}`}.${kind}`);
}

/** Takes out what stands at a path, and the group it leaves empty; false where nothing of the node is left. */
function take(properties: JsonObject, path: readonly string[]): boolean {
  if (path.length === 0) return false;
  const above = path.slice(0, -1);
  const holder = above.reduce<unknown>(
    (value, step) => (isObject(value) ? value[step] : undefined),
    properties,
  );
  const last = path.at(-1)!;
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (isObject(holder)) delete holder[last];
  if (!isObject(holder) || Object.keys(holder).length > 0) return true;
  if (above.at(-1) === 'group') return take(properties, above.slice(0, -1));
  return above.join('.') !== 'menu';
}
