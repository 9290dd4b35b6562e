import { join } from 'node:path';
import { projectRoot } from './kernel/project-root.ts';
import { slowly, type Progress } from './kernel/slowly.ts';
import { compileModel } from './model/compile-model.ts';
import { contentOf } from './model/load/pack-content.ts';
import type { LoadedPack } from './model/load/loaded-pack.ts';
import { loadPacks } from './model/load-packs.ts';
import type { Catalog } from './storage/catalog.ts';
import type { Database } from './storage/connection/database.ts';
import { openPlanned } from './storage/open-catalog.ts';
import { planSchema } from './storage/schema/schema-plan.ts';
import { PackStore, type KeptPack } from './storage/store/pack-store.ts';
import { refreshCollation } from './storage/system/collation.ts';
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
  await slowly(progress, 'rebuilding indexes for a new order of text', () => refreshCollation(database));
  const plan = await planSchema(database, model);
  const catalog = await slowly(progress, `making tables and indexes (${plan.steps.length} steps)`, () =>
    openPlanned(database, plan),
  );
  await database.transaction((tx) => new PackStore().keep(tx, packs.map(keptPack)));
  return { catalog, packs };
}

function keptPack({ name, spec, files }: LoadedPack): KeptPack {
  return { name, version: spec?.version ?? '', content: contentOf(files) };
}
