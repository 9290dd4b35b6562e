import type { TableMap } from '../schema/table-map.ts';
import { computedSql } from './computed-sql.ts';
import type { ComputedTrees } from './computed-trees.ts';
import type { Shape } from './shape.ts';
import { Statement } from './statement.ts';

/** A statement in the making that can render everything a query may name, computed fields included. */
export function newStatement(
  map: TableMap,
  shape: Pick<Shape, 'positions' | 'constants'>,
  computed: ComputedTrees,
): Statement {
  return new Statement(map, shape, computed, computedSql);
}
