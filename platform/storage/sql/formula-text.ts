import type { Table, TableMap } from '../schema/table-map.ts';
import { ComputedTrees } from './computed-trees.ts';
import { fieldSql } from './field-sql.ts';
import { identifier } from './identifier.ts';
import { newStatement } from './new-statement.ts';
import { Shape } from './shape.ts';
import { Scope } from './scope.ts';

/** A formula over the columns of its own table, as an index holds it. */
export function formulaText(field: string, table: Table, map: TableMap): string {
  const statement = newStatement(map, new Shape(), new ComputedTrees(undefined));
  const scope = new Scope(statement, { table, alias: identifier(table.name) }, undefined);
  return fieldSql({ path: [field] }, scope).sql;
}
