import type { Plugin } from './plugin.ts';

/**
 * Says that an object is a plugin, so that editors complete it and tsc checks it.
 *
 * @example
 * export const plugin = definePlugin<{ greeting: string }>({
 *   start: ({ settings }) => ({ httpRoutes: { hello: () => ({ body: settings.greeting }) } }),
 * });
 */
export function definePlugin<Settings = Readonly<Record<string, unknown>>>(
  plugin: Plugin<Settings>,
): Plugin<Settings> {
  return plugin;
}
