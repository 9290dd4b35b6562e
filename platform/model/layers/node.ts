import type { JsonObject } from '../../kernel/json.ts';
import type { PropertyChange } from '../metadata.generated.ts';

/** The kinds of nodes that make up the Model; each has its schema in metadata/schema. */
export const NODE_KINDS = [
  'entity',
  'choices',
  'form',
  'view',
  'page',
  'app',
  'role',
  'sharing',
  'restriction',
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
}

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
