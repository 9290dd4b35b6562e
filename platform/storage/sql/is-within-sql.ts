import type { Scalar } from './scalar.ts';
import type { Scope } from './scope.ts';
import type { Table } from '../schema/table-map.ts';

/**
 * `isWithin(department, 'id')`: the record is the node or below it in its tree. The subtree is gathered once a
 * statement, from the node downwards, so that an index on the reference serves the test.
 */
export function isWithinSql(record: Scalar, node: string, table: Table, scope: Scope): Scalar {
  const parent = table.entity.tree && table.fields.get(table.entity.tree.name)?.columns[0];
  if (!parent) throw new Error(`${table.entity.key} is no tree`);
  const [below, one] = [scope.statement.alias(), scope.statement.alias()];
  const step = `select ${one}."id" from ${table.sql} ${one} join ${below} on ${one}.${parent.sql} = ${below}."id"`;
  const subtree = `with recursive ${below}("id") as (select ${node} union ${step}) select "id" from ${below}`;
  return { sql: `${record.sql} = any(array(${subtree}))`, type: 'boolean', nullable: true };
}
