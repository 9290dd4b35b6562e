import { expressionFunctions } from './expression/functions/plugin-functions.ts';
import { fieldTypesPoint } from './fields/plugin-types/plugin-field-types.ts';
import { ExtensionPoints } from './kernel/extension-points.ts';
import { slowly, type Progress } from './kernel/slowly.ts';
import { Plugins } from './plugins/plugins.ts';
import type { Database } from './storage/connection/database.ts';
import { prepareSystemSchema } from './storage/system/system-schema.ts';

export interface OpenedPlugins {
  readonly points: ExtensionPoints;
  readonly plugins: Plugins;
}

/** The plugins, before the Model: what they add to its language is known when it is compiled. */
export async function openPlugins(
  database: Database,
  folders: readonly string[],
  progress: Progress,
): Promise<OpenedPlugins> {
  const points = new ExtensionPoints();
  points.declare(expressionFunctions);
  points.declare(fieldTypesPoint);
  // Which of them are on stands in the database.
  await slowly(progress, 'preparing the database', () => prepareSystemSchema(database));
  return { points, plugins: await Plugins.open(folders, points, database) };
}
