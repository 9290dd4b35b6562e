import type { MetadataNode, MetadataPatch } from './node.ts';

/** The uppermost layer: what the organisation made and changed in the product. */
export interface OrgLayer {
  /** Nodes of its own, pack `org`, by id. */
  readonly nodes: readonly MetadataNode[];
  /** Changes to nodes of packs, and what of its own nodes is retired: one patch for each target, by target. */
  readonly patches: readonly MetadataPatch[];
}

/** The pack of nodes the organisation made itself. */
export const ORG = 'org';

export const NO_ORG: OrgLayer = { nodes: [], patches: [] };
