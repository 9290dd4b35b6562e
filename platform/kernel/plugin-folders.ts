import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/** Where the plugins are that ship with the platform. */
export const SHIPPED_PLUGINS = join(projectRoot, 'plugins');

/** The folders of all plugins: those that ship, and those somebody names, whatever is in them. */
export function pluginFolders(named: readonly string[]): readonly string[] {
  const shipped = existsSync(SHIPPED_PLUGINS)
    ? readdirSync(SHIPPED_PLUGINS).map((name) => join(SHIPPED_PLUGINS, name))
    : [];
  return [...new Set([...shipped.filter(isPluginFolder), ...named])];
}

export function isPluginFolder(folder: string): boolean {
  return existsSync(join(folder, 'plugin.json'));
}

/** The packs that plugins bring in their folder `metadata`, each in one of its own. They wait to be installed like others. */
export function pluginPacks(named: readonly string[]): readonly string[] {
  return pluginFolders(named)
    .map((folder) => join(folder, 'metadata'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((pack) => join(folder, pack)))
    .filter((folder) => existsSync(join(folder, 'pack.json')));
}
