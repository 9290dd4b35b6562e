import type { QueryTree } from '../../expression/query-tree.ts';
import type { Session } from '../connection/session.ts';
import { compileCount, countShape, type CountQuery } from '../sql/count-sql.ts';
import { ComputedTrees } from '../sql/computed-trees.ts';
import { ReachedTargets } from '../sql/reached-targets.ts';
import { searchValues } from '../sql/search-sql.ts';
import { parametersOf } from '../sql/statement.ts';
import { arrays, filtersOf } from './read-records.ts';
import { wholeSearch } from './search-records.ts';
import type { StoreContext } from './store-context.ts';

/** How many records a filter holds: counted, or as the planner of PostgreSQL estimates it. */
export async function countRecords(
  session: Session,
  query: CountQuery & { readonly targetFilter?: ((entity: string) => QueryTree) | undefined },
  mode: 'exact' | 'estimate',
  context: StoreContext,
): Promise<number> {
  const reached = new ReachedTargets(context.map, query.entity).tree(query.where);
  const targets = query.targetFilter ? filtersOf(reached, query.targetFilter) : [];
  const search = query.search && (await wholeSearch(session, query, query.search, context));
  const shape = countShape(query, targets, search);
  const trees = new ComputedTrees(query.calendar);
  const { compiled, values } = context.compiled.dated(shape.key, trees, () =>
    compileCount(query, context.map, shape, targets, trees, search),
  );
  const parameters = parametersOf(compiled.slots, {
    tree: shape.values,
    computed: values,
    search: search && searchValues(search),
  });
  if (mode === 'exact') return Number((await arrays(session, compiled.sql, parameters))[0]?.[0]);
  return estimate(session, compiled.sql, parameters);
}

interface Plan {
  readonly 'Plan Rows': number;
  readonly Plans?: readonly Plan[];
}

/** The rows the planner expects below the node that counts them. */
async function estimate(session: Session, sql: string, parameters: unknown[]): Promise<number> {
  const rows = await arrays(session, `explain (format json) ${sql}`, parameters);
  const explained = rows[0]?.[0] as readonly { Plan: Plan }[] | undefined;
  let node = explained?.[0]?.Plan;
  if (!node) return 0;
  while (node['Plan Rows'] === 1 && node.Plans?.[0]) node = node.Plans[0];
  return node['Plan Rows'];
}
