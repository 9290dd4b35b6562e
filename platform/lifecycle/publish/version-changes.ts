import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../kernel/json.ts';
import type { EffectiveNode } from '../../model/layers/merge.ts';
import type { Model } from '../../model/model.ts';
import type { VersionChange } from '../../storage/store/version-store.ts';

type Nodes = Pick<Model, 'nodes' | 'hidden'>;

/** What is different between two Models: by node, and in a node by the innermost path whose value differs. */
export function versionChanges(before: Nodes, after: Nodes): VersionChange[] {
  const ids = [...new Set([...before.nodes.keys(), ...after.nodes.keys()])].toSorted();
  return ids.flatMap((target) => nodeChanges(target, before, after));
}

function nodeChanges(target: string, before: Nodes, after: Nodes): VersionChange[] {
  const [old, now] = [before.nodes.get(target), after.nodes.get(target)];
  if (old === now) return [];
  if (old && now) return [...retirements(target, old, now), ...inside(target, old, now)];
  if (old) return [{ target, path: '', what: after.hidden.has(target) ? 'retired' : 'removed' }];
  return [{ target, path: '', what: before.hidden.has(target) ? 'restored' : 'added' }];
}

function retirements(target: string, old: EffectiveNode, now: EffectiveNode): VersionChange[] {
  const gone = [...now.retired.keys()].filter((path) => !old.retired.has(path));
  const back = [...old.retired.keys()].filter((path) => !now.retired.has(path));
  return [
    ...gone.map((path) => ({ target, path, what: 'retired' }) as const),
    ...back.map((path) => ({ target, path, what: 'restored' }) as const),
  ];
}

function* inside(target: string, old: EffectiveNode, now: EffectiveNode): Iterable<VersionChange> {
  if (isDeepStrictEqual(old.properties, now.properties)) return;
  const retired = new Set([...old.retired.keys(), ...now.retired.keys()]);
  for (const change of differences(old.properties, now.properties, ''))
    if (!isRetired(change.path, retired)) yield { target, ...change };
}

function isRetired(path: string, retired: ReadonlySet<string>): boolean {
  return [...retired].some((known) => path === known || path.startsWith(`${known}.`));
}

type Difference = Omit<VersionChange, 'target'>;

function* differences(from: unknown, to: unknown, path: string): Iterable<Difference> {
  if (isDeepStrictEqual(from, to)) return;
  if (isObject(from) && isObject(to)) {
    for (const key of new Set([...Object.keys(from), ...Object.keys(to)]))
      yield* differences(from[key], to[key], path ? `${path}.${key}` : key);
  } else if (from === undefined) yield { path, what: 'added', to };
  else if (to === undefined) yield { path, what: 'removed', from };
  else yield { path, what: 'changed', from, to };
}
