import { PLANNED_BY_VALUES } from '../connection/statement-names.ts';
import type { AggregateQuery, GroupKey, Measure } from '../record-query.ts';
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
import { literal, Scope, tableOf } from './scope.ts';
import { fieldSql, reach } from './field-sql.ts';
import { SelectList, titleSql, type Reader } from './selection.ts';
import { newStatement } from './new-statement.ts';
import { Shape } from './shape.ts';
import type { ComputedTrees } from './computed-trees.ts';

import { holds, scalar } from './tree-sql.ts';

export interface CompiledAggregate extends CompiledStatement {
  readonly read: Reader;
}

export function aggregateShape(
  query: AggregateQuery,
  targets: readonly Target[],
  search?: SearchTask,
): Shape {
  const shape = new Shape(true);
  shape.add(`aggregate ${query.entity} ${query.limit} `);
  for (const { name, by, value } of query.groupBy) {
    shape.add(`,${name} ${by}:`);
    shape.tree(value);
  }
  for (const { name, fn, value } of query.measures) {
    shape.add(`,${name} ${fn}:`);
    if (value) shape.tree(value);
  }
  shape.add(query.sort.map(({ name, direction }) => `${name} ${direction}`).join());
  if (search) searchShape(shape, search);
  shape.tree(query.where);
  addTargets(shape, targets);
  return shape;
}

export function compileAggregate(
  query: AggregateQuery,
  map: TableMap,
  shape: Shape,
  targets: readonly Target[],
  trees: ComputedTrees,
  search?: SearchTask,
): CompiledAggregate {
  const statement = newStatement(map, shape, trees);
  const scope = Scope.over(statement, tableOf(statement, query.entity), targetFilter(targets));
  const list = new SelectList();
  const groups = query.groupBy.map((group) => groupReader(group, scope, list));
  const measures = query.measures.map((measure) => measureReader(measure, scope, list));
  const conditions = [...deletedSql('exclude', scope), holds(query.where, scope)];
  const where = whereSql(conditions);
  const rows = search ? searched(search, { where, order: '' }, scope) : { from: scope.root.table.sql, where };
  const grouped = groups.flatMap(({ sqls }) => sqls);
  const sql = [
    `${search?.byValues ? PLANNED_BY_VALUES : ''}select ${list.sql}`,
    `from ${rows.from} ${[scope.root.alias, scope.joins].filter(Boolean).join('\n  ')}`,
    ...(rows.where ? [rows.where] : []),
    ...(grouped.length ? [`group by ${grouped.join(', ')}`] : []),
    ...orderSql(query, [...groups, ...measures]),
    `limit ${Number(query.limit)}`,
  ].join('\n');
  return { sql, slots: statement.slots, read: objectOf([...groups, ...measures]) };
}

interface Output {
  readonly name: string;
  /** Where in the row it stands. */
  readonly index: number;
  readonly sqls: readonly string[];
  readonly read: Reader;
}

function groupReader(group: GroupKey, scope: Scope, list: SelectList): Output {
  const { name, value, by } = group;
  const { sql } = scalar(value, scope);
  if (by) {
    const start = `date_trunc(${literal(by)}, ${sql}::timestamp)::date`;
    const index = list.index(start);
    return { name, index, sqls: [start], read: (row) => row[index] };
  }
  const title = value.op === 'field' ? referenceTitle(value.path, scope) : undefined;
  if (title === undefined) {
    const index = list.index(sql);
    return { name, index, sqls: [sql], read: (row) => row[index] };
  }
  const [shown, id] = [list.index(title), list.index(sql)];
  const read: Reader = (row) => (row[id] === null ? null : { id: row[id], title: row[shown] });
  return { name, index: shown, sqls: [title, sql], read };
}

/** A group by a reference is named by the target's title and sorts by it. */
function referenceTitle(path: readonly string[], scope: Scope): string | undefined {
  const { place, rest } = reach(path, scope);
  const field = place.table.fields.get(rest[0]!);
  if (rest.length > 1 || path.at(-1) === 'id' || field?.columns.length !== 1 || !field.columns[0]!.references)
    return undefined;
  return titleSql(scope.follow(place, field, 'title'), scope);
}

function measureReader({ name, fn, value }: Measure, scope: Scope, list: SelectList): Output {
  const sql = measureSql(fn, value && numericFor(value, scope));
  const index = list.index(sql);
  return { name, index, sqls: [], read: (row) => row[index] };
}

function numericFor(value: NonNullable<Measure['value']>, scope: Scope): string {
  const { sql, type } = value.op === 'field' ? fieldSql(value, scope) : scalar(value, scope);
  // PostgreSQL has neither min nor max of ids before version 18.
  if (type === 'uuid') return `${sql}::text collate "C"`;
  return type === 'text' ? `${sql} collate "C"` : sql;
}

function measureSql(fn: Measure['fn'], value: string | undefined): string {
  if (fn === 'count') return value === undefined ? 'count(*)' : `count(${value})`;
  if (value === undefined) throw new Error(`${fn} measures a value`);
  if (fn === 'countDistinct') return `count(distinct ${value})`;
  if (fn === 'avg') return `kehu.mean(sum(${value})::numeric, count(${value}))`;
  return `${fn}(${value})`;
}

/** By place in the row: PostgreSQL cuts long names, so two of a client's could be one. */
function orderSql({ sort, groupBy }: AggregateQuery, outputs: readonly Output[]): string[] {
  const placeOf = (name: string) => outputs.find((output) => output.name === name)!.index + 1;
  const keys = sort.map(({ name, direction }) => `${placeOf(name)} ${direction} nulls last`);
  const rest = groupBy.filter(({ name }) => !sort.some((key) => key.name === name));
  const all = [...keys, ...rest.map(({ name }) => `${placeOf(name)} nulls last`)];
  return all.length ? [`order by ${all.join(', ')}`] : [];
}

function objectOf(outputs: readonly Output[]): Reader {
  return (row) => Object.fromEntries(outputs.map(({ name, read }) => [name, read(row)]));
}
