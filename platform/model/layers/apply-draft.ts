import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Message } from '../../kernel/text.ts';
import { layerMessages as messages } from './messages.ts';
import type { DraftChanges, NodeChange } from './draft-changes.ts';
import {
  nodeId,
  nodeOfId,
  type Authors,
  type Authorship,
  type MetadataNode,
  type MetadataPatch,
} from './node.ts';
import { ORG, type OrgLayer } from './org-layer.ts';
import { isInside, valueAt, withValueAt } from './property-path.ts';

/** What the layers below the organisation's say. */
export interface Below {
  /** Properties of the merged node; undefined where there is none. */
  node(id: string): JsonObject | undefined;
  /** Version of a pack in force. */
  version(pack: string): string | undefined;
}

/** A change that cannot be made. */
export interface ChangeProblem {
  readonly target: string;
  readonly path: string;
  readonly message: Message;
}

export interface AppliedDraft {
  readonly org: OrgLayer;
  readonly problems: readonly ChangeProblem[];
}

/**
 * The organisation's layer after a draft. Pure: the same layer and draft give the same text. What says the same as
 * the layers below is not kept, so that a change and its opposite leave no trace.
 */
export function applyDraft(
  org: OrgLayer,
  changes: DraftChanges,
  below: Below,
  author: Authorship,
): AppliedDraft {
  const nodes = new Map(org.nodes.map((node) => [nodeId(node), node]));
  const patches = new Map(org.patches.map((patch) => [patch.target, patch]));
  const problems: ChangeProblem[] = [];
  for (const [target, change] of Object.entries(changes)) {
    const refuse = (path: string, message: Message) => problems.push({ target, path, message });
    const edit = { target, change, author, refuse };
    const identity = nodeOfId(target);
    if (!identity) refuse('', messages.notANode({ target }));
    else if (identity.pack === ORG) editOwn(edit, identity, nodes, patches);
    else editPacks(edit, identity.pack, below, patches);
  }
  return { org: { nodes: inOrder(nodes), patches: inOrder(patches) }, problems };
}

interface Edit {
  readonly target: string;
  readonly change: NodeChange;
  readonly author: Authorship;
  readonly refuse: (path: string, message: Message) => void;
}

function inOrder<T>(map: ReadonlyMap<string, T>): T[] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

/** Nodes of the organisation are changed in place; only what is retired of them is a patch. */
function editOwn(
  edit: Edit,
  identity: Pick<MetadataNode, 'kind' | 'name'>,
  nodes: Map<string, MetadataNode>,
  patches: Map<string, MetadataPatch>,
): void {
  const { target, change, author, refuse } = edit;
  if (change.remove) {
    if (!nodes.delete(target)) refuse('', messages.nodeAbsent({ target }));
    patches.delete(target);
    return;
  }
  let node = nodes.get(target);
  if (change.create) {
    if (node) return refuse('', messages.nodePresent({ target }));
    const { kind, name } = identity;
    const properties = { name, ...change.create };
    node = { kind, pack: ORG, name, file: author.by, properties, authors: { '': author } };
  }
  if (!node) return refuse('', messages.nodeAbsent({ target }));
  for (const path of Object.keys(change.reset ?? {})) refuse(path, messages.nothingBelow({ target }));
  for (const [path, { to }] of sorted(change.set)) {
    const properties = withValueAt(node.properties, path, to ?? undefined);
    node = { ...node, properties, authors: authored(node.authors, path, author) };
  }
  nodes.set(target, node);
  const patch = retired(edit, patches.get(target) ?? emptyPatch(target, '0.0.0', author));
  keep(patches, patch);
}

function editPacks(edit: Edit, pack: string, below: Below, patches: Map<string, MetadataPatch>): void {
  const { target, change, author, refuse } = edit;
  if (change.create || change.remove) return refuse('', messages.notOwnNode({ target }));
  const base = below.node(target);
  let patch = patches.get(target) ?? emptyPatch(target, below.version(pack) ?? '0.0.0', author);
  for (const path of Object.keys(change.reset ?? {})) patch = reset(patch, path, edit);
  for (const [path, { to }] of sorted(change.set)) patch = set(patch, path, to, base, author);
  keep(patches, retired(edit, patch));
}

function sorted(set: NodeChange['set'] = {}) {
  return Object.entries(set).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function emptyPatch(target: string, on: string, { by }: Authorship): MetadataPatch {
  return { target, on, set: {}, retire: {}, source: by, authors: {} };
}

function keep(patches: Map<string, MetadataPatch>, patch: MetadataPatch): void {
  const isEmpty = Object.keys(patch.set).length === 0 && Object.keys(patch.retire).length === 0;
  if (isEmpty) patches.delete(patch.target);
  else patches.set(patch.target, patch);
}

/** A path inside something the organisation set is changed there; else it is a change of its own. */
function set(
  patch: MetadataPatch,
  path: string,
  to: Json,
  base: JsonObject | undefined,
  author: Authorship,
): MetadataPatch {
  const outer = Object.keys(patch.set).find((known) => isInside(path, known));
  if (outer !== undefined) {
    const change = patch.set[outer]!;
    const value = withValueAt(change.to as JsonObject, path.slice(outer.length + 1), to ?? undefined);
    const authors = authored(patch.authors, path, author);
    return { ...patch, set: { ...patch.set, [outer]: { ...change, to: value } }, authors };
  }
  const rest = without(patch, path);
  const was = valueAt(base, path);
  if (isDeepStrictEqual(to ?? undefined, was)) return rest;
  const change = { to, ...(was === undefined ? {} : { was }) };
  return {
    ...rest,
    set: Object.fromEntries(
      sorted({ ...rest.set, [path]: change } as NodeChange['set']),
    ) as MetadataPatch['set'],
    authors: authored(rest.authors, path, author),
  };
}

/** The patch without what it says of the path and of what is inside. */
function without(patch: MetadataPatch, path: string): MetadataPatch {
  const kept = <T>(map: Readonly<Record<string, T>> = {}) =>
    Object.fromEntries(Object.entries(map).filter(([known]) => known !== path && !isInside(known, path)));
  return { ...patch, set: kept(patch.set), authors: kept(patch.authors) };
}

function reset(patch: MetadataPatch, path: string, { target, refuse }: Edit): MetadataPatch {
  if (Object.keys(patch.set).some((known) => isInside(path, known)))
    refuse(path, messages.nothingBelow({ target }));
  const retire = Object.fromEntries(
    Object.entries(patch.retire).filter(([known]) => known !== path && !isInside(known, path)),
  );
  return { ...without(patch, path), retire };
}

function retired({ target, change, author, refuse }: Edit, patch: MetadataPatch): MetadataPatch {
  const retire: Record<string, object> = { ...patch.retire };
  let { authors } = patch;
  for (const path of Object.keys(change.restore ?? {})) {
    if (!retire[path]) refuse(path, messages.notRetired({ target, path }));
    delete retire[path];
  }
  for (const path of Object.keys(change.retire ?? {})) {
    retire[path] = {};
    authors = authored(authors, path, author);
  }
  return {
    ...patch,
    retire: Object.fromEntries(Object.entries(retire).toSorted()),
    ...(authors ? { authors } : {}),
  };
}

function authored(authors: Authors = {}, path: string, author: Authorship): Authors {
  const others = Object.entries(authors).filter(([known]) => known !== path && !isInside(known, path));
  return Object.fromEntries([...others, [path, author] as const].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
