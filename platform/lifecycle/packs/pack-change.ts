import { Conflict, NotFound } from '../../kernel/errors.ts';
import semver from 'semver';
import { ORG, type OrgLayer } from '../../model/layers/org-layer.ts';
import type { Authorship } from '../../model/layers/node.ts';
import type { LoadedPack } from '../../model/load/loaded-pack.ts';
import { MetadataError } from '../../model/problem.ts';
import { keptOf, type InForce } from '../versions/in-force.ts';
import { messages } from './messages.ts';
import { orgLayerOf } from './org/org-pack.ts';
import type { PackPlanHead } from './pack-plan.ts';

/** Which packs, and which layer of the organisation, shall be in force instead. */
export interface PackChange {
  readonly kind: PackPlanHead['kind'];
  readonly pack: PackPlanHead['pack'];
  readonly packs: readonly LoadedPack[];
  readonly org: OrgLayer;
}

/**
 * A pack that is new, or takes the place of its installed version. One called `org` becomes the layer of an
 * organisation that has customised nothing yet.
 *
 * @throws MetadataError for a pack that is wrong by itself, Conflict for one that cannot be installed here
 */
export function installing(pack: LoadedPack, { packs, org }: InForce, author: Authorship): PackChange {
  const { name, spec, problems } = pack;
  if (problems.length > 0 || !spec) throw new MetadataError(problems);
  if (name === 'core') throw new Conflict(messages.ofThePlatform());
  const named = { name, label: spec.label, version: spec.version };
  if (name === ORG) {
    const isEmpty = org.nodes.length === 0 && org.patches.length === 0;
    if (!isEmpty) throw new Conflict(messages.orgTaken());
    return { kind: 'install', pack: named, packs, org: orgLayerOf(pack, author) };
  }
  const installed = packs.find((other) => other.name === name);
  if (!installed) return { kind: 'install', pack: named, packs: [...packs, pack], org };
  const from = installed.spec!.version;
  if (keptOf(installed).hash === keptOf(pack).hash) throw new Conflict(messages.alreadyInForce({ ...named }));
  if (semver.lt(spec.version, from)) throw new Conflict(messages.older({ ...named, installed: from }));
  const next = packs.map((other) => (other === installed ? pack : other));
  return { kind: 'upgrade', pack: { ...named, from }, packs: next, org };
}

/** A pack that goes; what it stored stays, hidden, until it is installed again. */
export function uninstalling(name: string, { packs, org }: InForce): PackChange {
  if (name === 'core') throw new Conflict(messages.ofThePlatform());
  if (name === ORG) throw new Conflict(messages.orgReserved());
  const pack = packs.find((other) => other.name === name);
  if (!pack) throw absent(name, packs);
  const others = packs.filter(({ spec }) => Object.hasOwn(spec?.dependsOn ?? {}, name));
  if (others.length > 0)
    throw new Conflict(messages.neededBy({ name, others: others.map((other) => other.name).join(', ') }));
  const { label, version } = pack.spec!;
  const next = packs.filter((other) => other !== pack);
  return { kind: 'uninstall', pack: { name, label, version, from: version }, packs: next, org };
}

export function absent(name: string, packs: readonly LoadedPack[]): NotFound {
  const known = packs.map((other) => other.name).join(', ');
  return new NotFound(messages.packAbsent({ name, known }));
}
