import type { Session } from '../connection/session.ts';
import type { AggregateQuery } from '../record-query.ts';
import { aggregateShape, compileAggregate } from '../sql/aggregate-sql.ts';
import { ReachedTargets } from '../sql/reached-targets.ts';
import { parametersOf } from '../sql/statement.ts';
import { arrays, filtersOf } from './read-records.ts';
import type { StoreContext } from './store-context.ts';

/** Groups and measures; a group by a reference reads `{id, title}`. */
export async function aggregateRecords(
  session: Session,
  query: AggregateQuery,
  context: StoreContext,
): Promise<Record<string, unknown>[]> {
  const targets = targetsOf(query, context);
  const shape = aggregateShape(query, targets);
  const compiled = context.compiled.get(shape.key, () =>
    compileAggregate(query, context.map, shape, targets),
  );
  const rows = await arrays(session, compiled.sql, parametersOf(compiled.slots, { tree: shape.values }));
  return rows.map((row) => compiled.read(row) as Record<string, unknown>);
}

function targetsOf(query: AggregateQuery, { map }: StoreContext) {
  if (!query.targetFilter) return [];
  const reached = new ReachedTargets(map, query.entity).tree(query.where);
  for (const { value } of query.groupBy) {
    if (value.op === 'field') reached.path(value.path);
    else reached.tree(value);
  }
  for (const { value } of query.measures) if (value) reached.tree(value);
  return filtersOf(reached, query.targetFilter);
}
