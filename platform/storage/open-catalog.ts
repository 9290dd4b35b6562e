import type { Model } from '../model/model.ts';
import { Catalog } from './catalog.ts';
import type { Database } from './connection/database.ts';
import { applySchemaPlan, type OnStep } from './schema/apply-schema-plan.ts';
import { withPromises } from './schema/not-null-columns.ts';
import { readNames } from './schema/name-store.ts';
import { layOut } from './schema/table-map.ts';
import { planSchema, type SchemaPlan } from './schema/schema-plan.ts';

/** Brings the tables in line with the Model, additively, and opens it. */
export async function openCatalog(database: Database, model: Model, onStep?: OnStep): Promise<Catalog> {
  return openPlanned(database, await planSchema(database, model), onStep);
}

/** The same for a plan that was looked at first. */
export async function openPlanned(
  database: Database,
  plan: SchemaPlan,
  onStep?: OnStep,
  version?: number,
): Promise<Catalog> {
  await applySchemaPlan(database, plan, onStep);
  return new Catalog(plan.model, await withPromises(database.session, plan.map), version, plan.names);
}

/** The Catalog of a Model for which another node has prepared the database. */
export async function followCatalog(database: Database, model: Model, version: number): Promise<Catalog> {
  const names = await readNames(database.session);
  const map = layOut(model, names);
  return new Catalog(model, await withPromises(database.session, map), version, names);
}
