import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isObject } from '../kernel/json.ts';
import { projectRoot } from '../kernel/project-root.ts';
import { withinTime } from '../kernel/time-limit.ts';
import type { FoundPlugin } from './find-plugins.ts';
import { messages } from './messages.ts';
import type { Plugin } from './plugin.ts';
import { Invalid } from '../kernel/errors.ts';

/** How long a module may take to be read and to run. */
const LIMIT_MS = 10_000;
const SDK = 'kehu/sdk';

/** Whether this runs as built by tsc, or from the sources. */
const isBuilt = import.meta.url.endsWith('.js');
let isHooked = false;

/** The code of a plugin: its `index.ts` (types are stripped by Node), or `index.js`; of a shipped one what tsc built. */
export async function loadCode(plugin: FoundPlugin): Promise<Plugin> {
  hookSdk();
  const entry = entryOf(plugin);
  if (entry === undefined) return {};
  const module: unknown = await withinTime(import(/* @vite-ignore */ pathToFileURL(entry).href), LIMIT_MS);
  const exported = (module as { readonly plugin?: unknown }).plugin;
  if (!isObject(exported)) throw new Invalid(messages.noPluginExport());
  return exported as Plugin;
}

/** A plugin may have no code at all, where everything is said in plugin.json. */
function entryOf({ folder, isShipped }: FoundPlugin): string | undefined {
  const built = join(projectRoot, 'dist', relative(projectRoot, folder));
  const candidates =
    isShipped && isBuilt
      ? [join(built, 'index.js')]
      : ['index.ts', 'index.js'].map((file) => join(folder, file));
  return candidates.find((file) => existsSync(file));
}

/** `kehu/sdk` is this platform's, wherever the plugin's folder is and whether or not this one is built. */
function hookSdk(): void {
  if (isHooked) return;
  isHooked = true;
  const url = new URL(`../sdk.${isBuilt ? 'js' : 'ts'}`, import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === SDK ? { url, shortCircuit: true } : next(specifier, context),
  });
}
