import type { Session } from '../connection/session.ts';
import type { AggregateQuery } from '../record-query.ts';
import { aggregateShape, compileAggregate } from '../sql/aggregate-sql.ts';
import { ComputedTrees } from '../sql/computed-trees.ts';
import { ReachedTargets } from '../sql/reached-targets.ts';
import { searchValues } from '../sql/search-sql.ts';
import { parametersOf } from '../sql/statement.ts';
import { arrays, filtersOf } from './read-records.ts';
import { wholeSearch } from './search-records.ts';
import type { StoreContext } from './store-context.ts';

/** Groups and measures; a group by a reference reads `{id, title}`. */
export async function aggregateRecords(
  session: Session,
  query: AggregateQuery,
  context: StoreContext,
): Promise<Record<string, unknown>[]> {
  const targets = targetsOf(query, context);
  const search = query.search && (await wholeSearch(session, query, query.search, context));
  const shape = aggregateShape(query, targets, search);
  const trees = new ComputedTrees(query.calendar);
  const { compiled, values: computed } = context.compiled.dated(shape.key, trees, () =>
    compileAggregate(query, context.map, shape, targets, trees, search),
  );
  const values = { tree: shape.values, computed, search: search && searchValues(search) };
  const rows = await arrays(session, compiled.sql, parametersOf(compiled.slots, values));
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
  return filtersOf(reached, query.targetFilter, query.titleFilter);
}
