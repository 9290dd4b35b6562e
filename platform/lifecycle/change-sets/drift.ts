import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../kernel/json.ts';
import type { DraftChanges, NodeChange } from '../../model/layers/draft-changes.ts';
import type { EffectiveNode } from '../../model/layers/merge.ts';
import { valueAt } from '../../model/layers/property-path.ts';
import type { Model } from '../../model/model.ts';
import { nameless } from './org-difference.ts';

/** A place where this installation is neither as the change set found its own nor as it leaves it. */
export interface Drift {
  readonly target: string;
  readonly path: string;
  readonly was?: Json;
  readonly found?: Json;
  readonly to?: Json;
}

/** Where this installation went another way than the one the changes were made in. */
export function driftOf(changes: DraftChanges, { nodes, hidden }: Pick<Model, 'nodes' | 'hidden'>): Drift[] {
  return Object.entries(changes).flatMap(([target, change]) => [
    ...nodeDrift(target, change, nodes.get(target) ?? hidden.get(target)),
  ]);
}

function* nodeDrift(target: string, change: NodeChange, node: EffectiveNode | undefined): Iterable<Drift> {
  const { create, set = {}, retire = {} } = change;
  if (create) {
    const found = nameless(node?.properties ?? {});
    if (node && !isDeepStrictEqual(found, create))
      yield { target, path: '', found: node.properties, to: create };
    return;
  }
  if (!node && !change.remove) yield { target, path: '' };
  if (!node) return;
  for (const [path, { to, was }] of Object.entries(set)) {
    const found = valueAt(node.properties, path) ?? node.retired.get(path);
    if (isDeepStrictEqual(found, to ?? undefined) || isDeepStrictEqual(found, was)) continue;
    yield {
      target,
      path,
      to,
      ...(was === undefined ? {} : { was }),
      ...(found === undefined ? {} : { found }),
    };
  }
  for (const path of Object.keys(retire))
    if (path !== '' && valueAt(node.properties, path) === undefined && !node.retired.has(path))
      yield { target, path };
}

/** The changes without what is so here already: made twice a change set does no harm. */
export function stillToDo(
  changes: DraftChanges,
  { nodes, hidden }: Pick<Model, 'nodes' | 'hidden'>,
): DraftChanges {
  const entries = Object.entries(changes).map(([target, change]) => {
    const node = nodes.get(target) ?? hidden.get(target);
    const isHidden = (path: string) => (path === '' ? hidden.has(target) : node?.retired.has(path) === true);
    const { create, remove, retire = {}, restore = {}, ...rest } = change;
    const open: NodeChange = {
      ...rest,
      retire: Object.fromEntries(Object.entries(retire).filter(([path]) => !isHidden(path))),
      restore: Object.fromEntries(Object.entries(restore).filter(([path]) => isHidden(path))),
      ...(create && !node ? { create } : {}),
      ...(remove && node ? { remove } : {}),
    };
    if (create && node) return [target, { ...open, set: overwritten(create) }] as const;
    return [target, open] as const;
  });
  return Object.fromEntries(entries);
}

/** A node that is there already takes every property of the new one. */
function overwritten(create: NonNullable<NodeChange['create']>): NonNullable<NodeChange['set']> {
  return Object.fromEntries(Object.entries(create).map(([path, to]) => [path, { to }]));
}
