import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../kernel/clock.ts';
import { Database } from '../storage/connection/database.ts';
import { DueStore } from '../storage/store/due-store.ts';
import { DueWork } from './due-work.ts';

/** Does what is due by the business clock. Any number of nodes do it at the same time, each what no other holds. */
@Injectable()
export class DueRunner {
  readonly #logger = new Logger(DueRunner.name);

  constructor(
    private readonly database: Database,
    private readonly store: DueStore,
    private readonly work: DueWork,
    private readonly clock: Clock,
  ) {}

  /** All that is due now. @returns how many were done */
  async run(isEnding: () => boolean): Promise<number> {
    const now = this.clock.now();
    let count = 0;
    for (const name of await this.store.dueNames(this.database.session, now)) {
      if (!this.work.has(name)) continue;
      for (let taken = 1; taken > 0 && !isEnding();) {
        taken = await this.#some(name, now);
        count += taken;
      }
    }
    return count;
  }

  /** What cannot be done together is done one by one. */
  async #some(name: string, now: Date): Promise<number> {
    try {
      return await this.database.transaction((tx) => this.work.runSome(tx, name, now));
    } catch {
      let count = 0;
      for (let taken = 1; taken > 0 && count < this.work.mostOf(name); count += taken)
        taken = await this.#one(name, now);
      return count;
    }
  }

  /** What fails alone becomes a job. */
  async #one(name: string, now: Date): Promise<number> {
    try {
      return await this.database.transaction((tx) => this.work.runSome(tx, name, now, 1));
    } catch (error) {
      this.#logger.warn(`${name}: ${(error as Error).message}`);
      const isGiven = await this.database.transaction((tx) => this.work.handOver(tx, name, now));
      return isGiven ? 1 : 0;
    }
  }
}
