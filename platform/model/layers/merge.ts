import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { followRenames } from './follow-renames.ts';
import { nodeId, type Authorship, type Layer, type MetadataNode, type MetadataPatch } from './node.ts';
import { isOptionMap, valueAt } from './property-path.ts';
import type { Provenance } from './provenance.ts';
import { Renames } from './renames.ts';

/** A node after all layers had their say. */
export interface EffectiveNode extends MetadataNode {
  /** Who set what, by path: '' is the node as its pack brought it, the longest path that fits decides. */
  readonly provenance: ReadonlyMap<string, Provenance>;
  /** What is hidden and kept, by path. */
  readonly retired: ReadonlyMap<string, Json>;
}

/**
 * A patch that did not meet what it was written for. `changed`: the property is no longer what it `was`; the
 * patch holds nevertheless. `gone`: node or property is not there; the patch waits until it is.
 */
export interface Conflict {
  readonly kind: 'changed' | 'gone';
  readonly layer: string;
  readonly source: string;
  readonly target: string;
  readonly path: string;
  /** What the patch expected, what it found, what it sets; undefined is "not there". */
  readonly was: Json | undefined;
  readonly found: Json | undefined;
  readonly to: Json | undefined;
}

export interface Merged {
  /** By id, `library:book.entity`, in the order of the layers and then of names. */
  readonly nodes: ReadonlyMap<string, EffectiveNode>;
  /** Nodes that are retired as a whole (path ''): they wait, as they would be, to be restored. */
  readonly hidden: ReadonlyMap<string, EffectiveNode>;
  readonly conflicts: readonly Conflict[];
}

/**
 * Lays the layers over each other: pure, and the only place where that happens. Its laws are tested as
 * properties: disjoint patches commute; a patch applied twice changes nothing more; what a patch says either
 * holds afterwards or is in `conflicts`; taking a layer away gives the exact result of never having had it.
 *
 * Paths alternate between properties and keys (`fields.title.label.en`), so that an entry must exist before
 * something inside it is set, while an absent property (`validations`) is made on the way. `"to": null` removes.
 * What names something by an earlier name means it under its present one (`followRenames`).
 * Entries that a patch adds stand behind those of the pack, by name, whatever the order of the patches.
 */
export function mergeLayers(layers: readonly Layer[]): Merged {
  const { merged, renames } = lay(layers);
  if (renames.isEmpty) return merged;
  const present = followRenames(layers, new Map([...merged.nodes, ...merged.hidden]), renames);
  return present === layers ? merged : lay(present).merged;
}

function lay(layers: readonly Layer[]): { readonly merged: Merged; readonly renames: Renames } {
  const working = new Map<string, Working>();
  const conflicts: Conflict[] = [];
  const renames = new Renames();
  for (const layer of layers) {
    renames.learn(layer);
    for (const node of layer.nodes)
      if (isPresent(node, layer, layers)) working.set(nodeId(node), start(node, layer));
    for (const patch of layer.patches.map((written) => renames.patch(written)))
      conflicts.push(...apply(patch, layer, working.get(patch.target)));
  }
  const finished = [...working].map(([id, work]) => [id, finish(work), work.retired.has('')] as const);
  const [kept, hidden] = [false, true].map((isHidden) =>
    finished.filter(([, , retired]) => retired === isHidden).map(([id, node]) => [id, node] as const),
  );
  return { merged: { nodes: new Map(kept), hidden: new Map(hidden), conflicts }, renames };
}

/** A node of a pack that a layer goes on with after the pack took it away waits while the pack is not there. */
function isPresent({ pack }: MetadataNode, { name }: Layer, layers: readonly Layer[]): boolean {
  return pack === name || layers.some((layer) => layer.name === pack);
}

interface Working {
  readonly node: MetadataNode;
  readonly properties: JsonObject;
  readonly provenance: Map<string, Provenance>;
  readonly retired: Set<string>;
  /** Some patch has set something; else the order is the pack's own. */
  isWritten: boolean;
}

function start(node: MetadataNode, { name, version }: Layer): Working {
  return {
    node,
    properties: structuredClone(node.properties),
    provenance: new Map([
      ['', { layer: name, version, source: node.file }],
      ...Object.entries(node.authors ?? {}).map(([path, author]) => [path, originOf(name, author)] as const),
    ]),
    retired: new Set(),
    isWritten: false,
  };
}

function originOf(layer: string, { by, at, version }: Authorship): Provenance {
  return { layer, version: String(version), source: by, at };
}

function* apply(patch: MetadataPatch, layer: Layer, work: Working | undefined): Iterable<Conflict> {
  const { target, source } = patch;
  const about = { layer: layer.name, source, target };
  for (const [path, change] of Object.entries(patch.set).toSorted(byPath)) {
    const [to, was] = [stored(change.to), stored(change.was)];
    const found = work && valueAt(work.properties, path);
    const clash = { ...about, path, was, found, to };
    if (!work || !canHold(work.properties, path)) yield { kind: 'gone', ...clash };
    else if (!isDeepStrictEqual(found, to)) {
      if (!isDeepStrictEqual(found, was)) yield { kind: 'changed', ...clash };
      write(work, path, to, originAt(patch, path, layer));
      for (const [inner, author] of Object.entries(patch.authors ?? {}))
        if (inner.startsWith(`${path}.`)) work.provenance.set(inner, originOf(layer.name, author));
    }
  }
  for (const path of Object.keys(patch.retire)) {
    const found = work && valueAt(work.properties, path);
    if (!work || found === undefined)
      yield { kind: 'gone', ...about, path, was: undefined, found, to: undefined };
    else {
      work.retired.add(path);
      work.provenance.set(path, originAt(patch, path, layer));
    }
  }
}

function originAt(
  { source, at, authors }: MetadataPatch,
  path: string,
  { name, version }: Layer,
): Provenance {
  const author = authors?.[path];
  if (author) return originOf(name, author);
  return { layer: name, version, source, ...(at === undefined ? {} : { at }) };
}

/** What holds something stands before it. */
function byPath([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Null stands for "not there", because no property of metadata is ever null. */
function stored(value: unknown): Json | undefined {
  return value === null ? undefined : (value as Json | undefined);
}

/** Whether every entry (even step) on the way to the last step is there, and no plain value is in the way. */
export function canHold(properties: JsonObject, path: string): boolean {
  let value: Json | undefined = properties;
  for (const [step, key] of path.split('.').slice(0, -1).entries()) {
    value = valueAt(value, key);
    if (value === undefined) return step % 2 === 0 && path.split('.').length === step + 2;
    if (!isObject(value)) return false;
  }
  return true;
}

function write(work: Working, path: string, to: Json | undefined, provenance: Provenance): void {
  work.isWritten = true;
  const keys = path.split('.');
  const last = keys.pop()!;
  let holder = work.properties;
  for (const key of keys) {
    if (!Object.hasOwn(holder, key)) holder[key] = {};
    holder = holder[key] as JsonObject;
  }
  if (to === undefined) delete holder[last];
  else holder[last] = structuredClone(to);
  for (const known of work.provenance.keys()) if (known.startsWith(`${path}.`)) work.provenance.delete(known);
  work.provenance.set(path, provenance);
}

function finish({ node, properties, provenance, retired, isWritten }: Working): EffectiveNode {
  const kept = new Map<string, Json>();
  for (const path of [...retired].filter((path) => path !== '').toSorted()) {
    const value = valueAt(properties, path);
    if (value === undefined) continue;
    kept.set(path, value);
    hide(properties, path, value);
  }
  return {
    ...node,
    properties: isWritten ? (inOrder(properties, node.properties) as JsonObject) : properties,
    provenance,
    retired: kept,
  };
}

/** An option or a stage stays, marked, because stored values show its label; everything else leaves the effective node. */
function hide(properties: JsonObject, path: string, value: Json): void {
  const keys = path.split('.');
  const last = keys.pop()!;
  const holder = keys.length === 0 ? properties : (valueAt(properties, keys.join('.')) as JsonObject);
  if (isOptionMap(keys.at(-1)) && isObject(value)) holder[last] = { ...(value as JsonObject), retired: true };
  else delete holder[last];
}

/** Keys of the pack in the pack's order, then added ones by name, so that the order of patches leaves no trace. */
function inOrder(value: Json, base: Json | undefined): Json {
  if (!isObject(value)) return value;
  const known = isObject(base) ? Object.keys(base).filter((key) => Object.hasOwn(value, key)) : [];
  const added = Object.keys(value).filter((key) => !known.includes(key));
  const keys = isObject(base) ? [...known, ...added.toSorted()] : added;
  return Object.fromEntries(
    keys.map((key) => [key, inOrder(value[key] as Json, valueAt(base as Json, key))]),
  );
}
