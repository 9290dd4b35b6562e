import type { QueryTree } from '../../expression/query-tree.ts';
import { PLANNED_BY_VALUES } from '../connection/statement-names.ts';
import type { RecordQuery } from '../record-query.ts';
import type { TableMap } from '../schema/table-map.ts';
import { orderBySql, orderKeys, rangesAfter, rangeSql, type OrderKey, type Range } from './order.ts';
import { searched, searchShape, type SearchTask } from './search-sql.ts';
import { Scope, tableOf, type TargetFilter } from './scope.ts';
import { SelectList, selection, type Reader } from './selection.ts';
import { newStatement } from './new-statement.ts';
import { Shape } from './shape.ts';
import type { Branches } from './branches.ts';
import type { ComputedTrees } from './computed-trees.ts';
import type { Slot, Statement } from './statement.ts';
import { holds, scalar } from './tree-sql.ts';

/** A read compiled for its shape: SQL, where its parameters come from, and how a row becomes an object. */
export interface CompiledFind {
  /** One statement for each range behind the cursor; the next is read only where the page is not full. */
  readonly statements: readonly CompiledStatement[];
  readonly read: Reader;
  /** Positions of the order's keys in a row, where they were asked for. */
  readonly keys: readonly number[];
  /** Positions of the tests of cells. */
  readonly cells: readonly number[];
  /** Positions of computed values. */
  readonly values: readonly number[];
}

export interface CompiledStatement {
  readonly sql: string;
  readonly slots: readonly Slot[];
}

/** The shape of a read: equal shapes share one compiled statement. */
export function findShape(query: RecordQuery, targets: readonly Target[], search?: SearchTask): Shape {
  const shape = new Shape(true);
  shape.add(`find ${query.entity} ${selectText(query.select)} `);
  shape.add(query.sort.map(({ path, direction }) => `${direction} ${path.join('.')}`).join());
  shape.add(
    ` ${query.limit} ${query.offset ? 'offset' : ''} ${query.deleted ?? 'exclude'} ${query.keys ?? false} ${query.plannedByValues ?? false} `,
  );
  if (query.after) shape.add(query.after.map((value) => (value === null ? 'n' : 'v')).join(''));
  if (search) searchShape(shape, search);
  shape.tree(query.where);
  for (const cell of query.cells ?? []) {
    shape.add('|cell ');
    shape.tree(cell);
  }
  for (const value of query.values ?? []) {
    shape.add('|value ');
    shape.tree(value);
  }
  addTargets(shape, targets);
  return shape;
}

const selectTexts = new WeakMap<RecordQuery['select'], string>();

/** Selections are kept for all who have the same rights; joining sixty paths for each read is felt. */
function selectText(select: RecordQuery['select']): string {
  let text = selectTexts.get(select);
  if (text === undefined) selectTexts.set(select, (text = select.map((path) => path.join('.')).join()));
  return text;
}

/** An entity some path of a query leads to, with what the caller may see of it. */
export interface Target {
  readonly entity: string;
  readonly filter: QueryTree;
  /** Where its title may be shown; undefined: where the record may be seen. */
  readonly title?: QueryTree | undefined;
}

export function addTargets(shape: Shape, targets: readonly Target[]): void {
  for (const { entity, filter, title } of targets) {
    shape.add(`|${entity}:`);
    shape.tree(filter);
    if (!title) continue;
    shape.add(' title ');
    shape.tree(title);
  }
}

/** Everything a read is compiled from. */
export interface FindSource {
  readonly query: RecordQuery;
  readonly map: TableMap;
  readonly shape: Shape;
  readonly targets: readonly Target[];
  readonly trees: ComputedTrees;
  readonly search?: SearchTask | undefined;
  readonly branches?: Branches | undefined;
}

export function compileFind(source: FindSource): CompiledFind {
  const first = compilePage(source, undefined);
  const { read, keys, cells, values } = first;
  const { after } = source.query;
  if (!after) return { statements: [first.statement], read, keys, cells, values };
  const nulls = after.map((value) => value === null);
  const pages = rangesAfter(first.order, nulls).map((range) => compilePage(source, { range, nulls }));
  return { statements: pages.map(({ statement }) => statement), read, keys, cells, values };
}

interface Page {
  readonly statement: CompiledStatement;
  readonly read: Reader;
  readonly keys: readonly number[];
  readonly cells: readonly number[];
  readonly values: readonly number[];
  readonly order: readonly OrderKey[];
}

interface Behind {
  readonly range: Range;
  readonly nulls: readonly boolean[];
}

function compilePage(source: FindSource, behind: Behind | undefined): Page {
  const { query, map, shape, targets, trees, search } = source;
  const statement = newStatement(map, shape, trees);
  const scope = Scope.over(statement, tableOf(statement, query.entity), targetFilter(targets));
  const order = orderKeys(query.sort, scope);
  const page = {
    ...chosenSql(source, order, behind, scope),
    cutFirst: query.limit > 1 && scope.joins === '',
  };
  const list = new SelectList();
  const read = selection(query.select, scope, list);
  const keys = query.keys ? order.map(({ sql }) => list.index(sql)) : [];
  const cells = (query.cells ?? []).map((cell) => list.index(cellSql(cell, scope)));
  const values = (query.values ?? []).map((value) => list.index(scalar(value, scope.unrestricted).sql));
  const byValues = search?.byValues || query.plannedByValues ? PLANNED_BY_VALUES : '';
  const sql = byValues + pageSql(page, scope, list.sql);
  return { statement: { sql, slots: statement.slots }, read, keys, cells, values, order };
}

/** Which rows, from where, in which order, how many. */
function chosenSql(
  { query, search, branches }: FindSource,
  keys: readonly OrderKey[],
  behind: Behind | undefined,
  scope: Scope,
): Omit<PageSql, 'cutFirst'> {
  const { statement, root } = scope;
  const conditions = [
    ...deletedSql(query.deleted, scope),
    holds(branches ? branches.rest : query.where, scope),
  ];
  if (behind) {
    const parameter = (index: number) => statement.parameter({ from: 'after', index }, keys[index]!.type);
    conditions.push(rangeSql(keys, behind.nulls, behind.range, parameter));
  }
  const limit = limitSql(query, statement);
  const order = `order by ${orderBySql(keys)}`;
  const some = branches?.ranges.map((tree) => holds(tree, scope)) ?? [];
  if (branches && some.length > 1 && !search && scope.joins === '') {
    const rows = some.map((one) => {
      const where = whereSql([...conditions, one]);
      return `(select ${root.alias}.* from ${root.table.sql} ${root.alias}\n${where}\n${order}\n${limit})`;
    });
    const all = `(${rows.join('\nunion all\n')})`;
    if (!branches.overlap) return { from: all, where: '', order, limit };
    // Equal rows follow each other. A branch that left out what others hold would look through all its rows for none.
    const once = `select distinct on (${keys.map(({ sql }) => sql).join(', ')}) ${root.alias}.*`;
    return { from: `(${once} from ${all} ${root.alias}\n${order}\n${limit})`, where: '', order, limit };
  }
  if (some.length > 0) conditions.push(some.length === 1 ? some[0]! : `(${some.join(' or ')})`);
  const chosen: Chosen = { where: whereSql(conditions), order };
  return search
    ? { ...chosen, ...searched(search, chosen, scope), limit }
    : { ...chosen, from: root.table.sql, limit };
}

/** True or false, over everything there is: what the caller sees of it was decided when the test was made. */
function cellSql(cell: QueryTree, scope: Scope): string {
  return `coalesce(${holds(cell, scope.unrestricted)}, false)`;
}

interface Chosen {
  readonly where: string;
  readonly order: string;
}

interface PageSql extends Chosen {
  /** The table, or what stands for it. */
  readonly from: string;
  readonly limit: string;
  /** Choosing and ordering the rows needs no other table. */
  readonly cutFirst: boolean;
}

/**
 * Where choosing and ordering the rows needs no other table, the page is cut out first and only its rows are
 * joined with what they show: a list of fifty never joins a million, whatever it is sorted by.
 */
function pageSql({ from, where, order, limit, cutFirst }: PageSql, scope: Scope, columns: string): string {
  const { alias } = scope.root;
  const lines =
    cutFirst && scope.joins
      ? [
          `from (select ${alias}.* from ${from} ${alias}`,
          where,
          order,
          `${limit}) ${alias}`,
          scope.joins,
          order,
        ]
      : [`from ${[`${from} ${alias}`, scope.joins].filter(Boolean).join('\n  ')}`, where, order, limit];
  return [`select ${columns}`, ...lines].filter(Boolean).join('\n');
}

export function whereSql(conditions: readonly string[]): string {
  const needed = conditions.filter((condition) => condition !== 'true');
  return needed.length ? `where ${needed.join(' and ')}` : '';
}

/** The limit stands in the text: as a parameter it would make PostgreSQL plan for a tenth of the table. */
function limitSql({ limit, offset }: RecordQuery, statement: Statement): string {
  const skip = offset ? ` offset ${statement.parameter({ from: 'offset' }, 'bigint')}` : '';
  return `limit ${Number(limit)}${skip}`;
}

export function targetFilter(targets: readonly Target[]): TargetFilter {
  const rights = new Map(
    targets.map(({ entity, filter, title }) => {
      const rows = testOf(filter);
      return [entity, { rows, title: title ? testOf(title) : rows }];
    }),
  );
  return (entity, shows) => rights.get(entity)?.[shows ?? 'rows'];
}

function testOf(filter: QueryTree): ((scope: Scope) => string) | undefined {
  return filter.op === 'value' && filter.value === true ? undefined : (scope) => holds(filter, scope);
}

/** Deleted records stay in the table, out of sight. */
export function deletedSql(deleted: RecordQuery['deleted'], { root }: Scope): string[] {
  if (deleted === 'include') return [];
  return [`${root.alias}."deleted_at" is ${deleted === 'only' ? 'not ' : ''}null`];
}
