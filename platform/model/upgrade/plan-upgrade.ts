import type { JsonObject } from '../../kernel/json.ts';
import { mergeLayers, type EffectiveNode } from '../layers/merge.ts';
import { nodeId, nodeOfId, type Layer, type MetadataNode, type MetadataPatch } from '../layers/node.ts';
import { ORG, type OrgLayer } from '../layers/org-layer.ts';
import type { NodeLike } from '../layers/follow-renames.ts';
import { Renames } from '../layers/renames.ts';
import { aboutOf, Answers, questionId } from './decide.ts';
import { followAdopted, followInUpgrade } from './follow-in-upgrade.ts';
import { editsOf, patchOf } from './org-edits.ts';
import { askForRequired } from './required-fields.ts';
import { settleRemovals, type Removal } from './removed.ts';
import { renamedOptions } from './renamed-options.ts';
import { upgradeNode } from './upgrade-node.ts';
import { UpgradeWork, type NodeWork } from './upgrade-work.ts';
import type { Outcome, Upgrade, UpgradeInput } from './upgrade.ts';

/**
 * The three-way upgrade: packs before, packs after, and what the organisation made of them before. Pure. Whatever the
 * organisation said either stays in its layer or is in an outcome; whatever the vendor changed is in an outcome.
 * Planning it again over its own result changes nothing more.
 */
export function planUpgrade({ base, next, org, answers = [], facts }: UpgradeInput): Upgrade {
  const renames = Renames.of(next);
  const known = new Answers(answers);
  const shipped = allNodes(base);
  const { org: present, followed, node } = followInUpgrade({ base, next, org });
  const before = renamed(shipped, renames, node);
  const after = new Map(Array.from(allNodes(next), ([id, one]) => [id, node(one)]));
  const patches = new Map(present.patches.map((patch) => [patch.target, patch]));
  const own = present.nodes.filter((one) => !after.has(nodeId(one)) && !isGivenUp(one, known));
  const work = new UpgradeWork(facts, own);
  work.outcomes.push(...followed);
  const returned = present.nodes.filter((one) => after.has(nodeId(one)));
  for (const one of returned) before.set(nodeId(one), { properties: undeprecated(one.properties) });
  const versions = new Map([...base, ...next].toReversed().map(({ name, version }) => [name, version]));
  work.mappings.push(...renamedOptions(shipped, renames));
  const removals: Removal[] = [];
  for (const target of new Set([...before.keys(), ...after.keys(), ...patches.keys()])) {
    const sides = { before: before.get(target)?.properties, after: after.get(target)?.properties };
    removals.push(...upgradeOne(work, target, sides, patches.get(target), known, next, versions));
  }
  settleRemovals(work, removals, known);
  const fills = askForRequired(work, before, after, known);
  const { outcomes, questions, mappings } = work;
  const made = followAdopted(next, present, layerOf(work, patches, next));
  return { org: made, outcomes: inOrder(outcomes), questions, mappings, fills };
}

/** The vendor took the node away, and somebody said that this is right. */
function isGivenUp(node: MetadataNode, answers: Answers): boolean {
  const question = { id: questionId(nodeId(node), ''), about: aboutOf(undefined) };
  return node.pack !== ORG && answers.to(question)?.choice === 'theirs';
}

interface Sides {
  readonly before: JsonObject | undefined;
  readonly after: JsonObject | undefined;
}

function upgradeOne(
  work: UpgradeWork,
  target: string,
  { before, after }: Sides,
  patch: MetadataPatch | undefined,
  answers: Answers,
  next: readonly Layer[],
  versions: ReadonlyMap<string, string>,
): Removal[] {
  const identity = nodeOfId(target);
  if (!identity) return [];
  const edits = patch ? editsOf(patch) : [];
  const version = versions.get(identity.pack) ?? '0.0.0';
  const node = work.node(identity, { before, after: after ?? {}, version });
  if (after) {
    const upgraded = upgradeNode({ target, kind: identity.kind, before, after, edits, version }, answers);
    node.edits = upgraded.edits;
    work.outcomes.push(...upgraded.outcomes);
    work.questions.push(...upgraded.questions);
    if (!before) node.note('automatic', '', undefined);
    return upgraded.removed.map((removed) => ({ work: node, removed }));
  }
  node.edits = edits;
  const isThere = work.nodes.has(target);
  const isPackGone = !next.some(({ name }) => name === identity.pack);
  const isKept = isThere || (before !== undefined && !isPackGone);
  for (const { path, was } of edits) node.note(isKept ? 'kept' : 'waiting', path, was);
  if (!before || isThere) return [];
  if (!isPackGone) return gone(node, before, edits.length > 0);
  node.note('automatic', '', before);
  return [];
}

/** A node the vendor took away: with edits it stays at once, else where it is used. */
function gone(work: NodeWork, before: JsonObject, isCustomised: boolean): Removal[] {
  if (isCustomised) work.adoptNode();
  else return [{ work, removed: { path: '', from: before, to: undefined, stays: false } }];
  return [];
}

function undeprecated(properties: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== 'deprecated'));
}

function allNodes(layers: readonly Layer[]): ReadonlyMap<string, EffectiveNode> {
  const { nodes, hidden } = mergeLayers(layers);
  return new Map([...nodes, ...hidden]);
}

/** The nodes of before under their present ids and keys. */
function renamed(
  nodes: ReadonlyMap<string, EffectiveNode>,
  renames: Renames,
  follow: <T extends NodeLike>(node: T) => T,
): Map<string, { readonly properties: JsonObject }> {
  return new Map(
    [...nodes].map(([id, { properties, name: earlier, ...node }]) => {
      const target = renames.target(id);
      const name = nodeOfId(target)?.name ?? earlier;
      const present = { ...renames.properties(target, properties), name };
      return [target, follow({ ...node, name, properties: present })];
    }),
  );
}

function layerOf(
  work: UpgradeWork,
  before: ReadonlyMap<string, MetadataPatch>,
  next: readonly Layer[],
): OrgLayer {
  const versions = new Map(next.map(({ name, version }) => [name, version]));
  const patches = [...work.works.values()].flatMap(({ target, edits }) => {
    const old = before.get(target);
    const on = versions.get(nodeOfId(target)!.pack) ?? old?.on ?? '0.0.0';
    return patchOf(target, on, edits, old) ?? [];
  });
  return {
    nodes: [...work.nodes].toSorted(byId).map(([, node]) => node),
    patches: patches.toSorted((a, b) => (a.target < b.target ? -1 : 1)),
  };
}

function byId([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function inOrder(outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.toSorted((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

function place({ target, path }: Outcome): string {
  return `${target} ${path}`;
}
