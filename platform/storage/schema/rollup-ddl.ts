import { createHash } from 'node:crypto';
import type { Field, Model } from '../../model/model.ts';
import { isKeptRollup, rollupSteps } from '../../model/rollup-order.ts';
import type { Session } from '../connection/session.ts';
import { literal } from '../sql/identifier.ts';
import { rollupSql } from '../sql/rollup-sql.ts';
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
    const steps: DdlStep[] = [];
    for (const field of fields) {
      const hash = hashOf(field, model, map, hashes);
      hashes.set(keyOf(field), hash);
      if (present.get(keyOf(field)) !== hash) steps.push(fill(field, hash, map));
    }
    return steps;
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
  const texts = [rollupSql(table, [field], map).keep, ...inputs.map((input) => known.get(keyOf(input)))];
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16);
}

function fill(field: Field, hash: string, map: TableMap): DdlStep {
  const table = map.tables.get(field.entity)!;
  const { keep } = rollupSql(table, [field], map, `(select "id" from ${table.sql}) p(id)`);
  const remember =
    `insert into kehu.kept_rollup (field, definition) values (${literal(keyOf(field))}, ${literal(hash)}) ` +
    'on conflict (field) do update set definition = excluded.definition';
  const kind = 'fillRollup';
  return {
    kind,
    table: table.rollups!.sql,
    subject: field.name,
    sql: `${keep};\n${remember}`,
    runs: 'online',
  };
}
