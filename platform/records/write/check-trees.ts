import type { Entity } from '../../model/model.ts';
import { messages } from '../messages.ts';
import { byEntity, type Change } from './change.ts';
import type { WriteSession } from './write-session.ts';

/**
 * No record becomes its own ancestor. Moved records and everything above their new place are locked for update, so
 * that two moves at once cannot close a circle together.
 */
export async function checkTrees(write: WriteSession, changes: readonly Change[]): Promise<void> {
  for (const [entity, group] of byEntity(changes)) {
    const tree = entity.tree?.name;
    if (tree === undefined) continue;
    const moved = group.filter(({ kind, values }) => kind !== 'delete' && typeof values[tree] === 'string');
    const needsCheck = moved.filter(({ kind }) => kind === 'update');
    const inBatch = moved.length > 1 ? moved : needsCheck;
    if (inBatch.length > 0) await refuseCircles(write, entity, tree, inBatch, group);
  }
}

async function refuseCircles(
  write: WriteSession,
  entity: Entity,
  tree: string,
  moved: readonly Change[],
  group: readonly Change[],
): Promise<void> {
  const parents = new Map<string, unknown>();
  for (const change of group) if (tree in change.values) parents.set(change.id, change.values[tree]);
  const seen = new Set<string>();
  let level = new Set(moved.map(({ values }) => String(values[tree])));
  while (level.size > 0) {
    const unknown = [...level].filter((id) => !parents.has(id)).toSorted();
    if (unknown.length > 0) {
      const locked = await write.catalog.store.lock(write.tx, entity.key, unknown, 'noKeyUpdate');
      for (const id of unknown) parents.set(id, locked.get(id)?.[tree] ?? null);
    }
    for (const id of level) seen.add(id);
    level = new Set([...level].map((id) => parents.get(id)).filter((id) => typeof id === 'string'));
    for (const id of seen) level.delete(id);
  }
  for (const change of moved) {
    if (!closesCircle(change.id, change.values[tree], parents)) continue;
    write.refuse(change, tree, messages.treeCycle({ field: entity.tree!.label }));
  }
}

function closesCircle(id: string, parent: unknown, parents: ReadonlyMap<string, unknown>): boolean {
  const seen = new Set<unknown>();
  for (let at = parent; typeof at === 'string'; at = parents.get(at)) {
    if (at === id || seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}
