import { createHash } from 'node:crypto';
import type { Field, Model } from '../../model/model.ts';
import { isKeptRollup, rollupSteps } from '../../model/rollup-order.ts';
import type { Session } from '../connection/session.ts';
import { literal } from '../sql/identifier.ts';
import { rollupSql } from '../sql/rollup-sql.ts';
import { rateFills } from './booked-rate-ddl.ts';
import type { DdlStep } from './ddl-step.ts';
import type { TableMap } from './table-map.ts';

/** What the kept roll-ups were computed by, by `entity.field`. */
export async function presentRollups(session: Session): Promise<ReadonlyMap<string, string>> {
  const rows = await session.rows<{ field: string; definition: string }>(
    'select field, definition from kehu.kept_rollup',
  );
  return new Map(rows.map(({ field, definition }) => [field, definition]));
}

/**
 * Roll-ups that are new, or computed otherwise than before, are computed for all records before anybody reads them.
 * What was done is remembered with the values, so that an interrupted start goes on where it was.
 */
export function rollupFillSteps(
  model: Model,
  map: TableMap,
  present: ReadonlyMap<string, string>,
): DdlStep[] {
  const hashes = new Map<string, string>();
  return rollupSteps(model).flatMap((fields) => {
    for (const field of fields) hashes.set(keyOf(field), hashOf(field, model, map, hashes));
    const stale = fields.filter((field) => present.get(keyOf(field)) !== hashes.get(keyOf(field)));
    const groups = Map.groupBy(stale, ({ entity }) => entity);
    return Array.from(groups.values(), (group) => fill(group, hashes, map));
  });
}

function keyOf({ entity, name }: Field): string {
  return `${entity}.${name}`;
}

/** Another definition, of the field or of a roll-up it counts, makes all its values wrong. */
function hashOf(field: Field, model: Model, map: TableMap, known: ReadonlyMap<string, string>): string {
  const table = map.tables.get(field.entity)!;
  const inputs = field
    .computed!.inputs.map((input) => model.entities.get(input.entity)!.fields.get(input.field)!)
    .filter(isKeptRollup);
  const texts = [
    rollupSql(table, [field], map).keep,
    ...rateFills(table, [field], map),
    ...inputs.map((input) => known.get(keyOf(input))),
  ];
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16);
}

/** One pass over the records for all of an entity's roll-ups. */
function fill(fields: readonly Field[], hashes: ReadonlyMap<string, string>, map: TableMap): DdlStep {
  const table = map.tables.get(fields[0]!.entity)!;
  const { keep } = rollupSql(table, fields, map, `(select "id" from ${table.sql}) p(id)`);
  const rows = fields.map((field) => `(${literal(keyOf(field))}, ${literal(hashes.get(keyOf(field))!)})`);
  const remember =
    `insert into kehu.kept_rollup (field, definition) values ${rows.join(', ')} ` +
    'on conflict (field) do update set definition = excluded.definition';
  const subject = fields.map(({ name }) => name).join(', ');
  const sql = [...rateFills(table, fields, map), keep, remember].join(';\n');
  return { kind: 'fillRollup', table: table.rollups!.sql, subject, sql, runs: 'online' };
}
