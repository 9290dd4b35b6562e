import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { PluginStates } from '../kernel/plugin-states.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';

/** A probe asks every few seconds; a database that takes longer is not ready. */
const PATIENCE = 2000;

export interface Readiness {
  readonly status: 'ready' | 'unavailable';
  readonly database: boolean;
  readonly model: boolean;
  /** Plugins that do not run; everything else does. */
  readonly failedPlugins: readonly string[];
}

/** Whether this node can answer requests: its database answers and a Model is loaded. */
@Injectable()
export class ReadinessCheck {
  constructor(
    private readonly database: Database,
    private readonly catalog: CurrentCatalog,
    private readonly plugins: PluginStates,
  ) {}

  async check(): Promise<Readiness> {
    const database = await this.#databaseAnswers();
    const model = this.catalog.get().model.entities.size > 0;
    return {
      status: database && model ? 'ready' : 'unavailable',
      database,
      model,
      failedPlugins: this.plugins.failed,
    };
  }

  async #databaseAnswers(): Promise<boolean> {
    const answer = this.database.session.rows('SELECT 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, sleep(PATIENCE, false, { ref: false })]);
  }
}
