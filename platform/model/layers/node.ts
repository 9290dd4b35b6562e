import type { JsonObject } from '../../kernel/json.ts';
import type { PropertyChange } from '../metadata.generated.ts';

/** The kinds of nodes that make up the Model; each has its schema in metadata/schema. */
export const NODE_KINDS = [
  'entity',
  'choices',
  'classification',
  'form',
  'view',
  'page',
  'app',
  'role',
  'sharing',
  'restriction',
  'duplicateRule',
  'action',
  'conversion',
  'snapshot',
  'process',
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** One piece of metadata as a pack brings it. */
export interface MetadataNode {
  readonly kind: NodeKind;
  readonly pack: string;
  readonly name: string;
  /** Where it was read. */
  readonly file: string;
  readonly properties: JsonObject;
  /** Who set what of it, by path, where the organisation made it; '' is the node itself. */
  readonly authors?: Authors;
}

/** Who made a change of the organisation, when, and with which published version. */
export interface Authorship {
  readonly by: string;
  /** RFC 3339. */
  readonly at: string;
  readonly version: number;
}

export type Authors = Readonly<Record<string, Authorship>>;

/** Changes to one node, property by property, as another pack or the organisation brings them. */
export interface MetadataPatch {
  /** What it changes: `library:book.entity`. */
  readonly target: string;
  /** The version of the target's pack it was written against. */
  readonly on: string;
  readonly set: Readonly<Record<string, PropertyChange>>;
  readonly retire: Readonly<Record<string, object>>;
  /** The file it was read from, or the person who made it. */
  readonly source: string;
  /** RFC 3339; when the organisation made it. */
  readonly at?: string;
  /** Who made which of its changes, by path; several people change one node over time. */
  readonly authors?: Authors;
}

/** What one layer adds and changes. The order of layers is core, packs by dependency, the organisation. */
export interface Layer {
  readonly name: string;
  readonly version: string;
  readonly nodes: readonly MetadataNode[];
  readonly patches: readonly MetadataPatch[];
}

/** Identity of a node among all: `library:book.entity`. */
export function nodeId(node: Pick<MetadataNode, 'kind' | 'pack' | 'name'>): string {
  return `${node.pack}:${node.name}.${node.kind}`;
}

/** The node an id speaks of; undefined where it is no id. */
export function nodeOfId(id: string): Pick<MetadataNode, 'kind' | 'pack' | 'name'> | undefined {
  const [, pack, name, kind] = /^([a-z][a-z0-9-]*):([a-z][A-Za-z0-9]*)\.([a-z][A-Za-z]*)$/.exec(id) ?? [];
  if (!pack || !name || !(NODE_KINDS as readonly (string | undefined)[]).includes(kind)) return undefined;
  return { pack, name, kind: kind as NodeKind };
}
