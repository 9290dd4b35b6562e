import type { Entity, Model } from '../../model/model.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { byEntity, type Change } from './change.ts';
import { valuesAfter, valuesBefore, type Values } from './evaluation.ts';
import type { WriteSession } from './write-session.ts';

/** Loads the records that conditions reach over references, and the ancestors they ask about. */
export async function loadFollowed(write: WriteSession, changes: readonly Change[]): Promise<void> {
  for (const [entity, group] of byEntity(changes)) {
    const { followed, climbed, rollups } = group[0]!.plan.conditions;
    if (followed.length === 0 && climbed.length === 0 && rollups.length === 0) continue;
    const records = group.flatMap((change): Values[] =>
      change.before ? [valuesAfter(change), valuesBefore(change)] : [valuesAfter(change)],
    );
    for (const path of followed) await loadAlong(write, entity, records, path);
    for (const path of climbed) await climb(write, entity, records, path);
    await loadRollups(write, entity, group, records);
  }
}

/** Roll-ups as they stand in the transaction: of the records themselves, and of those they refer to. */
async function loadRollups(
  write: WriteSession,
  entity: Entity,
  group: readonly Change[],
  records: readonly Values[],
): Promise<void> {
  const { rollups } = group[0]!.plan.conditions;
  for (const reads of Map.groupBy(rollups, ({ via }) => via.join('.')).values()) {
    const { via } = reads[0]!;
    const target = via.reduce((at, name) => targetOf(write.catalog.model, at, name), entity);
    const ids =
      via.length === 0
        ? group.filter(({ before }) => before).map(({ id }) => id)
        : idsIn(await loadAlong(write, entity, records, via), 'id');
    await write.rollups.load(
      target,
      ids,
      reads.map(({ name }) => name),
    );
  }
}

/** Roll-ups that rules read, once they are right again. */
export async function loadRollupsAfter(write: WriteSession, changes: readonly Change[]): Promise<void> {
  write.rollups.forget();
  for (const [entity, group] of byEntity(changes)) {
    if (group[0]!.plan.conditions.rollups.length === 0) continue;
    const made = group.map((change) => ({
      ...change,
      before: change.before ?? ({ id: change.id } as StoredRecord),
    }));
    await loadRollups(write, entity, made, group.map(valuesAfter));
  }
}

async function loadAlong(
  write: WriteSession,
  from: Entity,
  records: readonly Values[],
  path: readonly string[],
): Promise<readonly Values[]> {
  let entity = from;
  let at = records;
  for (const name of path) {
    const ids = idsIn(at, name);
    entity = targetOf(write.catalog.model, entity, name);
    await write.records.load(entity.key, ids);
    at = found(write, entity, ids);
  }
  return at;
}

/** `isWithin` asks about the record itself or one it refers to: everything above that is loaded. */
async function climb(
  write: WriteSession,
  from: Entity,
  records: readonly Values[],
  path: readonly string[],
): Promise<void> {
  const isSelf = path.length === 1 && path[0] === 'id';
  const { model } = write.catalog;
  const entity = isSelf ? from : path.reduce((at, name) => targetOf(model, at, name), from);
  if (!entity.tree) return;
  const parent = entity.tree.name;
  let level = isSelf ? records : await loadAlong(write, from, records, path);
  const climbed = new Set<string>();
  while (level.length > 0) {
    const ids = idsIn(level, parent).filter((id) => !climbed.has(id));
    for (const id of ids) climbed.add(id);
    await write.records.load(entity.key, ids);
    level = found(write, entity, ids);
  }
}

/** Each record once, however many refer to it. */
function idsIn(records: readonly Values[], field: string): string[] {
  const ids = new Set(records.map((values) => values(field)));
  return [...ids].filter((id) => typeof id === 'string');
}

function found(write: WriteSession, { key }: Entity, ids: readonly string[]): Values[] {
  return ids.flatMap((id) => {
    const record = write.records.get(key, id);
    return record ? [(field: string) => record[field]] : [];
  });
}

function targetOf(model: Model, entity: Entity, field: string): Entity {
  return model.entity(entity.fields.get(field)!.target!);
}
