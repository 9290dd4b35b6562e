import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.ts';
import type { Model } from '../../model/model.ts';
import { Organisations } from '../../records/organisation.ts';
import { CurrentCatalog, type Catalog } from '../../storage/catalog.ts';
import { Database } from '../../storage/connection/database.ts';
import type { SchemaPlan } from '../../storage/schema/schema-plan.ts';
import type { Place } from '../../model/references/places.ts';
import type { ChangePlan, ReferenceImpact } from './change-plan.ts';
import type { Findings } from './data/finding.ts';
import { planChange, planData, type PlannedChange } from './plan-change.ts';
import { placeImpacts } from './reference-impact.ts';
import { readSavedViews } from './saved-views.ts';

/** Plans what a change of the Model in force would do, as of now and in the organisation's zone. */
@Injectable()
export class Planner {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** Everything there is to say, for people to read. */
  async plan(to: Model, from: Catalog = this.current.get()): Promise<ChangePlan> {
    return planChange(await this.#change(to, from));
  }

  /** What stored values say to it, for publishing; `schema` is what has to be done to the tables, where something has. */
  async data(to: Model, from: Catalog, schema?: SchemaPlan): Promise<Findings> {
    return planData(await this.#change(to, from), schema);
  }

  /** Where a node, or what lies in it, is used, by what people saved as well. */
  async uses({ model }: Catalog, places: readonly Place[]): Promise<ReferenceImpact[]> {
    return placeImpacts(places, model, await readSavedViews(this.current.get(), this.database.session));
  }

  async #change(to: Model, from: Catalog): Promise<PlannedChange> {
    const { timeZone, locale } = await this.organisations.get();
    return { database: this.database, from, to, now: this.clock.now(), timeZone, locale };
  }
}
