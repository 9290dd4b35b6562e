import type { Model } from '../model/model.ts';
import { Catalog } from './catalog.ts';
import type { Database } from './connection/database.ts';
import { applySchemaPlan, type OnStep } from './schema/apply-schema-plan.ts';
import { planSchema } from './schema/schema-plan.ts';
import { withPromises } from './schema/not-null-columns.ts';

/** Brings the tables in line with the Model, additively, and opens it. */
export async function openCatalog(database: Database, model: Model, onStep?: OnStep): Promise<Catalog> {
  const plan = await planSchema(database, model);
  await applySchemaPlan(database, plan, onStep);
  return new Catalog(model, await withPromises(database.session, plan.map));
}
