import { createHash } from 'node:crypto';
import type { Model } from '../../model/model.ts';
import { rollupFillSteps } from './rollup-ddl.ts';
import type { TableMap } from './table-map.ts';
import { wantedIndexes } from './wanted-indexes.ts';

/**
 * Hash of everything in a Model that the database has to agree with: two Models of one hash need no plan between
 * them. Labels, options, stages, forms and most of views are not in it.
 */
export function storagePart(model: Model, map: TableMap): string {
  const tables = Array.from(map.tables.values(), (table) => [
    table.sql,
    Array.from(table.fields.values(), ({ columns }) => columns.map(columnPart)),
    Array.from(table.links.values(), ({ sql, target }) => [sql, target]),
    table.rollups && Array.from(table.rollups.columns.values(), columnPart),
  ]);
  const indexes = wantedIndexes(model, map).map(({ table, name, unique, definition }) => {
    return [table, name, unique, definition];
  });
  const rollups = rollupFillSteps(model, map, new Map()).map(({ sql }) => sql);
  return createHash('sha256')
    .update(JSON.stringify([tables, indexes, rollups]))
    .digest('hex');
}

function columnPart(column: {
  readonly name: string;
  readonly type: string;
  readonly collate: string | undefined;
  readonly references: string | undefined;
  readonly foreignKey: boolean;
  readonly required: boolean;
}): unknown[] {
  const { name, type, collate, references, foreignKey, required } = column;
  return [name, type, collate, references, foreignKey, required];
}
