import semver from 'semver';
import type { Json, JsonObject } from '../../../kernel/json.ts';
import { nodeId, type MetadataNode, type MetadataPatch, type NodeKind } from '../../../model/layers/node.ts';
import { readJson } from '../../../model/load/json-source.ts';
import type { LoadedPack } from '../../../model/load/loaded-pack.ts';
import type { PackSpec } from '../../../model/metadata.generated.ts';
import { bumpOf } from './bump-of.ts';
import { differences, type Difference } from './difference.ts';
import type { Bump, PackChange } from './pack-change.ts';

/** Everything that differs between two versions of a pack, target by target, each with the version it takes. */
export function comparePacks(before: LoadedPack, after: LoadedPack): readonly PackChange[] {
  return [
    ...specChanges(before.spec, after.spec),
    ...nodeChanges(before, after),
    ...patchChanges(before, after),
    ...fileChanges(before, after),
  ];
}

function* specChanges(before: PackSpec | undefined, after: PackSpec | undefined): Iterable<PackChange> {
  for (const one of differences(withRanges(before), withRanges(after)))
    if (one.path !== 'version' && one.path !== '$schema')
      yield { target: 'pack.json', ...one, bump: specBump(one) };
}

/** Dependencies are told one by one, also the first. */
function withRanges(spec: PackSpec | undefined): JsonObject {
  return { dependsOn: {}, ...asJson(spec) };
}

function specBump({ path, from, to }: Difference): Bump {
  if (path === 'name' || path === 'prefix') return 'major';
  if (path !== 'platform' && !path.startsWith('dependsOn.')) return 'patch';
  if (to === undefined) return 'minor';
  return from !== undefined && semver.subset(String(from), String(to)) ? 'minor' : 'major';
}

function* nodeChanges(before: LoadedPack, after: LoadedPack): Iterable<PackChange> {
  const [old, next] = [nodesById(before), nodesById(after)];
  for (const [target, { kind, pack, properties }] of next) {
    const earlier = (properties.renamedFrom as string[] | undefined) ?? [];
    const alias = earlier
      .map((name) => nodeId({ kind, pack, name }))
      .find((id) => old.has(id) && !next.has(id));
    const isRenamed = !old.has(target) && alias !== undefined;
    const known = old.get(isRenamed ? alias : target);
    if (isRenamed) {
      yield { target, path: '', what: 'renamed', from: alias, to: target, bump: 'minor' };
      old.delete(alias);
    }
    if (!known) yield { target, path: '', ...whole(undefined, properties), bump: 'minor' };
    else
      for (const one of differences(known.properties, properties))
        if (one.path !== 'name' || !isRenamed) yield { target, ...one, bump: bumpOf(kind, one) };
  }
  for (const [target, { properties }] of old)
    if (!next.has(target)) yield { target, path: '', ...whole(properties, undefined), bump: 'major' };
}

function nodesById({ nodes }: LoadedPack): Map<string, MetadataNode> {
  const entries = nodes.map((node) => [nodeId(node), node] as const);
  return new Map(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a pack sets elsewhere, path by path, as if the paths were properties of its own. */
function* patchChanges(before: LoadedPack, after: LoadedPack): Iterable<PackChange> {
  const [old, next] = [settings(before.patches), settings(after.patches)];
  for (const key of new Set([...old.keys(), ...next.keys()].toSorted())) {
    const [from, to] = [old.get(key), next.get(key)];
    const { target, path } = (to ?? from)!;
    const kind = target.slice(target.lastIndexOf('.') + 1) as NodeKind;
    const one = { path, ...whole(from?.to, to?.to) };
    if (JSON.stringify(from?.to) !== JSON.stringify(to?.to))
      yield { target, ...one, bump: bumpOf(kind, one) };
  }
}

type Settings = Map<string, { readonly target: string; readonly path: string; readonly to: Json }>;

function settings(patches: readonly MetadataPatch[]): Settings {
  const found: Settings = new Map();
  for (const { target, set, retire } of patches) {
    for (const [path, { to }] of Object.entries(set))
      found.set(`${target} ${path}`, { target, path, to: to as Json });
    for (const path of Object.keys(retire))
      found.set(`${target} ${path} retired`, { target, path, to: { retired: true } });
  }
  return found;
}

/** Records are told by key, everything else that is no node by file. */
function* fileChanges(before: LoadedPack, after: LoadedPack): Iterable<PackChange> {
  for (const target of new Set([...before.files.keys(), ...after.files.keys()].toSorted())) {
    const [from, to] = [before.files.get(target), after.files.get(target)];
    if (from === to || isOfNodes(target)) continue;
    if (/\.(data|demo)\.json$/.test(target)) {
      const bump = target.endsWith('.data.json') ? 'minor' : 'patch';
      for (const record of differences(recordsIn(from), recordsIn(to))) yield { target, ...record, bump };
    } else yield { target, path: '', ...whole(textual(from), textual(to)), bump: 'patch' };
  }
}

function isOfNodes(path: string): boolean {
  return path.endsWith('.json') && !/\.(data|demo|scenario)\.json$/.test(path);
}

function recordsIn(text: string | undefined): JsonObject {
  const value = text === undefined ? {} : readJson('', text).value;
  return asJson(value);
}

/** That there is a text, not what it says. */
function textual(text: string | undefined): '' | undefined {
  return text === undefined ? undefined : '';
}

function whole(from: Json | undefined, to: Json | undefined): Pick<PackChange, 'what' | 'from' | 'to'> {
  return { what: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed', from, to };
}

function asJson(value: unknown): JsonObject {
  return (value ?? {}) as JsonObject;
}
