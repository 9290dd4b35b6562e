import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../../../platform/kernel/json.ts';
import { mergeLayers } from '../../../platform/model/layers/merge.ts';
import { nodeOfId, type Layer } from '../../../platform/model/layers/node.ts';
import type { OrgLayer } from '../../../platform/model/layers/org-layer.ts';
import { isInside, valueAt } from '../../../platform/model/layers/property-path.ts';
import { Renames } from '../../../platform/model/layers/renames.ts';
import { differences } from '../../../platform/model/upgrade/difference.ts';
import { followInUpgrade } from '../../../platform/model/upgrade/follow-in-upgrade.ts';
import type { Upgrade } from '../../../platform/model/upgrade/upgrade.ts';

/** What an upgrade lost without a word: an edit or a change of the vendor that neither holds nor is an outcome. */
export function losses(
  base: readonly Layer[],
  next: readonly Layer[],
  org: OrgLayer,
  upgrade: Upgrade,
): string[] {
  const before = mergeLayers(base);
  const customised = mergeLayers([...base, layer(org)]);
  const after = mergeLayers([...next, layer(upgrade.org)]);
  const vendor = mergeLayers(next);
  const renames = Renames.of(next);
  const { node: follow } = followInUpgrade({ base, next, org });
  const told = new Map<string, string[]>();
  for (const { target, path } of upgrade.outcomes) told.set(target, [...(told.get(target) ?? []), path]);
  const lost: string[] = [];
  const check = (target: string, path: string, value: Json | undefined, whose: string) => {
    const node = after.nodes.get(target) ?? after.hidden.get(target);
    if (path.endsWith('renamedFrom') || isDeepStrictEqual(valueAt(node?.properties, path), value)) return;
    const isTold = (told.get(target) ?? []).some(
      (known) => known === '' || known === path || isInside(path, known) || isInside(known, path),
    );
    if (!isTold) lost.push(`${whose} ${target} ${path}`);
  };
  for (const [id, node] of before.nodes) {
    const target = renames.target(id);
    const called = nodeOfId(target)!;
    const followed = (properties: JsonObject = {}) => follow({ ...called, properties }).properties;
    const present = (properties: JsonObject = {}) => followed(renames.properties(target, properties));
    const old = present(node.properties);
    for (const { path, to } of differences(old, present(customised.nodes.get(id)?.properties)))
      check(target, path, to, 'mine');
    for (const { path, to } of differences(old, followed(vendor.nodes.get(target)?.properties)))
      check(target, path, to, 'theirs');
  }
  return lost;
}

export function layer({ nodes, patches }: OrgLayer): Layer {
  return { name: 'org', version: '1', nodes, patches };
}
