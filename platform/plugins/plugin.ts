import type { Contributions } from './contributions.ts';
import type { PluginFunction } from '../expression/functions/plugin-functions.ts';
import type { PluginFieldType } from '../fields/plugin-types/plugin-field-types.ts';
import type { PluginHost } from './plugin-host-api.ts';

/**
 * What the module of a plugin exports under the name `plugin`.
 *
 * @example
 * export const plugin = definePlugin({
 *   start: ({ records }) => ({
 *     httpRoutes: { count: async ({ caller }) => ({ body: await records.list(caller!, 'book', { count: 'exact', limit: 1 }) }) },
 *   }),
 * });
 */
export interface Plugin<Settings = Readonly<Record<string, unknown>>> {
  /** The functions of `expressionFunctions`, by name. They are known before anything is started. */
  readonly functions?: Readonly<Record<string, PluginFunction>>;
  /** The types of `fieldTypes`, by name; known as early. */
  readonly fieldTypes?: Readonly<Record<string, PluginFieldType>>;
  /**
   * Called when the plugin is switched on, at start, and again after its settings have changed. Answers the code
   * behind what plugin.json contributes, by extension point and name.
   */
  start?(host: PluginHost<Settings>): Contributions | Promise<Contributions>;
  /** Called before the plugin is switched off or started anew, and when the node ends. */
  stop?(): void | Promise<void>;
}
