import type { DraftChanges, NodeChanges } from '../../api/drafts.ts';

/** A value of metadata; null stands for "not there". */
export type MetadataValue = unknown;

type Properties = Readonly<Record<string, MetadataValue>>;

/** How many things a draft changes, as people count them. */
export function countChanges(changes: DraftChanges): number {
  return Object.values(changes).reduce(
    (sum, { set = {}, retire = {}, restore = {}, reset = {}, create, remove }) =>
      sum +
      [set, retire, restore, reset].reduce((inner, map) => inner + Object.keys(map).length, 0) +
      (create ? 1 : 0) +
      (remove ? 1 : 0),
    0,
  );
}

/** A node as it will be once the draft is published. */
export function withChanges(properties: Properties, changes: NodeChanges | undefined): Properties {
  if (changes?.create) return changes.create;
  let result = properties;
  const set = Object.entries(changes?.set ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [path, { to }] of set) result = withValue(result, path.split('.'), to);
  return result;
}

/**
 * Sets a property, or takes it away (`null`). What the draft itself adds is changed where it is added; what comes
 * to be as it was before the draft is no change any more.
 */
export function setProperty(
  changes: DraftChanges,
  target: string,
  before: Properties,
  path: string,
  to: MetadataValue,
): DraftChanges {
  const node = changes[target] ?? {};
  if (node.create)
    return withNode(changes, target, { ...node, create: withValue(node.create, path.split('.'), to) });
  const set = { ...node.set };
  const container = Object.keys(set).find((key) => path.startsWith(`${key}.`) && isMap(set[key]!.to));
  if (container !== undefined) {
    const inside = path.slice(container.length + 1).split('.');
    set[container] = { ...set[container]!, to: withValue(set[container]!.to as Properties, inside, to) };
  } else {
    for (const key of Object.keys(set)) if (key.startsWith(`${path}.`)) delete set[key];
    if (same(valueAt(before, path.split('.')) ?? null, to)) delete set[path];
    else set[path] = { to };
  }
  return withNode(changes, target, { ...node, set });
}

/** Hides a thing and keeps it; a thing that only the draft adds is taken back. */
export function retire(changes: DraftChanges, target: string, path: string): DraftChanges {
  const node = changes[target] ?? {};
  if (node.create)
    return withNode(changes, target, { ...node, create: withValue(node.create, path.split('.'), null) });
  const set = Object.fromEntries(
    Object.entries(node.set ?? {}).filter(([key]) => key !== path && !key.startsWith(`${path}.`)),
  );
  const isNew = node.set?.[path] !== undefined;
  const { [path]: _, ...restore } = node.restore ?? {};
  const retired = isNew || node.restore?.[path] ? (node.retire ?? {}) : { ...node.retire, [path]: {} };
  return withNode(changes, target, { ...node, set, restore, retire: retired });
}

/** Brings back what is retired, in this draft or earlier. */
export function restore(changes: DraftChanges, target: string, path: string): DraftChanges {
  const node = changes[target] ?? {};
  const { [path]: inDraft, ...others } = node.retire ?? {};
  const restored = inDraft ? node.restore : { ...node.restore, [path]: {} };
  return withNode(changes, target, { ...node, retire: others, ...(restored ? { restore: restored } : {}) });
}

/** Takes one change back. */
export function takeBack(changes: DraftChanges, target: string, path: string): DraftChanges {
  const node = changes[target];
  if (!node) return changes;
  if (path === '') return withoutNode(changes, target);
  const without = (map: Readonly<Record<string, object>> = {}) =>
    Object.fromEntries(Object.entries(map).filter(([key]) => key !== path));
  return withNode(changes, target, {
    ...node,
    set: without(node.set) as NonNullable<NodeChanges['set']>,
    retire: without(node.retire),
    restore: without(node.restore),
    reset: without(node.reset),
  });
}

export function valueAt(properties: MetadataValue, path: readonly string[]): MetadataValue {
  return path.reduce<MetadataValue>((value, key) => (isMap(value) ? value[key] : undefined), properties);
}

function withValue(properties: Properties, path: readonly string[], to: MetadataValue): Properties {
  const [key = '', ...deeper] = path;
  if (deeper.length > 0) {
    const inner = isMap(properties[key]) ? properties[key] : {};
    return { ...properties, [key]: withValue(inner, deeper, to) };
  }
  const { [key]: _, ...others } = properties;
  return to === null || to === undefined ? others : { ...properties, [key]: to };
}

/** Maps that say nothing are left out, and with them nodes that are not changed any more. */
function withNode(changes: DraftChanges, target: string, node: NodeChanges): DraftChanges {
  const said = Object.entries(node).filter(([, part]) => !isMap(part) || Object.keys(part).length > 0);
  return said.length === 0
    ? withoutNode(changes, target)
    : { ...changes, [target]: Object.fromEntries(said) as NodeChanges };
}

function withoutNode(changes: DraftChanges, target: string): DraftChanges {
  return Object.fromEntries(Object.entries(changes).filter(([key]) => key !== target));
}

function isMap(value: MetadataValue): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(a: MetadataValue, b: MetadataValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
