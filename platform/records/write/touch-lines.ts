import type { Entity, Field, Model } from '../../model/model.ts';
import { NOTHING_SENT } from '../incoming-values.ts';
import { planOf } from '../record-plan.ts';
import { byEntity, type Change } from './change.ts';
import { existingChange } from './stage-changes.ts';
import type { WriteSession } from './write-session.ts';

/**
 * A line whose rules read the record it belongs to is checked again when that changes there: what may be in a plan may
 * be too much once it is carried out. They are changes without values: checked, not stored.
 */
export async function touchLines(write: WriteSession, changes: readonly Change[]): Promise<Change[]> {
  const present = new Set(changes.map(({ id }) => id));
  const touched: Change[] = [];
  for (const [entity, group] of byEntity(changes.filter(({ kind }) => kind === 'update'))) {
    for (const { field, reads } of readingLines(write.catalog.model, entity)) {
      const parents = group.filter(({ values }) => Object.keys(values).some((name) => reads.has(name)));
      touched.push(...(await linesOf(write, field, parents, present)));
    }
  }
  return touched;
}

interface ReadingLines {
  readonly field: Field;
  /** Fields of the record that rules of its lines read. */
  readonly reads: ReadonlySet<string>;
}

const known = new WeakMap<Entity, readonly ReadingLines[]>();

function readingLines(model: Model, entity: Entity): readonly ReadingLines[] {
  let lines = known.get(entity);
  if (!lines) {
    const all = entity.children.map((field) => ({ field, reads: readsOf(model, field) }));
    known.set(entity, (lines = all.filter(({ reads }) => reads.size > 0)));
  }
  return lines;
}

function readsOf(model: Model, { target, inverse }: Field): ReadonlySet<string> {
  const { validations } = planOf(model, model.entity(target!)).conditions;
  const paths = validations.flatMap(({ expression }) => expression.dependencies);
  return new Set(paths.flatMap(([first, name]) => (first === inverse && name !== undefined ? [name] : [])));
}

async function linesOf(
  { catalog, tx }: WriteSession,
  field: Field,
  parents: readonly Change[],
  present: ReadonlySet<string>,
): Promise<Change[]> {
  if (parents.length === 0) return [];
  const { model, store } = catalog;
  const line = model.entity(field.target!);
  const byId = new Map(parents.map((parent) => [parent.id, parent]));
  const found = await store.referencing(tx, line.fields.get(field.inverse!)!, [...byId.keys()]);
  const ids = found.filter((id) => !present.has(id)).toSorted();
  if (ids.length === 0) return [];
  const plan = planOf(model, line);
  const locked = await store.lock(tx, line.key, ids, 'noKeyUpdate');
  return [...locked.values()].flatMap((record) => {
    const parent = byId.get(String(record[field.inverse!]));
    if (!parent || record['deletedAt']) return [];
    return [existingChange(plan, parent.operation, field.name, record, NOTHING_SENT, 'update')];
  });
}
