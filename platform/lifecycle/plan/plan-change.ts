import type { Locale } from '../../kernel/text.ts';
import type { Model } from '../../model/model.ts';
import { Catalog } from '../../storage/catalog.ts';
import { presentColumns } from '../../storage/change/table-activity.ts';
import type { Database } from '../../storage/connection/database.ts';
import { withPromises } from '../../storage/schema/not-null-columns.ts';
import { planSchema } from '../../storage/schema/schema-plan.ts';
import type { TableMap } from '../../storage/schema/table-map.ts';
import type { ChangePlan } from './change-plan.ts';
import { dataImpact } from './data/data-impact.ts';
import type { Look } from './data/look.ts';
import { ddlOutlook } from './ddl-impact.ts';
import { nodeChanges } from './node-changes.ts';
import { referenceImpacts } from './reference-impact.ts';
import { readSavedViews } from './saved-views.ts';

export interface PlannedChange {
  readonly database: Database;
  /** What is in force. */
  readonly from: Catalog;
  /** What would be. */
  readonly to: Model;
  readonly now: Date;
  readonly timeZone: string;
  readonly locale: Locale;
}

/**
 * What would happen if another Model came into force: reads the Models and the database, changes nothing.
 *
 * @example
 * const plan = await planChange({ database, from: current.get(), to: compileModel(sources), ...moment });
 */
export async function planChange(change: PlannedChange): Promise<ChangePlan> {
  const { database, from, to } = change;
  const schema = await planSchema(database, to, from);
  const look = await lookAt(change, schema.map);
  const changes = nodeChanges(from.model, to);
  const saved = await readSavedViews(from, database.session);
  const { data, questions } = await dataImpact(look);
  const { blockedBy, ...ddl } = await ddlOutlook(database.session, schema.steps);
  return {
    changes,
    references: referenceImpacts(changes, from.model, saved),
    ...ddl,
    data,
    access: [],
    questions,
    ...(blockedBy.length > 0 ? { blockedBy } : {}),
  };
}

/** The Model to come over the tables as they are now. */
async function lookAt(change: PlannedChange, map: TableMap): Promise<Look> {
  const { database, from, to: model, now, timeZone, locale } = change;
  const { session } = database;
  const to = new Catalog(model, await withPromises(session, map));
  const tables = [...map.tables.values()].map(({ sql }) => sql);
  const columns = await Promise.all(
    tables.map(async (table) => [table, await presentColumns(session, table)] as const),
  );
  return { session, from, to, present: new Map(columns), now, timeZone, locale };
}
