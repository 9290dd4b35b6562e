import type { QueryTree } from '../../expression/query-tree.ts';
import type { RecordQuery } from '../record-query.ts';
import type { TableMap } from '../schema/table-map.ts';
import { deletedSql, targetFilter, whereSql, type CompiledStatement, type Target } from './find-sql.ts';
import { Scope, tableOf } from './scope.ts';
import { Shape } from './shape.ts';
import { Statement } from './statement.ts';
import { holds } from './tree-sql.ts';

export interface CountQuery {
  readonly entity: string;
  readonly where: QueryTree;
  readonly deleted?: RecordQuery['deleted'];
}

export function countShape(query: CountQuery, targets: readonly Target[]): Shape {
  const shape = new Shape();
  shape.add(`count ${query.entity} ${query.deleted ?? 'exclude'} `);
  shape.tree(query.where);
  for (const { entity, filter } of targets) {
    shape.add(`|${entity}:`);
    shape.tree(filter);
  }
  return shape;
}

export function compileCount(
  query: CountQuery,
  map: TableMap,
  shape: Shape,
  targets: readonly Target[],
): CompiledStatement {
  const statement = new Statement(map, shape.positions);
  const scope = Scope.over(statement, tableOf(statement, query.entity), targetFilter(targets));
  const conditions = [...deletedSql(query.deleted, scope), holds(query.where, scope)];
  const where = whereSql(conditions);
  return {
    sql: `select count(*)\nfrom ${scope.from}${where ? `\n${where}` : ''}`,
    slots: statement.slots,
  };
}
