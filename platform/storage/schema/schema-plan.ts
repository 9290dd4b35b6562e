import type { Model } from '../../model/model.ts';
import type { Database } from '../connection/database.ts';
import type { DdlStep } from './ddl-step.ts';
import { indexSteps, presentIndexes } from './index-ddl.ts';
import type { NameBook } from './name-book.ts';
import { readNames } from './name-store.ts';
import { schemaDifference } from './schema-difference.ts';
import { presentRollups, rollupFillSteps } from './rollup-ddl.ts';
import { tableSteps } from './table-ddl.ts';
import { layOut, type TableMap } from './table-map.ts';
import { wantedIndexes } from './wanted-indexes.ts';

/** What has to happen in the database before a Model can be in force. Empty where nothing has to. */
export interface SchemaPlan {
  readonly model: Model;
  readonly map: TableMap;
  readonly names: NameBook;
  readonly steps: readonly DdlStep[];
}

/** Compares the Model with the database. Changes nothing. */
export async function planSchema(database: Database, model: Model): Promise<SchemaPlan> {
  const names = await readNames(database.session);
  const map = layOut(model, names);
  const difference = await schemaDifference(database, map);
  const tables = tableSteps(difference, map);
  const created = new Set(tables.filter(({ kind }) => kind === 'createTable').map(({ table }) => table));
  const schemas = [...new Set(Array.from(map.tables.values(), ({ schema }) => schema))];
  const present = await presentIndexes(database.session, schemas);
  const indexes = indexSteps(wantedIndexes(model, map), present, created);
  const rollups = rollupFillSteps(model, map, await presentRollups(database.session));
  return { model, map, names, steps: [...tables, ...indexes, ...rollups] };
}
