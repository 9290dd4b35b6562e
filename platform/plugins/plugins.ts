import { NotFound } from '../kernel/errors.ts';
import type { ExtensionPoints } from '../kernel/extension-points.ts';
import type { PluginStates } from '../kernel/plugin-states.ts';
import type { Database } from '../storage/connection/database.ts';
import { PluginStore } from '../storage/store/plugin-store.ts';
import { findPlugins } from './find-plugins.ts';
import { messages } from './messages.ts';
import { RunningPlugin, startProblem } from './running-plugin.ts';

/** The plugins of this node; made before the Model is compiled, because functions of expressions belong to it. */
export class Plugins implements PluginStates {
  private constructor(readonly all: readonly RunningPlugin[]) {}

  /** Finds plugins, loads those that are on, and gives what is needed early into use. */
  static async open(
    folders: readonly string[],
    points: ExtensionPoints,
    database: Database,
  ): Promise<Plugins> {
    const plugins = new Plugins(findPlugins(folders, points).map((found) => new RunningPlugin(found)));
    const kept = new Map((await new PluginStore().all(database.session)).map((row) => [row.name, row]));
    for (const plugin of plugins.all) {
      if (kept.get(plugin.name)?.isOn ?? !plugin.found.isShipped) await beginEarly(plugin, points);
    }
    return plugins;
  }

  get failed(): readonly string[] {
    return this.all.filter(({ state }) => state === 'failed').map(({ name }) => name);
  }

  /** @throws NotFound */
  named(name: string): RunningPlugin {
    const found = this.all.find((plugin) => plugin.name === name);
    if (found) return found;
    const known = this.all.map((plugin) => plugin.name).join(', ');
    throw new NotFound(messages.unknownPlugin({ name: name.slice(0, 60), known }));
  }
}

function earlyCode({ code }: RunningPlugin, point: string): unknown {
  return point === 'fieldTypes' ? code?.fieldTypes : code?.functions;
}

/** Loads the code and gives functions into use; they are offered by name too where the code is broken. */
export async function beginEarly(plugin: RunningPlugin, points: ExtensionPoints): Promise<void> {
  await plugin.load();
  plugin.release(true);
  if (plugin.found.problem) return;
  for (const point of points.all.filter(({ isEarly }) => isEarly)) {
    try {
      plugin.offer(point, earlyCode(plugin, point.name), plugin.problem !== undefined);
    } catch (error) {
      plugin.fail(startProblem(error), error);
    }
  }
}
