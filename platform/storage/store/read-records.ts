import type { QueryTree } from '../../expression/query-tree.ts';
import type { Session } from '../connection/session.ts';
import { translated } from '../connection/database-errors.ts';
import type { RecordQuery } from '../record-query.ts';
import { branchesOf, inBranches } from '../sql/branches.ts';
import { compileFind, findShape, type CompiledFind, type Target } from '../sql/find-sql.ts';
import { ComputedTrees } from '../sql/computed-trees.ts';
import { ReachedTargets } from '../sql/reached-targets.ts';
import { searchValues, type SearchTask } from '../sql/search-sql.ts';
import { parametersOf } from '../sql/statement.ts';
import type { Row } from '../stored-record.ts';
import { tableFor, type StoreContext } from './store-context.ts';

/** Reads one page of records: of a search where one is given, of so many ranges behind the cursor. */
export async function readPage(
  session: Session,
  asked: RecordQuery,
  context: StoreContext,
  search?: SearchTask,
  ranges = Infinity,
): Promise<Row[]> {
  const table = tableFor(context, asked.entity);
  const branches = search ? undefined : branchesOf(asked, table, context.orders);
  const query = inBranches(asked, branches);
  const targets = targetsOfFind(query, context);
  const shape = findShape(query, targets, search);
  const trees = new ComputedTrees(query.calendar, query.asOfDay);
  const key = query.asOfDay ? `${shape.key} as of the day` : shape.key;
  const { compiled, values: computed } = context.compiled.dated(key, trees, () =>
    compileFind({ query, map: context.map, shape, targets, trees, search, branches }),
  );
  const { after, offset } = query;
  const values = { tree: shape.values, computed, after, offset, search: search && searchValues(search) };
  const rows: Row[] = [];
  for (const { sql, slots } of compiled.statements.slice(0, ranges)) {
    const found = await arrays(session, sql, parametersOf(slots, values));
    for (const row of found) if (rows.length < query.limit) rows.push(readRow(row, compiled));
    if (rows.length >= query.limit) break;
  }
  return rows;
}

function readRow(row: readonly unknown[], { read, keys, cells, values }: CompiledFind): Row {
  const object = read(row) as Row;
  if (keys.length) object.$after = keys.map((index) => row[index]);
  if (cells.length) object.$cells = cells.map((index) => row[index] === true);
  if (values.length) object.$values = values.map((index) => row[index]);
  return object;
}

function targetsOfFind(query: RecordQuery, { map }: StoreContext): Target[] {
  if (!query.targetFilter) return [];
  const reached = new ReachedTargets(map, query.entity).tree(query.where).selection(query.select);
  for (const { path } of query.sort) reached.path(path);
  return filtersOf(reached, query.targetFilter, query.titleFilter);
}

type Filter = (entity: string) => QueryTree;

export function filtersOf(reached: ReachedTargets, filter: Filter, title?: Filter): Target[] {
  return Array.from(reached.entities, (entity) => {
    const rows = filter(entity);
    const shown = title?.(entity);
    return { entity, filter: rows, ...(shown === undefined || shown === rows ? {} : { title: shown }) };
  });
}

/** Rows of a read; an error that a value of the query caused is told as such. */
export async function arrays(session: Session, sql: string, parameters: unknown[]): Promise<unknown[][]> {
  try {
    return await session.arrays(sql, parameters);
  } catch (error) {
    throw translated(error);
  }
}
