import { idIn } from '../records/query-trees.ts';
import type { Session } from '../storage/connection/session.ts';
import type { RecordStore } from '../storage/store/record-store.ts';
import type { ImportPlan } from './import-plan.ts';

/** For each record the mapped fields it has no value for. Children fields never count as blank. */
export async function blankFields(
  session: Session,
  store: RecordStore,
  { entity, fields, later }: ImportPlan,
  ids: readonly string[],
): Promise<Map<string, Set<string>>> {
  if (ids.length === 0) return new Map();
  const names = [...new Set([...fields, ...later].map(({ field }) => field.name))];
  const rows = await store.find(session, {
    entity: entity.key,
    select: [['id'], ...names.map((name) => [name])],
    where: idIn(ids),
    sort: [],
    limit: ids.length,
  });
  return new Map(rows.map((row) => [row.id as string, new Set(names.filter((name) => isBlank(row[name])))]));
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
