import type { Json, JsonObject } from '../../../kernel/json.ts';
import { isObject } from '../../../kernel/json.ts';
import { platformVersion } from '../../../kernel/platform-version.ts';
import type { LocalText } from '../../../kernel/text.ts';
import {
  nodeId,
  type Authorship,
  type MetadataNode,
  type MetadataPatch,
} from '../../../model/layers/node.ts';
import { ORG, type OrgLayer } from '../../../model/layers/org-layer.ts';
import type { LoadedPack } from '../../../model/load/loaded-pack.ts';
import { packText, type PackText } from '../../../model/load/pack-source.ts';
import { orgReadme } from './org-readme.ts';

/** How the organisation's layer calls itself as a pack. */
export interface OrgPackOptions {
  /** `org` for moving an installation; another name makes a pack that others install below their own layer. */
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly label?: LocalText | undefined;
}

const LABEL: LocalText = { 'zh-CN': '本组织的定制', en: 'What the organisation customised' };

/**
 * The organisation's layer as the files of a pack. Pure, and the same layer gives the same bytes: files and
 * properties are sorted, entries keep their order, who changed what and when stays behind.
 *
 * @param installed versions of the packs in force, for `dependsOn`
 */
export function orgPack(
  org: OrgLayer,
  installed: ReadonlyMap<string, string>,
  { name = ORG, version = '1.0.0', label = LABEL }: OrgPackOptions = {},
): PackText {
  const leftOut = new Set(leftOutOf(org, name));
  const nodes = org.nodes.filter((node) => !leftOut.has(nodeId(node)));
  const patches = org.patches.filter(({ target }) => !leftOut.has(target));
  const files = [
    ...nodes.map((node) => [nodePath(node), sorted(renamed(node.properties, name))] as const),
    ...patches.map((patch) => [patchPath(patch, name), patchFile(patch, name)] as const),
  ];
  const used = new Set(files.flatMap(([, content]) => [...packsIn(content)]));
  const others = [...used, 'core'].filter((pack) => pack !== name && installed.has(pack)).toSorted();
  const spec = {
    name,
    version,
    label,
    platform: `>=${platformVersion} <2`,
    dependsOn: Object.fromEntries(others.map((pack) => [pack, `^${installed.get(pack)!}`])),
    licence: 'UNLICENSED',
    prefix: 'x',
  };
  const texts = files.map(([path, content]): [string, string] => [path, textOf(content)]);
  return packText([
    ['pack.json', textOf(spec)],
    ['README.md', orgReadme(label, { nodes, patches, leftOut: [...leftOut] }, name)],
    ...texts,
  ]);
}

/**
 * Nodes of other packs with which the organisation goes on although their vendors took them away: under a name of its
 * own a pack cannot hold them, nor what changes them.
 */
export function leftOutOf({ nodes }: OrgLayer, name: string): readonly string[] {
  return name === ORG
    ? []
    : nodes
        .filter(({ pack }) => pack !== ORG)
        .map(nodeId)
        .toSorted();
}

/** What `orgPack` wrote under the name `org`, as the layer of an organisation again. */
export function orgLayerOf({ nodes, patches }: LoadedPack, author: Authorship): OrgLayer {
  const authors = { '': author };
  return {
    nodes: byKey(nodes, nodeId).map((node) => ({ ...node, file: author.by, authors })),
    patches: byKey(patches, ({ target }) => target).map((patch) => ({
      ...patch,
      source: author.by,
      authors: Object.fromEntries(
        [...Object.keys(patch.set), ...Object.keys(patch.retire)].map((path) => [path, author]),
      ),
    })),
  };
}

function byKey<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** What its vendor took away and the organisation goes on with keeps the name of its pack. */
function nodePath({ kind, pack, name }: MetadataNode): string {
  const folder = pack === ORG ? kind : `adopted/${pack}`;
  return `${folder}/${name}.${kind}.json`;
}

function patchPath({ target }: MetadataPatch, name: string): string {
  const [pack = '', node = ''] = target.split(':');
  return `patches/${pack === ORG ? name : pack}/${node}.patch.json`;
}

function patchFile({ target, on, set, retire }: MetadataPatch, name: string): JsonObject {
  const changes = Object.entries(set).map(([path, { to, was, ...rest }]) => {
    const side = (value: unknown) => sorted(renamed(value as Json, name), path.split('.').length);
    const change = { to: side(to), ...(was === undefined ? {} : { was: side(was) }), ...rest };
    return [renamedPath(path, name), change as JsonObject] as const;
  });
  return {
    patch: qualified(target, name),
    on,
    ...(changes.length > 0 ? { set: Object.fromEntries(changes.toSorted(byName)) } : {}),
    ...(Object.keys(retire).length > 0
      ? {
          retire: Object.fromEntries(
            Object.entries(retire)
              .map(([path, mark]) => [renamedPath(path, name), mark] as const)
              .toSorted(byName),
          ) as JsonObject,
        }
      : {}),
  };
}

/** A key on the way may name one of its nodes: `entities.org:device`. */
function renamedPath(path: string, name: string): string {
  return path
    .split('.')
    .map((step) => (name === ORG ? step : qualified(step, name)))
    .join('.');
}

const REFERENCE = /^[a-z][a-z0-9-]*:[a-z][A-Za-z0-9]*(\.[A-Za-z0-9_.]+)?$/;

/** The names of its own nodes follow the pack's name, wherever a whole value or key is one. */
function renamed<T extends Json>(value: T, name: string): T {
  if (name === ORG) return value;
  if (typeof value === 'string') return qualified(value, name) as T;
  if (Array.isArray(value)) return value.map((item) => renamed(item, name)) as T;
  if (!isObject(value)) return value;
  const entries = Object.entries(value as JsonObject);
  return Object.fromEntries(entries.map(([key, inner]) => [qualified(key, name), renamed(inner, name)])) as T;
}

function qualified(text: string, name: string): string {
  return text.startsWith(`${ORG}:`) && REFERENCE.test(text) ? `${name}${text.slice(ORG.length)}` : text;
}

/** Packs that names in the value belong to. */
function* packsIn(value: Json): Iterable<string> {
  if (typeof value === 'string' && REFERENCE.test(value)) yield value.slice(0, value.indexOf(':'));
  else if (Array.isArray(value)) for (const item of value) yield* packsIn(item);
  else if (isObject(value))
    for (const [key, inner] of Object.entries(value as JsonObject)) {
      yield* packsIn(key);
      yield* packsIn(inner);
    }
}

const FIRST = ['name', 'label', 'type'];

/** Properties in a fixed order. Entries (every second step) keep theirs, because it may mean something. */
function sorted<T extends Json>(value: T, depth = 0): T {
  if (!isObject(value)) return value;
  const entries = Object.entries(value as JsonObject).map(([key, inner]): [string, Json] => [
    key,
    sorted(inner, depth + 1),
  ]);
  return Object.fromEntries(depth % 2 === 0 ? entries.toSorted(byRank) : entries) as T;
}

function byRank(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return rank(a[0]) - rank(b[0]) || byName(a, b);
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function rank(key: string): number {
  const index = FIRST.indexOf(key);
  return index < 0 ? FIRST.length : index;
}

function textOf(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
