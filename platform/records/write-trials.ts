import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import type { Caller } from '../kernel/caller.ts';
import { Clock } from '../kernel/clock.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';
import { NOTHING_SENT } from './incoming-values.ts';
import { Organisations } from './organisation.ts';
import { planOf } from './record-plan.ts';
import { Standings } from './standings.ts';
import type { Change } from './write/change.ts';
import { existingChange, recordNotFound } from './write/stage-changes.ts';
import { WriteSession } from './write/write-session.ts';
import { WriteStores } from './write/write-stores.ts';

/** Asks what a write would meet, with the eyes of the write path, without writing. */
@Injectable()
export class WriteTrials {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly organisations: Organisations,
    private readonly stores: WriteStores,
    private readonly standings: Standings,
  ) {}

  /**
   * Runs a question about one record, which the caller is known to see. `changeTo` gives a change of it that brings
   * some values; asking about one says nothing of the others.
   */
  async about<T>(
    caller: Caller,
    entity: string,
    id: string,
    ask: (write: WriteSession, changeTo: (values: Readonly<Record<string, unknown>>) => Change) => Promise<T>,
  ): Promise<T> {
    await this.standings.learn(caller);
    const { access, stores } = this;
    const catalog = this.current.get();
    const plan = planOf(catalog.model, catalog.model.entity(entity));
    const organisation = await this.organisations.get();
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const write = new WriteSession({ caller, catalog, access, organisation, options: {}, stores, now }, tx);
      const locked = await catalog.store.lock(tx, plan.entity.key, [id], 'keyShare');
      const record = locked.get(id);
      if (!record) throw recordNotFound(plan, id);
      return ask(write, (values) => {
        const change = existingChange(plan, 0, '', record, NOTHING_SENT, 'update');
        Object.assign(change.values, values);
        return change;
      });
    });
  }
}
