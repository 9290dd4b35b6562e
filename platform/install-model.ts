import { join } from 'node:path';
import { projectRoot } from './kernel/project-root.ts';
import { slowly, type Progress } from './kernel/slowly.ts';
import { compileModel } from './model/compile-model.ts';
import type { LoadedPack } from './model/load/loaded-pack.ts';
import { loadPacks } from './model/load-packs.ts';
import { Catalog } from './storage/catalog.ts';
import type { Database } from './storage/connection/database.ts';
import { applySchemaPlan } from './storage/schema/apply-schema-plan.ts';
import { planSchema } from './storage/schema/schema-plan.ts';
import { prepareSystemSchema } from './storage/system/system-schema.ts';

/** What every installation has, beside the packs it chose. */
const CORE = join(projectRoot, 'metadata/core');

export interface InstalledModel {
  readonly catalog: Catalog;
  readonly packs: readonly LoadedPack[];
}

/** Reads the packs, compiles the Model and makes the database agree with it. @throws MetadataError */
export async function installModel(
  database: Database,
  folders: readonly string[],
  progress: Progress,
): Promise<InstalledModel> {
  const packs = loadPacks([CORE, ...folders]);
  const model = compileModel({ packs });
  await slowly(progress, 'preparing the database', () => prepareSystemSchema(database));
  const plan = await planSchema(database, model);
  await slowly(progress, `making tables and indexes (${plan.steps.length} steps)`, () =>
    applySchemaPlan(database, plan),
  );
  return { catalog: new Catalog(model, plan.map), packs };
}
