import type { Entity } from '../../model/model.ts';
import { references } from './seed-markers.ts';
import { nameOf, type SeedRecord } from './seed-record.ts';

/** Records of one entity that can be created together. */
export interface SeedBatch {
  readonly entity: Entity;
  readonly records: readonly SeedRecord[];
}

/** A reference that has to wait until the record it points at exists. */
export interface Deferred {
  readonly record: SeedRecord;
  readonly field: string;
}

export interface SeedOrder {
  readonly batches: readonly SeedBatch[];
  readonly deferred: readonly Deferred[];
}

/**
 * Brings records into an order in which each refers only to earlier ones, in as few batches as possible. Where
 * records refer to one another in a circle (a department's head works in it), one reference is deferred: that of
 * the record fewer others refer to. References to records that are not in the list count as there already.
 *
 * @param refName the record that a `$ref` in a record names
 */
export function orderSeeds(
  records: readonly SeedRecord[],
  refName: (record: SeedRecord, ref: string) => string,
): SeedOrder {
  const byName = new Map(records.map((record) => [nameOf(record), record]));
  const needs = new Map<SeedRecord, [field: string, target: SeedRecord][]>();
  const popularity = new Map<Entity, number>();
  for (const record of records) {
    const targets: [string, SeedRecord][] = [];
    for (const [field, ref] of references(record.values)) {
      const target = byName.get(refName(record, ref));
      if (!target) continue;
      targets.push([field, target]);
      popularity.set(target.entity, (popularity.get(target.entity) ?? 0) + 1);
    }
    needs.set(record, targets);
  }
  const rank = ({ entity }: SeedRecord) => popularity.get(entity) ?? 0;
  const first = records.toSorted((a, b) => rank(b) - rank(a));
  const { levels, deferred } = levelsOf(first, needs);
  return { batches: batchesOf(records, levels), deferred };
}

/** How many steps of references lie below each record. */
function levelsOf(
  records: readonly SeedRecord[],
  needs: ReadonlyMap<SeedRecord, readonly (readonly [string, SeedRecord])[]>,
): { levels: Map<SeedRecord, number>; deferred: Deferred[] } {
  const levels = new Map<SeedRecord, number>();
  const open = new Set<SeedRecord>();
  const deferred: Deferred[] = [];
  const visit = (record: SeedRecord): number => {
    const known = levels.get(record);
    if (known !== undefined) return known;
    open.add(record);
    let level = 0;
    for (const [field, target] of needs.get(record)!) {
      if (open.has(target)) deferred.push({ record, field });
      else level = Math.max(level, visit(target) + 1);
    }
    open.delete(record);
    levels.set(record, level);
    return level;
  };
  for (const record of records) visit(record);
  return { levels, deferred };
}

function batchesOf(records: readonly SeedRecord[], levels: ReadonlyMap<SeedRecord, number>): SeedBatch[] {
  const byLevel = Map.groupBy(records, (record) => levels.get(record)!);
  return [...byLevel.keys()]
    .toSorted((a, b) => a - b)
    .flatMap((level) =>
      [...Map.groupBy(byLevel.get(level)!, ({ entity }) => entity)].map(([entity, group]) => ({
        entity,
        records: group,
      })),
    );
}
