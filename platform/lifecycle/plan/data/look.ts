import { checkExpression } from '../../../expression/check-expression.ts';
import { compileToQuery } from '../../../expression/compile/compile-to-query.ts';
import { TRUE, type QueryTree } from '../../../expression/query-tree.ts';
import type { Json } from '../../../kernel/json.ts';
import type { Locale } from '../../../kernel/text.ts';
import { expressionScope } from '../../../model/expression-scope.ts';
import type { Entity, Field } from '../../../model/model.ts';
import type { Catalog } from '../../../storage/catalog.ts';
import type { Session } from '../../../storage/connection/session.ts';
import type { TableField } from '../../../storage/schema/table-map.ts';
import type { DataSample } from '../change-plan.ts';

/** What a look at the stored records needs: the Model in force and the one that may follow, over the same tables. */
export interface Look {
  readonly session: Session;
  readonly from: Catalog;
  readonly to: Catalog;
  /** The columns that are there already, by quoted table. */
  readonly present: ReadonlyMap<string, ReadonlySet<string>>;
  readonly now: Date;
  readonly timeZone: string;
  readonly locale: Locale;
}

/** A field that is new, returns, or is no longer what it was. */
export interface FieldChange {
  readonly entity: Entity;
  readonly field: Field;
  /** Undefined where the Model in force has no such field. */
  readonly before: Field | undefined;
  /** Where its values are, or will be. */
  readonly columns: TableField;
  /** Some of these columns are not there yet. */
  readonly isNew: boolean;
}

export const SAMPLES = 5;

/** A condition over the records of an entity as a query; undefined where the database cannot decide it. */
export function conditionOf(
  look: Look,
  { model }: Catalog,
  entity: string,
  text: string,
): QueryTree | undefined {
  const of = model.entities.get(entity);
  if (!of) return undefined;
  const checked = checkExpression(text, expressionScope(model, of), { expect: 'bool' });
  if (checked.dependencies.some(([first]) => first === 'old')) return undefined;
  return compileToQuery(checked, { now: look.now, timeZone: look.timeZone, me: NOBODY });
}

/** Conditions that ask for the caller are looked at as nobody in particular. */
const NOBODY = { id: '', username: '', department: '', roles: [], language: 'zh-CN' };

export function countWhere(look: Look, catalog: Catalog, entity: string, where: QueryTree): Promise<number> {
  const { session, now, timeZone } = look;
  return catalog.store.count(session, entity, where, 'exact', 'exclude', everything, undefined, {
    now,
    timeZone,
  });
}

function everything(): QueryTree {
  return TRUE;
}

/** A few records that a condition holds for, with the value of a field. */
export async function samplesWhere(
  look: Look,
  catalog: Catalog,
  entity: string,
  where: QueryTree,
  field?: string,
): Promise<DataSample[]> {
  const { session, now, timeZone } = look;
  const title = catalog.model.entities.get(entity)!.title.name;
  const select = [['id'], [title], ...(field === undefined ? [] : [[field]])];
  const calendar = { now, timeZone };
  const rows = await catalog.store.find(session, {
    entity,
    select,
    where,
    sort: [],
    limit: SAMPLES,
    calendar,
  });
  return rows.map((row) => ({
    id: String(row['id']),
    title: titleText(row[title]),
    value: (field === undefined ? null : (row[field] ?? null)) as Json,
  }));
}

function titleText(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'title' in value) return String(value.title ?? '');
  return value === null || value === undefined ? '' : String(value);
}
