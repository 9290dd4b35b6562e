import { Following, type Followed, type NodeLike } from '../layers/follow-renames.ts';
import { mergeLayers } from '../layers/merge.ts';
import { nodeOfId, type Layer } from '../layers/node.ts';
import { NO_ORG, ORG, type OrgLayer } from '../layers/org-layer.ts';
import { Renames } from '../layers/renames.ts';
import { classOf } from '../schema/update-class.ts';
import type { Outcome, UpgradeInput } from './upgrade.ts';

interface FollowedUpgrade {
  /** The organisation's layer as it would be written over the next packs. */
  readonly org: OrgLayer;
  /** Where it and other packs named what was renamed, as far as the packs before did not call it so already. */
  readonly followed: readonly Outcome[];
  /** Any other node as it would be written today. */
  readonly node: <T extends NodeLike>(node: T) => T;
}

/** What the next packs renamed, followed wherever it is named. */
export function followInUpgrade({
  base,
  next,
  org,
}: Pick<UpgradeInput, 'base' | 'next' | 'org'>): FollowedUpgrade {
  const top = layerOf(org);
  const following = followingOf(next, top);
  if (!following) return { org, followed: [], node: (one) => one };
  const { nodes, patches } = following.layer(top);
  for (const layer of next) following.layer(layer);
  const known = new Set(mentions(base).map(placeOf));
  const fresh = following.followed.filter((one) => !known.has(placeOf(one)));
  return { org: { nodes, patches }, followed: fresh.map(outcomeOf), node: (one) => following.node(one) };
}

/** What stays in the organisation's layer although the vendor took it away brings its earlier names along. */
export function followAdopted(next: readonly Layer[], before: OrgLayer, org: OrgLayer): OrgLayer {
  if (!Renames.of([layerOf(org)]).knowsMoreThan(Renames.of([...next, layerOf(before)]))) return org;
  const { nodes, patches } = followingOf(next, layerOf(org))!.layer(layerOf(org));
  return { nodes, patches };
}

function layerOf(org: OrgLayer): Layer {
  return { name: ORG, version: '', ...org };
}

function followingOf(packs: readonly Layer[], org: Layer): Following | undefined {
  const renames = Renames.of([...packs, org]);
  if (renames.isEmpty) return undefined;
  const { nodes, hidden } = mergeLayers([...packs, org]);
  return new Following(new Map([...nodes, ...hidden]), renames);
}

/** What packs named by earlier names before, and still do. */
function mentions(base: readonly Layer[]): readonly Followed[] {
  const following = followingOf(base, layerOf(NO_ORG));
  for (const layer of base) following?.layer(layer);
  return following?.followed ?? [];
}

function placeOf({ target, path }: Followed): string {
  return `${target} ${path}`;
}

function outcomeOf({ target, path, was, to }: Followed): Outcome {
  const kind = nodeOfId(target)!.kind;
  return { kind: 'followed', target, path, update: classOf(kind, path), was, mine: to };
}
