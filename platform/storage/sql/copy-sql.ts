import type { QueryTree } from '../../expression/query-tree.ts';
import type { CalendarContext } from '../../expression/environment.ts';
import type { Table, TableMap } from '../schema/table-map.ts';
import type { ComputedTrees } from './computed-trees.ts';
import { deletedSql, type CompiledStatement } from './find-sql.ts';
import { inBase } from './in-base.ts';
import { newStatement } from './new-statement.ts';
import { Scope } from './scope.ts';
import { Shape } from './shape.ts';
import type { Statement } from './statement.ts';
import { holds, scalar } from './tree-sql.ts';

/** Values of records written as records of another entity, one for each and day. */
export interface CopyQuery {
  readonly from: string;
  readonly into: string;
  readonly where: QueryTree;
  /** The fields of `into` that hold the record and the day. */
  readonly record: string;
  readonly date: string;
  /** Other fields of `into` in one column, with their values. */
  readonly values: readonly { readonly field: string; readonly value: QueryTree }[];
  readonly limit: number;
  readonly calendar: CalendarContext;
}

/** Places of the values that differ from run to run. */
const AFTER = 0;
const DAY = 1;
const AT = 2;

export function copyShape(query: CopyQuery): Shape {
  const shape = new Shape();
  shape.add(`copy ${query.from} ${query.into} ${query.record} ${query.date} ${query.limit} `);
  for (const { field, value } of query.values) {
    shape.add(`,${field}:`);
    shape.tree(value);
  }
  shape.tree(query.where);
  return shape;
}

/**
 * One step: the next records by id, and those of them written that have no record of the day yet. It answers how many
 * were looked at, how many written, and the last id.
 */
export function compileCopy(
  query: CopyQuery,
  tables: { readonly from: Table; readonly into: Table; readonly map: TableMap },
  shape: Shape,
  trees: ComputedTrees,
): CompiledStatement {
  const { from, into, map } = tables;
  const statement = newStatement(map, shape, trees);
  const scope = Scope.over(statement, from);
  const { alias } = scope.root;
  const written = query.values.flatMap(({ field, value }, index) => {
    const { sql } = scalar(valueFor(value, field, tables), scope);
    return into.fields.get(field)!.columns.map((column) => ({ column, index, sql }));
  });
  const chosen = [...new Map(written.map(({ index, sql }) => [index, `${sql} as c${index}`])).values()];
  const [record, date] = [
    into.fields.get(query.record)!.columns[0]!,
    into.fields.get(query.date)!.columns[0]!,
  ];
  const day = parameter(statement, DAY, 'date');
  const after = parameter(statement, AFTER, 'uuid');
  const conditions = [...deletedSql('exclude', scope), holds(query.where, scope)].filter(
    (one) => one !== 'true',
  );
  const known = `select 1 from ${into.sql} k where k.${record.sql} = ${alias}."id" and k.${date.sql} = ${day}
    and k."deleted_at" is null`;
  const columns = [...written.map(({ column }) => column.sql), record.sql, date.sql];
  const values = [...written.map(({ column, index }) => `c${index}::${column.type}`), 'source', day];
  const sql = `with chosen as materialized (select ${[`${alias}."id" as source`, ...chosen].join(', ')},
  exists (${known}) as known
from ${scope.from}
where ${[...conditions, `(${after} is null or ${alias}."id" > ${after})`].join(' and ')}
order by ${alias}."id" limit ${Number(query.limit)}),
made as (insert into ${into.sql} ("id", "version", "created_at", "updated_at", ${columns.join(', ')})
select ${NEW_ID}, 1, ${parameter(statement, AT, 'timestamptz')}, ${parameter(statement, AT, 'timestamptz')}, ${values.join(', ')}
from chosen where not known on conflict do nothing returning 1)
select (select count(*)::int from chosen), (select count(*)::int from made),
  (select source from chosen order by source desc limit 1)`;
  return { sql, slots: statement.slots };
}

/** Amounts are put together with others, so they are kept in the company's currency. */
function valueFor(
  value: QueryTree,
  field: string,
  { from, into, map }: { readonly from: Table; readonly into: Table; readonly map: TableMap },
): QueryTree {
  return into.fields.get(field)!.field.type.name === 'money' ? inBase(value, from, map) : value;
}

function parameter(statement: Statement, index: number, type: string): string {
  return statement.parameter({ from: 'after', index }, type);
}

/** A UUID of version 7 like those the node makes (RFC 9562); PostgreSQL has a function for it from 18 on. */
const NEW_ID = `encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
  substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1),
  'hex')::uuid`;
