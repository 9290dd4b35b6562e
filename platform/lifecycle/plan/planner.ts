import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.ts';
import type { Model } from '../../model/model.ts';
import { Organisations } from '../../records/organisation.ts';
import { CurrentCatalog, type Catalog } from '../../storage/catalog.ts';
import { Database } from '../../storage/connection/database.ts';
import type { ChangePlan } from './change-plan.ts';
import { planChange } from './plan-change.ts';

/** Plans what a change of the Model in force would do, as of now and in the organisation's zone. */
@Injectable()
export class Planner {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  async plan(to: Model, from: Catalog = this.current.get()): Promise<ChangePlan> {
    const { database } = this;
    const { timeZone, locale } = await this.organisations.get();
    return planChange({ database, from, to, now: this.clock.now(), timeZone, locale });
  }
}
