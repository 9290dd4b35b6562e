import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { nodeId, nodeOfId, type Layer, type MetadataNode, type MetadataPatch } from './node.ts';

/**
 * What nodes and the entries of their maps (fields, options, stages, codes …) were called before (`renamedFrom`), so that patches written for the earlier name
 * find the thing under its present one.
 */
export class Renames {
  readonly #nodes = new Map<string, string>();
  /** By target and earlier path; the value is the present key. */
  readonly #keys = new Map<string, string>();
  #words: RegExp | undefined;

  static of(layers: readonly Layer[]): Renames {
    const renames = new Renames();
    for (const layer of layers) renames.learn(layer);
    return renames;
  }

  get isEmpty(): boolean {
    return this.#nodes.size === 0 && this.#keys.size === 0;
  }

  knowsMoreThan(other: Renames): boolean {
    return hasMore(this.#nodes, other.#nodes) || hasMore(this.#keys, other.#keys);
  }

  /** Whether both say the same of every earlier name. */
  isSameAs(other: Renames): boolean {
    return isSame(this.#nodes, other.#nodes) && isSame(this.#keys, other.#keys);
  }

  /** Whether some earlier name stands in a text as a word. */
  isMentionedIn(text: string): boolean {
    this.#words ??= wordsPattern([...this.#nodes.keys(), ...this.#keys.keys()]);
    return !this.isEmpty && this.#words.test(text);
  }

  /** Takes in what a layer renames; layers come in their order. */
  learn({ nodes, patches }: Layer): void {
    this.#words = undefined;
    for (const node of nodes) this.#learnNode(node);
    for (const patch of patches) {
      const { target, set } = this.patch(patch);
      for (const [path, { to }] of Object.entries(set)) this.#learnSet(target, path, to as Json);
    }
  }

  /** The present id of a node. */
  target(id: string): string {
    return this.#nodes.get(id) ?? id;
  }

  /** The present path inside a node, whose id is the present one. */
  path(target: string, path: string): string {
    if (this.#keys.size === 0) return path;
    let present = '';
    for (const step of path.split('.')) {
      const holder = present === '' ? '' : `${present}.`;
      present = holder + (this.#keys.get(`${target} ${holder}${step}`) ?? step);
    }
    return present;
  }

  /** The patch as it would be written today. */
  patch(patch: MetadataPatch): MetadataPatch {
    if (this.isEmpty) return patch;
    const target = this.target(patch.target);
    const rename = <T>(map: Readonly<Record<string, T>>) =>
      Object.fromEntries(Object.entries(map).map(([path, value]) => [this.path(target, path), value]));
    const { set, retire, authors } = patch;
    return {
      ...patch,
      target,
      set: rename(set),
      retire: rename(retire),
      ...(authors ? { authors: rename(authors) } : {}),
    };
  }

  /** A node's properties under the present keys of its entries. */
  properties(target: string, properties: JsonObject): JsonObject {
    return this.#keys.size === 0 ? properties : (this.#present(target, '', properties) as JsonObject);
  }

  #present(target: string, at: string, value: Json): Json {
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value as JsonObject).map(([key, inner]) => {
        const path = this.path(target, at === '' ? key : `${at}.${key}`);
        return [path.split('.').at(-1)!, this.#present(target, path, inner)];
      }),
    );
  }

  #learnNode(node: MetadataNode): void {
    const id = nodeId(node);
    for (const name of earlierNames(node.properties.renamedFrom))
      this.#nodes.set(nodeId({ ...node, name }), id);
    this.#learnEntries(id, [], entriesOf(node.properties));
  }

  #learnSet(target: string, path: string, to: Json): void {
    const steps = path.split('.');
    if (steps.at(-1) === 'renamedFrom' && steps.length > 2)
      this.#learnEntry(target, steps.slice(0, -1), earlierNames(to));
    else if (isObject(to)) {
      if (steps.length > 1) this.#learnEntry(target, steps, earlierNames(to.renamedFrom as Json | undefined));
      this.#learnEntries(target, steps, entriesOf(to as JsonObject));
    }
  }

  #learnEntries(target: string, at: readonly string[], entries: readonly RenamedEntry[]): void {
    for (const { path, names } of entries) this.#learnEntry(target, [...at, ...path], names);
  }

  #learnEntry(target: string, path: readonly string[], names: readonly string[]): void {
    for (const name of names)
      this.#keys.set(`${target} ${[...path.slice(0, -1), name].join('.')}`, path.at(-1)!);
  }
}

/** An entry of a map, however deep, that names its earlier keys. */
interface RenamedEntry {
  readonly path: readonly string[];
  readonly names: readonly string[];
}

/** What packs say stays the same object from merge to merge. */
const known = new WeakMap<object, readonly RenamedEntry[]>();

function entriesOf(properties: JsonObject): readonly RenamedEntry[] {
  let found = known.get(properties);
  if (!found) known.set(properties, (found = [...renamedIn(properties, [])]));
  return found;
}

function* renamedIn(value: JsonObject, at: readonly string[]): Iterable<RenamedEntry> {
  for (const [key, inner] of Object.entries(value)) {
    if (!isObject(inner)) continue;
    const path = [...at, key];
    const names = path.length > 1 ? earlierNames(inner.renamedFrom as Json | undefined) : [];
    if (names.length > 0) yield { path, names };
    yield* renamedIn(inner as JsonObject, path);
  }
}

function hasMore(names: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): boolean {
  return [...names.keys()].some((name) => !others.has(name));
}

function isSame(names: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): boolean {
  return names.size === others.size && [...names].every(([name, present]) => others.get(name) === present);
}

/** Of `library:book.entity` and `library:book.entity fields.genre` the words book and genre. */
function wordsPattern(earlier: readonly string[]): RegExp {
  const words = earlier.map((key) =>
    key.includes(' ')
      ? key.slice(Math.max(key.lastIndexOf('.'), key.lastIndexOf(' ')) + 1)
      : nodeOfId(key)?.name,
  );
  return new RegExp(`(?<![A-Za-z0-9_])(?:${[...new Set(words)].join('|')})(?![A-Za-z0-9_])`);
}

export function earlierNames(names: Json | undefined): readonly string[] {
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}
