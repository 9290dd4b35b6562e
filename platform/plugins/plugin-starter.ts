import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Invalid } from '../kernel/errors.ts';
import { ExtensionPoints } from '../kernel/extension-points.ts';
import { isObject } from '../kernel/json.ts';
import { withinTime } from '../kernel/time-limit.ts';
import { Database } from '../storage/connection/database.ts';
import { PluginStore, type StoredPlugin } from '../storage/store/plugin-store.ts';
import { HostServices } from './host-services.ts';
import { manifestProblem } from './manifest-check.ts';
import { messages } from './messages.ts';
import { PluginSettings } from './plugin-settings.ts';
import { beginEarly, Plugins } from './plugins.ts';
import { startProblem, type RunningPlugin } from './running-plugin.ts';

const START_LIMIT_MS = 10_000;
/** How soon a node notices what was changed on another. */
const POLL_MS = 2000;

type Kept = Pick<StoredPlugin, 'isOn' | 'settings' | 'secrets' | 'revision'>;

/** Starts and stops plugins as they are switched and set, here or on another node. */
@Injectable()
export class PluginStarter implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(PluginStarter.name);
  readonly #seen = new Map<string, number>();
  #work: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly plugins: Plugins,
    private readonly points: ExtensionPoints,
    private readonly services: HostServices,
    private readonly settings: PluginSettings,
    private readonly database: Database,
    private readonly store: PluginStore,
  ) {}

  /** Every module has declared its extension points by now. */
  async onApplicationBootstrap(): Promise<void> {
    await this.refresh();
    this.#timer = setInterval(() => {
      this.refresh().catch((error: Error) => this.#logger.warn(error.message));
    }, POLL_MS);
    this.#timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#work;
    for (const plugin of this.plugins.all) await plugin.stop();
  }

  /** Brings every plugin into the state that is kept of it; one after the other, also when asked twice. */
  refresh(): Promise<void> {
    this.#work = this.#work.catch(() => undefined).then(() => this.#refresh());
    return this.#work;
  }

  async #refresh(): Promise<void> {
    const rows = new Map((await this.store.all(this.database.session)).map((row) => [row.name, row]));
    for (const plugin of this.plugins.all) {
      const kept = rows.get(plugin.name) ?? defaultsOf(plugin);
      if (this.#seen.get(plugin.name) === kept.revision) continue;
      this.#seen.set(plugin.name, kept.revision);
      await this.#become(plugin, kept);
    }
  }

  async #become(plugin: RunningPlugin, kept: Kept): Promise<void> {
    await plugin.stop();
    if (!kept.isOn) {
      plugin.release(true);
      plugin.state = plugin.found.problem ? 'failed' : 'off';
      plugin.problem = plugin.found.problem;
      return;
    }
    if (plugin.state !== 'on') await beginEarly(plugin, this.points);
    if (!plugin.problem) await this.#start(plugin, kept);
    if (plugin.state !== 'failed') return;
    plugin.logProblem();
    if (!plugin.found.problem) this.#offerBroken(plugin);
  }

  async #start(plugin: RunningPlugin, kept: Kept): Promise<void> {
    const { manifest } = plugin.found;
    try {
      const wrong = manifestProblem(manifest, this.points.all, true);
      if (wrong) throw wrong;
      const values = this.settings.opened(manifest, kept);
      const missing = this.settings.missing(manifest, values);
      if (missing) {
        plugin.state = 'settingsMissing';
        plugin.problem = new Invalid(messages.settingsMissing({ names: missing }));
        return;
      }
      const host = this.services.for(plugin.name, values);
      const given: unknown = await withinTime(Promise.resolve(plugin.code?.start?.(host)), START_LIMIT_MS);
      this.#offer(plugin, isObject(given) ? given : {});
      plugin.state = 'on';
    } catch (error) {
      plugin.release();
      plugin.fail(startProblem(error), error);
    }
  }

  #offer(plugin: RunningPlugin, given: Readonly<Record<string, unknown>>): void {
    for (const point of this.points.all.filter(({ isEarly }) => !isEarly)) {
      plugin.offer(point, given[point.name]);
    }
  }

  /** What others rely on is known by name, and refused by name. */
  #offerBroken(plugin: RunningPlugin): void {
    for (const point of this.points.all.filter(
      ({ isEarly, outlivesFailure }) => !isEarly && outlivesFailure,
    )) {
      try {
        plugin.offer(point, undefined, true);
      } catch (error) {
        plugin.note(`offering ${point.name}`, error);
      }
    }
  }
}

/** What holds of a plugin nobody has switched: those of the project are off, those an operator named are on. */
function defaultsOf({ found }: RunningPlugin): Kept {
  return { isOn: !found.isShipped, settings: {}, secrets: {}, revision: 0 };
}
