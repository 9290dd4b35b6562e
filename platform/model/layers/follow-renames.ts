import { renameNames, type PresentField } from '../../expression/rename-names.ts';
import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { markedTexts, type Marked, type Over } from '../references/schema-walk.ts';
import { isScopeWord, SCOPE_NAMES } from '../role-scope.ts';
import { nodeId, type Layer, type MetadataNode, type MetadataPatch, type NodeKind } from './node.ts';
import { NamesToday, type NamedNode } from './present-names.ts';
import { valueAt, withValueAt } from './property-path.ts';
import type { Renames } from './renames.ts';

export type NodeLike = Pick<MetadataNode, 'kind' | 'pack' | 'name' | 'properties'>;

/** A place where something was named by an earlier name. */
export interface Followed {
  readonly target: string;
  readonly path: string;
  readonly was: string;
  readonly to: string;
}

/** What stands at a path otherwise: keys of maps, and texts. */
interface Edits {
  readonly keys: ReadonlyMap<string, Edit>;
  readonly texts: ReadonlyMap<string, Edit>;
}

type Edit = Pick<Followed, 'was' | 'to'>;

/**
 * Writes what layers say of fields, options and nodes as it would be written today, wherever their schemas mark a name
 * or an expression. Renames a mention only where it resolves to the renamed thing.
 */
export class Following {
  readonly followed: Followed[] = [];
  readonly #names: NamesToday;

  constructor(
    readonly nodes: ReadonlyMap<string, NamedNode>,
    readonly renames: Renames,
  ) {
    this.#names = new NamesToday(nodes, renames);
  }

  layer(layer: Layer): Layer {
    const nodes = layer.nodes.map((node) => this.node(node));
    return { ...layer, nodes, patches: layer.patches.map((patch) => this.patch(patch, layer.name)) };
  }

  node<T extends NodeLike>(node: T): T {
    if (!this.renames.isMentionedIn(JSON.stringify(node.properties))) return node;
    const edits = this.#editsOf(node, node.pack);
    this.#note(nodeId(node), edits, () => true);
    return { ...node, properties: rewritten(node.properties, '', edits) as JsonObject };
  }

  /** A patch that a layer wrote. */
  patch(written: MetadataPatch, writer: string): MetadataPatch {
    const patch = this.renames.patch(written);
    const node = this.nodes.get(patch.target);
    if (!node || !this.renames.isMentionedIn(JSON.stringify([patch.set, patch.retire]))) return patch;
    const [to, was] = (['to', 'was'] as const).map((side) =>
      this.#editsOf({ ...node, properties: laidOver(node.properties, patch, side) }, writer),
    ) as [Edits, Edits];
    const paths = [...Object.keys(patch.set), ...Object.keys(patch.retire)];
    this.#note(patch.target, to, (path) => paths.some((own) => meet(path, own)));
    const set = Object.entries(patch.set).map(([path, change]) => {
      const before = 'was' in change ? { was: rewritten(change.was as Json, path, was) } : {};
      return [
        present(path, to),
        { ...change, ...before, to: rewritten(change.to as Json, path, to) },
      ] as const;
    });
    const renamed = <T>(map: Readonly<Record<string, T>>) =>
      Object.fromEntries(Object.entries(map).map(([path, value]) => [present(path, to), value]));
    return {
      ...patch,
      set: Object.fromEntries(set),
      retire: renamed(patch.retire),
      ...(patch.authors ? { authors: renamed(patch.authors) } : {}),
    };
  }

  #note(target: string, { keys, texts }: Edits, isOwn: (path: string) => boolean): void {
    for (const [path, edit] of [...keys, ...texts])
      if (isOwn(path)) this.followed.push({ target, path, ...edit });
  }

  #editsOf(node: NodeLike, writer: string): Edits {
    const [keys, texts] = [new Map<string, Edit>(), new Map<string, Edit>()];
    for (const marked of markedTexts(node.kind, node.properties)) {
      if (!this.renames.isMentionedIn(marked.text)) continue;
      const to = this.#today(marked, node, writer);
      if (to === marked.text) continue;
      (marked.isKey ? keys : texts).set(marked.path.join('.'), { was: marked.text, to });
    }
    return { keys, texts };
  }

  #today(marked: Marked, node: NodeLike, writer: string): string {
    const { names, text, path, over } = marked;
    switch (names) {
      case 'expression':
      case 'scope': {
        const entity = names === 'scope' && isScopeWord(text) ? undefined : this.#over(over, node, writer);
        if (entity === undefined) return text;
        const bound = names === 'scope' ? SCOPE_NAMES : [];
        return renameNames(text, entity, this.#names, bound, this.#given(marked, node, writer));
      }
      case 'value': {
        const field = this.#given(marked, node, writer);
        return field ? this.#names.option(field, text) : text;
      }
      case 'field':
      case 'path':
        return this.#path(text, this.#over(over, node, writer));
      case 'relation': {
        const [word, field] = [text.slice(0, text.lastIndexOf('.')), text.slice(text.lastIndexOf('.') + 1)];
        const key = this.#names.key('entity', word, writer, node.pack);
        return `${this.#names.word('entity', word, writer, node.pack)}.${this.#path(field, key)}`;
      }
      case 'option':
        return this.#names.entry(nodeId(node), [...path.slice(0, -2), text].join('.'));
      case 'stage':
        return this.#names.entry(nodeId(node), `stages.${text}`);
      case 'classificationNode':
        return this.#names.entry(nodeId(node), `nodes.${text}`);
      case 'classificationAttribute':
        return this.#names.entry(nodeId(node), `attributes.${text}`);
      case 'role':
        return this.#names.role(text);
      default:
        return text.endsWith('*') ? text : this.#names.word(names as NodeKind, text, writer, node.pack);
    }
  }

  /** The field whose value stands there. */
  #given({ gives }: Marked, node: NodeLike, writer: string): PresentField | undefined {
    const entity = gives && this.#over(gives.over, node, writer);
    return entity === undefined ? undefined : this.#names.step(entity, [gives!.field])?.field;
  }

  #path(text: string, entity: string | undefined): string {
    let at = entity;
    const steps = text.split('.').map((name) => {
      const step = at === undefined ? undefined : this.#names.step(at, [name]);
      at = step?.entity;
      return step?.names[0] ?? name;
    });
    return steps.join('.');
  }

  /** Which entity names are about at a place; as `references.ts` reads the same marks. */
  #over(
    over: readonly Over[],
    { kind, pack, name, properties }: NodeLike,
    writer: string,
  ): string | undefined {
    const own = kind === 'entity' ? `${pack}:${name}` : properties.entity;
    const key = (word: string) => this.#names.key('entity', word, writer, pack);
    const start = typeof own === 'string' ? key(own) : undefined;
    return over.reduce<string | undefined>((entity, { by, text }) => {
      const target =
        by === 'key' && entity !== undefined ? this.#names.step(entity, [text])?.entity : undefined;
      const dot = by === 'word' ? text.lastIndexOf('.') : -1;
      return target ?? key(dot < 0 ? text : text.slice(0, dot));
    }, start);
  }
}

/** Layers written as of today; the same where nothing in them names anything by an earlier name. */
export function followRenames(
  layers: readonly Layer[],
  nodes: ReadonlyMap<string, NamedNode>,
  renames: Renames,
): readonly Layer[] {
  const following = new Following(nodes, renames);
  const present = layers.map((layer) => following.layer(layer));
  return following.followed.length === 0 ? layers : present;
}

/** The node with what a patch says (or expected) at its paths, and with something wherever it only has a key. */
function laidOver(properties: JsonObject, { set, retire }: MetadataPatch, side: 'to' | 'was'): JsonObject {
  const sides = Object.entries(set).map(
    ([path, change]) => [path, change[side] as Json | undefined] as const,
  );
  const all = [...sides, ...Object.keys(retire).map((path) => [path, undefined] as const)];
  return all
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .reduce((made, [path, value]) => withValueAt(made, path, value ?? valueAt(made, path) ?? {}), properties);
}

function rewritten(value: Json, at: string, edits: Edits): Json {
  if (typeof value === 'string') return edits.texts.get(at)?.to ?? value;
  if (Array.isArray(value))
    return value.map((item, index) => rewritten(item, inside(at, String(index)), edits));
  if (!isObject(value)) return value;
  const entries = Object.entries(value as JsonObject).flatMap(([key, inner]): [string, Json][] => {
    const path = inside(at, key);
    const name = edits.keys.get(path)?.to ?? key;
    if (name !== key && Object.hasOwn(value, name)) return [];
    return [[name, rewritten(inner, path, edits)]];
  });
  return Object.fromEntries(entries);
}

function present(path: string, { keys }: Edits): string {
  const steps = path.split('.');
  return steps.map((step, index) => keys.get(steps.slice(0, index + 1).join('.'))?.to ?? step).join('.');
}

function inside(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** One is the other or lies in it. */
function meet(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}
