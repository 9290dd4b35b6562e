import type { Model } from '../../model/model.ts';
import type { GramStatistics } from '../duplicates/gram-statistics.ts';
import type { IndexOrders } from '../schema/index-orders.ts';
import type { Table, TableMap } from '../schema/table-map.ts';
import type { SearchStatistics } from '../search/search-statistics.ts';
import type { CompiledStatements } from '../sql/compiled-statements.ts';

/** What reading and writing share for one Model. */
export interface StoreContext {
  readonly model: Model;
  readonly map: TableMap;
  readonly compiled: CompiledStatements;
  readonly search: SearchStatistics;
  readonly grams: GramStatistics;
  readonly orders: IndexOrders;
}

/** The table of an entity, by the entity's key or unambiguous name. */
export function tableFor({ map, model }: StoreContext, entity: string): Table {
  const table = map.tables.get(entity) ?? map.tables.get(model.entity(entity).key);
  if (!table) throw new Error(`no table for ${entity}`);
  return table;
}
