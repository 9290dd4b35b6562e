import type { Json, JsonObject } from '../../kernel/json.ts';
import { nodeId, type MetadataNode, type NodeKind } from '../layers/node.ts';
import { isInside } from '../layers/property-path.ts';
import { classOf } from '../schema/update-class.ts';
import type { OrgEdit } from './org-edits.ts';
import type { Outcome, OutcomeKind, Question, UpgradeFacts, ValueMapping } from './upgrade.ts';

/** One node of a pack while the upgrade is worked out. */
export interface NodeWork {
  readonly target: string;
  readonly kind: NodeKind;
  /** Version of its pack before. */
  readonly version: string;
  /** The vendor's node after; empty where it is gone. */
  readonly after: JsonObject;
  edits: OrgEdit[];
  note(kind: OutcomeKind, path: string, was: Json | undefined): void;
  /** Takes every edit of the path and inside away. */
  drop(path: string): void;
  /** Goes on with the whole node, which the vendor took away. */
  adoptNode(): void;
}

/** What an upgrade has come to so far. */
export class UpgradeWork {
  readonly nodes = new Map<string, MetadataNode>();
  readonly works = new Map<string, NodeWork>();
  readonly outcomes: Outcome[] = [];
  readonly questions: Question[] = [];
  readonly mappings: ValueMapping[] = [];

  constructor(
    readonly facts: UpgradeFacts | undefined,
    own: readonly MetadataNode[],
  ) {
    for (const node of own) this.nodes.set(nodeId(node), node);
  }

  node(identity: Pick<MetadataNode, 'kind' | 'pack' | 'name'>, given: Given): NodeWork {
    const target = nodeId(identity);
    const { kind } = identity;
    const note = (outcome: OutcomeKind, path: string, was: Json | undefined) =>
      this.outcomes.push({ kind: outcome, target, path, update: classOf(kind, path), was });
    const adoptNode = () => {
      const properties: JsonObject = { ...given.before, deprecated: true };
      this.nodes.set(target, { ...identity, file: target, properties });
      note('deprecated', '', given.before);
    };
    const work: NodeWork = { target, kind, ...given, edits: [], note, adoptNode, drop: () => undefined };
    work.drop = (path) => {
      work.edits = work.edits.filter((edit) => edit.path !== path && !isInside(edit.path, path));
    };
    this.works.set(target, work);
    return work;
  }

  /** Everything that is the organisation's, by the node it belongs to. */
  *ownTexts(): Iterable<readonly [target: string, value: Json]> {
    for (const [id, { properties }] of this.nodes) yield [id, properties];
    for (const { target, edits } of this.works.values())
      for (const { path, to } of edits) yield [target, [path, to ?? null]];
  }
}

interface Given {
  readonly before: JsonObject | undefined;
  readonly after: JsonObject;
  readonly version: string;
}
