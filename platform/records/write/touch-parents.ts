import { planOf } from '../record-plan.ts';
import { entityOf, valueAfter, type Change } from './change.ts';
import { existingChange } from './stage-changes.ts';
import { NOTHING_SENT } from '../incoming-values.ts';
import type { WriteSession } from './write-session.ts';

/**
 * Parents whose rules read their children are locked and checked again when a child is written by itself. They
 * are changes without values: checked, not stored.
 */
export async function touchParents(write: WriteSession, changes: readonly Change[]): Promise<Change[]> {
  const present = new Set(changes.map(({ id }) => id));
  const wanted = new Map<string, Map<string, Change>>();
  for (const change of changes) {
    const { parent } = entityOf(change);
    if (!parent?.target || !isRead(write, change)) continue;
    for (const id of [change.before?.[parent.name], valueAfter(change, parent.name)]) {
      if (typeof id !== 'string' || present.has(id)) continue;
      wanted.set(parent.target, (wanted.get(parent.target) ?? new Map()).set(id, change));
    }
  }
  const touched: Change[] = [];
  for (const [entity, byId] of wanted) touched.push(...(await lockParents(write, entity, byId)));
  return touched;
}

function isRead({ catalog }: WriteSession, change: Change): boolean {
  const { parent, key } = entityOf(change);
  const above = catalog.model.entity(parent!.target!);
  const { relations } = planOf(catalog.model, above).conditions;
  return above.children.some(({ name, target }) => target === key && relations.has(name));
}

async function lockParents(
  write: WriteSession,
  entity: string,
  byId: ReadonlyMap<string, Change>,
): Promise<Change[]> {
  const { catalog, tx } = write;
  const plan = planOf(catalog.model, catalog.model.entity(entity));
  const locked = await catalog.store.lock(tx, entity, [...byId.keys()].toSorted(), 'noKeyUpdate');
  return [...byId].flatMap(([id, child]) => {
    const before = locked.get(id);
    return before && !before['deletedAt']
      ? [existingChange(plan, child.operation, '', before, NOTHING_SENT, 'update')]
      : [];
  });
}
