import type { QueryTree } from '../../expression/query-tree.ts';
import { PLANNED_BY_VALUES } from '../connection/statement-names.ts';
import type { RecordQuery } from '../record-query.ts';
import type { TableMap } from '../schema/table-map.ts';
import {
  addTargets,
  deletedSql,
  targetFilter,
  whereSql,
  type CompiledStatement,
  type Target,
} from './find-sql.ts';
import { searched, searchShape, type SearchTask } from './search-sql.ts';
import { Scope, tableOf } from './scope.ts';
import { newStatement } from './new-statement.ts';
import { Shape } from './shape.ts';
import type { ComputedTrees } from './computed-trees.ts';

import { holds } from './tree-sql.ts';

export interface CountQuery {
  readonly entity: string;
  readonly where: QueryTree;
  readonly search?: RecordQuery['search'];
  readonly deleted?: RecordQuery['deleted'];
  readonly calendar?: RecordQuery['calendar'];
}

export function countShape(query: CountQuery, targets: readonly Target[], search?: SearchTask): Shape {
  const shape = new Shape(true);
  shape.add(`count ${query.entity} ${query.deleted ?? 'exclude'} `);
  if (search) searchShape(shape, search);
  shape.tree(query.where);
  addTargets(shape, targets);
  return shape;
}

export function compileCount(
  query: CountQuery,
  map: TableMap,
  shape: Shape,
  targets: readonly Target[],
  trees: ComputedTrees,
  search?: SearchTask,
): CompiledStatement {
  const statement = newStatement(map, shape, trees);
  const scope = Scope.over(statement, tableOf(statement, query.entity), targetFilter(targets));
  const conditions = [...deletedSql(query.deleted, scope), holds(query.where, scope)];
  const where = whereSql(conditions);
  const rows = search ? searched(search, { where, order: '' }, scope) : { from: scope.from, where };
  const alias = search ? ` ${scope.root.alias}` : '';
  return {
    sql: `${search?.byValues ? PLANNED_BY_VALUES : ''}select count(*)\nfrom ${rows.from}${alias}${rows.where ? `\n${rows.where}` : ''}`,
    slots: statement.slots,
  };
}
