import type { Model } from '../model/model.ts';
import { Catalog } from './catalog.ts';
import type { Database } from './connection/database.ts';
import { applySchemaPlan, type OnStep } from './schema/apply-schema-plan.ts';
import { withPromises } from './schema/not-null-columns.ts';
import { planSchema, type SchemaPlan } from './schema/schema-plan.ts';

/** Brings the tables in line with the Model, additively, and opens it. */
export async function openCatalog(database: Database, model: Model, onStep?: OnStep): Promise<Catalog> {
  return openPlanned(database, await planSchema(database, model), onStep);
}

/** The same for a plan that was looked at first. */
export async function openPlanned(database: Database, plan: SchemaPlan, onStep?: OnStep): Promise<Catalog> {
  await applySchemaPlan(database, plan, onStep);
  return new Catalog(plan.model, await withPromises(database.session, plan.map));
}
