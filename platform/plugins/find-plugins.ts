import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Invalid, type KehuError } from '../kernel/errors.ts';
import type { ExtensionPoints } from '../kernel/extension-points.ts';
import { isObject } from '../kernel/json.ts';
import { isPluginFolder, pluginFolders, SHIPPED_PLUGINS } from '../kernel/plugin-folders.ts';
import { manifestProblem } from './manifest-check.ts';
import { messages } from './messages.ts';
import type { PluginManifest } from './plugin-manifest.ts';

/** A plugin as its folder has it. */
export interface FoundPlugin {
  readonly name: string;
  readonly folder: string;
  /** Part of this project: off until somebody switches it on. */
  readonly isShipped: boolean;
  /** As it stands in the file; only to be relied on where there is no problem. */
  readonly manifest: PluginManifest;
  readonly problem: KehuError | undefined;
}

/**
 * The plugins there are: those of the project's folder `plugins/`, and the folders somebody names. One that is wrong
 * is found too, with what is wrong, so that the others run and people are told.
 */
export function findPlugins(folders: readonly string[], points: ExtensionPoints): FoundPlugin[] {
  const found: FoundPlugin[] = [];
  for (const folder of pluginFolders(folders)) {
    const plugin = read(folder, points);
    const other = found.find(({ name }) => name === plugin.name);
    const taken = other && new Invalid(messages.nameTaken({ name: plugin.name, folder: other.folder }));
    found.push(taken ? { ...plugin, name: uniqueName(plugin.name, found), problem: taken } : plugin);
  }
  return found;
}

function read(folder: string, points: ExtensionPoints): FoundPlugin {
  const { manifest, problem } = readManifest(folder);
  const isNamed = isObject(manifest) && typeof manifest['name'] === 'string';
  const name = isNamed ? (manifest['name'] as string) : basename(folder);
  return {
    name: /^[a-z][a-z0-9-]{0,60}$/.test(name) ? name : 'unnamed',
    folder,
    isShipped: folder.startsWith(SHIPPED_PLUGINS),
    manifest: manifest as PluginManifest,
    problem: problem ?? manifestProblem(manifest, points.all, false),
  };
}

function readManifest(folder: string): { manifest: unknown; problem?: KehuError } {
  const empty = { name: basename(folder), version: '0.0.0' };
  if (!isPluginFolder(folder))
    return { manifest: empty, problem: new Invalid(messages.noFolder({ folder })) };
  try {
    return { manifest: JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8')) };
  } catch (error) {
    const wrong = messages.notJson({ reason: (error as Error).message });
    return {
      manifest: empty,
      problem: new Invalid(messages.manifestWrong(), [{ path: 'plugin.json', message: wrong }]),
    };
  }
}

function uniqueName(name: string, found: readonly FoundPlugin[]): string {
  const taken = found.filter((plugin) => plugin.name.startsWith(name)).length;
  return `${name}-${taken + 1}`;
}
