import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import { pluginFunction } from '../expression/functions/plugin-functions.ts';
import { pluginFieldType } from '../fields/plugin-types/plugin-field-types.ts';
import type { Caller } from '../kernel/caller.ts';
import { Clock } from '../kernel/clock.ts';
import { Conflict, Forbidden, Malformed } from '../kernel/errors.ts';
import { isObject } from '../kernel/json.ts';
import { renderMessage, type LocalText } from '../kernel/text.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import { OperationLog } from '../storage/store/operation-log.ts';
import { DeliveryStore, type DeliveryState } from '../storage/store/delivery-store.ts';
import { PluginStore } from '../storage/store/plugin-store.ts';
import { usesOfFieldTypes } from './field-type-uses.ts';
import { usesOfFunctions } from './function-uses.ts';
import { messages } from './messages.ts';
import type { SettingsSchema } from './plugin-manifest.ts';
import { PluginSettings } from './plugin-settings.ts';
import { PluginStarter } from './plugin-starter.ts';
import { Plugins } from './plugins.ts';
import type { PluginFailure, PluginState, RunningPlugin } from './running-plugin.ts';

/** A plugin as administrators see it. */
export interface PluginView {
  readonly name: string;
  readonly version: string;
  readonly label: LocalText;
  readonly description: LocalText | null;
  readonly isShipped: boolean;
  /** Switched on, whether or not it runs. */
  readonly isOn: boolean;
  readonly state: PluginState;
  /** Why it does not run, in the caller's language. */
  readonly problem: string | null;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  /** What went wrong lately, the latest first. */
  readonly failures: readonly PluginFailure[];
  /** Names of what it adds, by extension point. */
  readonly contributes: Readonly<Record<string, readonly string[]>>;
  readonly settingsSchema: SettingsSchema | null;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Events on their way; null where the plugin listens to none. */
  readonly deliveries: DeliveryState | null;
  /** Which secrets have been given. */
  readonly secrets: readonly string[];
}

/** What administrators do with plugins; each change is in the operation log. */
@Injectable()
export class PluginAdmin {
  constructor(
    private readonly plugins: Plugins,
    private readonly starter: PluginStarter,
    private readonly settings: PluginSettings,
    private readonly database: Database,
    private readonly store: PluginStore,
    private readonly current: CurrentCatalog,
    private readonly log: OperationLog,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly deliveries: DeliveryStore,
  ) {}

  async list(caller: Caller): Promise<{ items: PluginView[] }> {
    this.#refuseOthers(caller);
    return { items: await Promise.all(this.plugins.all.map((plugin) => this.#view(caller, plugin))) };
  }

  async get(caller: Caller, name: string): Promise<PluginView> {
    this.#refuseOthers(caller);
    return this.#view(caller, this.plugins.named(name));
  }

  async switch(caller: Caller, name: string, sent: unknown): Promise<PluginView> {
    this.#refuseOthers(caller);
    const isOn = isObject(sent) && Object.keys(sent).length === 1 ? sent['on'] : undefined;
    if (typeof isOn !== 'boolean') throw new Malformed(messages.switchBody());
    const plugin = this.plugins.named(name);
    if (!isOn) this.#refuseWhileUsed(plugin);
    else if (plugin.found.problem) throw plugin.found.problem;
    await this.#change(caller, plugin, isOn ? 'pluginSwitchedOn' : 'pluginSwitchedOff', async (tx, kept) =>
      this.store.save(tx, { ...kept, isOn }),
    );
    return this.#view(caller, plugin);
  }

  async set(caller: Caller, name: string, sent: unknown): Promise<PluginView> {
    this.#refuseOthers(caller);
    const plugin = this.plugins.named(name);
    if (plugin.found.problem) throw plugin.found.problem;
    await this.#change(caller, plugin, 'pluginSet', async (tx, kept) =>
      this.store.save(tx, { ...kept, ...this.settings.changed(plugin.found.manifest, sent, kept) }),
    );
    return this.#view(caller, plugin);
  }

  /** What could not be delivered is tried once more. */
  async redeliver(caller: Caller, name: string): Promise<PluginView> {
    this.#refuseOthers(caller);
    const plugin = this.plugins.named(name);
    await this.deliveries.revive(this.database.session, plugin.name);
    return this.#view(caller, plugin);
  }

  async #change(
    caller: Caller,
    { name, found }: RunningPlugin,
    operation: string,
    save: (tx: Session, kept: Awaited<ReturnType<PluginStore['lock']>>) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await save(tx, await this.store.lock(tx, name, !found.isShipped));
      await this.log.append(tx, [
        {
          at: this.clock.now().toISOString(),
          userId: caller.userId ?? null,
          actor: caller.actor,
          operation,
          details: { plugin: name },
        },
      ]);
    });
    await this.starter.refresh();
  }

  /** Without its functions and types of fields the Model in force could not be compiled again. */
  #refuseWhileUsed({ found }: RunningPlugin): void {
    const functions = Object.keys(found.manifest.contributes?.['expressionFunctions'] ?? {}).filter(
      (name) => pluginFunction(name)?.plugin === found.name,
    );
    const types = Object.keys(found.manifest.contributes?.['fieldTypes'] ?? {}).filter(
      (name) => pluginFieldType(name)?.plugin === found.name,
    );
    const { model } = this.current.get();
    const uses = [...usesOfFunctions(model, functions), ...usesOfFieldTypes(model, types)];
    if (uses.length > 0) throw new Conflict(messages.inUse({ uses: uses.slice(0, 10).join(', ') }));
  }

  async #view(caller: Caller, plugin: RunningPlugin): Promise<PluginView> {
    const { name, found, state, problem, failures } = plugin;
    const { manifest } = found;
    const isRead = found.problem === undefined;
    const kept = await this.store.get(this.database.session, name);
    const listens = isRead && manifest.contributes?.['eventListeners'] !== undefined;
    const words = { 'zh-CN': name, en: name };
    const points = isRead ? Object.entries(manifest.contributes ?? {}) : [];
    return {
      name,
      version: typeof manifest.version === 'string' ? manifest.version : '',
      label: isRead ? manifest.label : words,
      description: (isRead && manifest.description) || null,
      isShipped: found.isShipped,
      isOn: kept?.isOn ?? !found.isShipped,
      state,
      problem: problem ? renderMessage(problem.summary, caller.locale) : null,
      errors: (problem?.issues ?? []).map(({ path, message }) => ({
        path,
        message: renderMessage(message, caller.locale),
      })),
      failures,
      contributes: Object.fromEntries(points.map(([point, specs]) => [point, Object.keys(specs)])),
      settingsSchema: (isRead && manifest.settings) || null,
      settings: kept?.settings ?? {},
      secrets: Object.keys(kept?.secrets ?? {}),
      deliveries: listens ? await this.deliveries.state(this.database.session, name) : null,
    };
  }

  #refuseOthers(caller: Caller): void {
    if (!this.access.holds(caller, 'administer')) throw new Forbidden(messages.forAdmins());
  }
}
