import { Inject, Injectable, Logger } from '@nestjs/common';
import { maySignIn } from '../identity/account.ts';
import { Accounts } from '../identity/accounts.ts';
import { callerOf } from '../identity/caller-of.ts';
import { Caller } from '../kernel/caller.ts';
import { Clock } from '../kernel/clock.ts';
import { guardedFetch } from '../kernel/outgoing/guarded-fetch.ts';
import { SETTINGS, type Settings } from '../kernel/settings.ts';
import { Organisations } from '../records/organisation.ts';
import { RecordsService } from '../records/records.service.ts';
import { Database } from '../storage/connection/database.ts';
import { PluginStore } from '../storage/store/plugin-store.ts';
import type { PluginHost, PluginValues } from './plugin-host-api.ts';

/** What the platform does for plugins. */
@Injectable()
export class HostServices {
  constructor(
    private readonly records: RecordsService,
    private readonly accounts: Accounts,
    private readonly organisations: Organisations,
    private readonly database: Database,
    private readonly store: PluginStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly environment: Settings,
  ) {}

  for(plugin: string, settings: Readonly<Record<string, unknown>>): PluginHost {
    const logger = new Logger(`Plugin ${plugin}`);
    return {
      settings,
      records: this.records,
      fetch: guardedFetch(this.environment.outgoingAllow),
      values: this.#values(plugin),
      now: () => this.clock.now(),
      organisation: () => this.organisations.get(),
      actAs: (userId) => this.#actAs(userId),
      actAsSystem: (purpose) => Caller.system(`${plugin}: ${purpose}`),
      warn: (text) => logger.warn(text),
    };
  }

  async #actAs(userId: string): Promise<Caller | undefined> {
    const account = await this.accounts.byId(this.database.session, userId);
    return account && maySignIn(account) ? callerOf(account) : undefined;
  }

  #values(plugin: string): PluginValues {
    const { session } = this.database;
    return {
      get: (key) => this.store.value(session, plugin, key),
      set: (key, value) => this.store.setValue(session, plugin, key, value),
      remove: (key) => this.store.removeValue(session, plugin, key),
    };
  }
}
