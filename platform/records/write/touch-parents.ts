import type { Entity, Field, Model } from '../../model/model.ts';
import { planOf } from '../record-plan.ts';
import { entityOf, valueAfter, type Change } from './change.ts';
import { existingChange } from './stage-changes.ts';
import { NOTHING_SENT } from '../incoming-values.ts';
import type { WriteSession } from './write-session.ts';

/**
 * Records whose rules read a relation, or whose locks hold their lines, are locked and checked again when a record of that relation is written by
 * itself: a parent when its line changes, a reader when a loan refers to him. They are changes without values:
 * checked, not stored.
 */
export async function touchParents(write: WriteSession, changes: readonly Change[]): Promise<Change[]> {
  const present = new Set(changes.map(({ id }) => id));
  const wanted = new Map<string, Map<string, Change[]>>();
  for (const change of changes) {
    for (const { name, target } of readBackReferences(write, entityOf(change))) {
      for (const id of [change.before?.[name], valueAfter(change, name)]) {
        if (typeof id !== 'string' || present.has(id)) continue;
        const byId = wanted.get(target!) ?? new Map<string, Change[]>();
        wanted.set(target!, byId.set(id, [...(byId.get(id) ?? []), change]));
      }
    }
  }
  const touched: Change[] = [];
  for (const entity of [...wanted.keys()].toSorted()) {
    touched.push(...(await lockParents(write, entity, wanted.get(entity)!)));
  }
  return touched;
}

const known = new WeakMap<Entity, readonly Field[]>();

/** The references of an entity by which rules of the records referred to look back at it. */
function readBackReferences({ catalog }: WriteSession, entity: Entity): readonly Field[] {
  let fields = known.get(entity);
  if (!fields)
    known.set(entity, (fields = [...entity.fields.values()].filter((field) => isRead(catalog.model, field))));
  return fields;
}

function isRead(model: Model, { name, entity, target, type, system }: Field): boolean {
  if (target === undefined || system || type.storage !== 'columns') return false;
  const above = model.entity(target);
  const { relations } = planOf(model, above).conditions;
  const children = above.children.find((one) => one.target === entity && one.inverse === name);
  const holdsLines = children !== undefined && above.spec.locks !== undefined;
  return (
    holdsLines ||
    relations.has(`${entity}.${name}`) ||
    (children !== undefined && relations.has(children.name))
  );
}

async function lockParents(
  write: WriteSession,
  entity: string,
  byId: ReadonlyMap<string, readonly Change[]>,
): Promise<Change[]> {
  const { catalog, tx } = write;
  const plan = planOf(catalog.model, catalog.model.entity(entity));
  const locked = await catalog.store.lock(tx, entity, [...byId.keys()].toSorted(), 'noKeyUpdate');
  return [...byId].flatMap(([id, children]) => {
    const before = locked.get(id);
    if (!before || before['deletedAt']) return [];
    const { operation } = children.at(-1)!;
    const touched = existingChange(plan, operation, '', before, NOTHING_SENT, 'update');
    touched.isContested = children.some((child) => child.operation !== operation);
    return [touched];
  });
}
