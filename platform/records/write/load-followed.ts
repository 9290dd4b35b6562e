import type { Entity, Model } from '../../model/model.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { afterState, byEntity, type Change } from './change.ts';
import type { WriteSession } from './write-session.ts';

const DEEPEST = 100;

/** Loads the records that conditions reach over references, and the ancestors they ask about. */
export async function loadFollowed(write: WriteSession, changes: readonly Change[]): Promise<void> {
  for (const [entity, group] of byEntity(changes)) {
    const { followed, climbed } = group[0]!.plan.conditions;
    if (followed.length === 0 && climbed.length === 0) continue;
    const records = group.flatMap((change) => [
      afterState(change),
      ...(change.before ? [change.before] : []),
    ]);
    for (const path of followed) await loadAlong(write, entity, records, path);
    for (const path of climbed) await climb(write, entity, records, path);
  }
}

async function loadAlong(
  write: WriteSession,
  from: Entity,
  records: readonly StoredRecord[],
  path: readonly string[],
): Promise<readonly StoredRecord[]> {
  let entity = from;
  let at: readonly StoredRecord[] = records;
  for (const name of path) {
    const ids = at.map((record) => record[name]).filter((id) => typeof id === 'string');
    entity = targetOf(write.catalog.model, entity, name);
    await write.records.load(entity.key, ids);
    at = ids.flatMap((id) => write.records.get(entity.key, id) ?? []);
  }
  return at;
}

/** `isWithin` asks about the record itself or one it refers to: everything above that is loaded. */
async function climb(
  write: WriteSession,
  from: Entity,
  records: readonly StoredRecord[],
  path: readonly string[],
): Promise<void> {
  const isSelf = path.length === 1 && path[0] === 'id';
  const { model } = write.catalog;
  const entity = isSelf ? from : path.reduce((at, name) => targetOf(model, at, name), from);
  if (!entity.tree) return;
  const parent = entity.tree.name;
  let level = isSelf ? records : await loadAlong(write, from, records, path);
  for (let depth = 0; level.length > 0 && depth < DEEPEST; depth++) {
    const ids = level.map((record) => record[parent]).filter((id) => typeof id === 'string');
    await write.records.load(entity.key, ids);
    level = ids.flatMap((id) => write.records.get(entity.key, id) ?? []);
  }
}

function targetOf(model: Model, entity: Entity, field: string): Entity {
  return model.entity(entity.fields.get(field)!.target!);
}
