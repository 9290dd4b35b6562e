import { slowly, type Progress } from './kernel/slowly.ts';
import { bootVersion, type BootSources } from './lifecycle/versions/boot-version.ts';
import type { InForce } from './lifecycle/versions/in-force.ts';
import type { Database } from './storage/connection/database.ts';
import { refreshCollation } from './storage/system/collation.ts';
import { prepareSystemSchema } from './storage/system/system-schema.ts';

/** Makes the database agree with what it says is in force, and opens that. @throws MetadataError */
export async function installModel(
  database: Database,
  sources: BootSources,
  progress: Progress,
): Promise<InForce> {
  await slowly(progress, 'preparing the database', () => prepareSystemSchema(database));
  await slowly(progress, 'rebuilding indexes for a new order of text', () => refreshCollation(database));
  return bootVersion(database, sources, progress);
}
