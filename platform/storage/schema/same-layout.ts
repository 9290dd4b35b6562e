import { createHash } from 'node:crypto';
import type { Model } from '../../model/model.ts';
import { rollupSteps } from '../../model/rollup-order.ts';
import { rollupSql } from '../sql/rollup-sql.ts';
import type { Column, TableMap } from './table-map.ts';
import { wantedIndexes } from './wanted-indexes.ts';

const known = new WeakMap<Model, string>();

/**
 * A hash of everything that a Model wants of the database: tables, columns, indexes, kept roll-ups. Where that of the
 * next Model is that of the one in force, there is nothing to compare and nothing to do: labels, options, forms and
 * roles never look at the database.
 */
export function layoutOf(model: Model, map: TableMap): string {
  let hash = known.get(model);
  if (hash === undefined) known.set(model, (hash = hashOf(model, map)));
  return hash;
}

function hashOf(model: Model, map: TableMap): string {
  const tables = Array.from(map.tables.values(), ({ sql, fields, links, rollups }) => [
    sql,
    Array.from(fields.values(), ({ columns }) => columns.map(wanted)),
    Array.from(links.values(), (link) => [link.sql, link.target]),
    Array.from(rollups?.columns.values() ?? [], wanted),
  ]);
  const indexes = wantedIndexes(model, map).map(({ table, name, definition }) => [table, name, definition]);
  const rollups = rollupSteps(model)
    .flat()
    .map((field) => [field.entity, field.name, rollupSql(map.tables.get(field.entity)!, [field], map).keep]);
  return createHash('sha256')
    .update(JSON.stringify([tables, indexes, rollups]))
    .digest('hex');
}

function wanted({ name, type, collate, references, required }: Column): unknown {
  return [name, type, collate, references, required];
}
