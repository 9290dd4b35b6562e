import type { Locale } from '../../kernel/text.ts';
import type { Model } from '../../model/model.ts';
import { Catalog } from '../../storage/catalog.ts';
import { presentColumns } from '../../storage/change/table-activity.ts';
import type { Database } from '../../storage/connection/database.ts';
import type { DdlStep } from '../../storage/schema/ddl-step.ts';
import { withPromises } from '../../storage/schema/not-null-columns.ts';
import { planSchema, type SchemaPlan } from '../../storage/schema/schema-plan.ts';
import { accessImpact } from './access/access-impact.ts';
import type { ChangePlan } from './change-plan.ts';
import { dataImpact } from './data/data-impact.ts';
import type { Findings } from './data/finding.ts';
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
  const { steps, catalog } = await schemaOf(change);
  const look = await lookAt(change, catalog);
  const { data, questions } = await dataImpact(look);
  const changes = nodeChanges(from.model, to);
  const saved = await readSavedViews(from, database.session);
  const { blockedBy, ...ddl } = await ddlOutlook(database.session, steps);
  return {
    changes,
    references: referenceImpacts(changes, from.model, saved),
    ...ddl,
    data,
    access: await accessImpact(look),
    questions,
    ...(blockedBy.length > 0 ? { blockedBy } : {}),
  };
}

/** As much of the plan as publishing itself needs: what stored values say to it, and what has to be answered. */
export async function planData(change: PlannedChange, plan?: SchemaPlan): Promise<Findings> {
  const { catalog } = await schemaOf(change, plan);
  return dataImpact(await lookAt(change, catalog));
}

/** The Model to come over the tables as they are now, and what has to be done to them. */
async function schemaOf(
  { database, from, to }: PlannedChange,
  plan?: SchemaPlan,
): Promise<{ readonly steps: readonly DdlStep[]; readonly catalog: Catalog }> {
  const alike = from.alike(to, from.version);
  if (alike) return { steps: [], catalog: alike };
  const { steps, map } = plan ?? (await planSchema(database, to));
  return { steps, catalog: new Catalog(to, await withPromises(database.session, map)) };
}

async function lookAt({ database, from, now, timeZone, locale }: PlannedChange, to: Catalog): Promise<Look> {
  const { session } = database;
  const tables = Array.from(to.tables.tables.values(), ({ sql }) => sql);
  return { session, from, to, present: await presentColumns(session, tables), now, timeZone, locale };
}
