import { checkExpression } from '../../expression/check-expression.ts';
import type { Expression } from '../../expression/expression.ts';
import { filterScope } from '../../model/expression-scope.ts';
import type { Model } from '../../model/model.ts';
import { duplicateIndexes } from '../duplicates/duplicate-indexes.ts';
import { formulaText } from '../sql/formula-text.ts';
import { indexName, uniqueIndexName, uniqueKeys } from './constraint-names.ts';
import { searchIndex } from '../search/search-index.ts';
import type { Column, Table, TableMap } from './table-map.ts';

/** An index that something in the Model needs. No admin ever has to ask for one. */
export interface WantedIndex {
  readonly schema: string;
  /** Quoted. */
  readonly table: string;
  readonly name: string;
  readonly unique: boolean;
  /** The name of its first column. */
  readonly first: string;
  /** Its columns with their directions, without the id that closes it; none where it is of another kind. */
  readonly keys: readonly string[];
  /** What follows the table's name: columns and condition. */
  readonly definition: string;
  /** What needs it, for the plan: `view library:openLoans`. */
  readonly reason: string;
}

export interface IndexKey {
  readonly column: Column;
  readonly descending?: boolean;
}

const LIVE = ' where "deleted_at" is null';

/**
 * Deleted records are in no index: every list leaves them out. The id stands last, where a page breaks ties. Every
 * index costs every write, so one is left out where another does its work:
 * - an order that begins another one: the ties of a page are sorted as it is read;
 * - what only looks records up (a title, a reference, a value of a rail) where an index begins with the column: few
 *   records are fetched and sorted, many are met soon by walking the view's own order.
 */
export function wantedIndexes(model: Model, { tables }: TableMap): WantedIndex[] {
  const wanted = new Map<string, WantedIndex>();
  for (const table of tables.values()) {
    const views = viewsOf(model, table);
    const asked = [...uniqueIndexes(table), ...declaredIndexes(table)];
    const orders = [
      ...views.flatMap((view) => orderIndex(view, table)),
      ...scopeIndexes(model, table, views),
    ];
    const ordered = longest([...asked, ...orders], asked);
    const lookUps = [
      ...views.flatMap((view) => railIndex(view, table)),
      ...titleIndex(table),
      ...referenceIndexes(table),
    ];
    const derived = [
      ...linkIndexes(table),
      ...textIndex(table),
      ...formulaIndexes(table, tables),
      ...duplicateIndexes(model, table),
    ];
    for (const index of [...withLookUps(ordered, lookUps), ...derived])
      if (!wanted.has(index.name)) wanted.set(index.name, index);
  }
  return [...wanted.values()];
}

/** Without those that another one begins with; what was asked for by name stays. */
function longest(indexes: readonly WantedIndex[], asked: readonly WantedIndex[]): WantedIndex[] {
  return indexes.filter((one, at) => {
    if (asked.includes(one)) return true;
    const begins = (other: WantedIndex) => one.keys.every((key, i) => other.keys[i] === key);
    return !indexes.some(
      (other, i) => i !== at && begins(other) && (other.keys.length > one.keys.length || i < at),
    );
  });
}

/** Of those that look up, the first for each column that nothing begins with yet. */
function withLookUps(ordered: readonly WantedIndex[], lookUps: readonly WantedIndex[]): WantedIndex[] {
  const all = [...ordered];
  for (const index of lookUps) if (!all.some(({ first }) => first === index.first)) all.push(index);
  return all;
}

function uniqueIndexes(table: Table): WantedIndex[] {
  return uniqueKeys(table).map((key) => ({
    keys: key.columns.map(({ sql }) => sql),
    schema: table.schema,
    table: table.sql,
    name: uniqueIndexName(table, key),
    unique: true,
    first: key.columns[0]!.name,
    definition: `(${key.columns.map(({ sql }) => sql).join(', ')})${LIVE}`,
    reason: `unique ${key.fields.map(({ name }) => name).join(', ')}`,
  }));
}

function referenceIndexes(table: Table): WantedIndex[] {
  return [...table.fields.values()].flatMap(({ field, columns }) => {
    const isReference =
      columns.some(({ foreignKey }) => foreignKey) || columns.some(({ part }) => part === 'entity');
    const keys = columns.map((column) => ({ column }));
    return isReference ? [sorted(table, keys.toReversed(), `reference ${field.name}`)] : [];
  });
}

function declaredIndexes(table: Table): WantedIndex[] {
  return Object.entries(table.entity.spec.indexes ?? {}).map(([name, { fields }]) => {
    const keys = Object.entries(fields)
      .toSorted(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0))
      .flatMap(([field, { direction }]) => keyOf(table, [field], direction));
    return sorted(table, keys, `index ${name}`);
  });
}

/** Pickers look records up and sort them by title. */
function titleIndex(table: Table): WantedIndex[] {
  const keys = keyOf(table, [table.entity.title.name], 'asc');
  return keys.length ? [sorted(table, keys, 'title')] : [];
}

interface OrderedView {
  readonly key: string;
  /** It shows some of the records only. */
  readonly narrows: boolean;
  /** What its filter fixes, then its order. */
  readonly fixed: readonly IndexKey[];
  readonly order: readonly IndexKey[];
  readonly rail: readonly IndexKey[];
}

/** The views of an entity whose order an index can give. */
function viewsOf(model: Model, table: Table): OrderedView[] {
  const views = [...model.views.values()].filter(({ spec }) => spec.entity === table.entity.key);
  return views.flatMap(({ key, spec }) => {
    const order = Object.entries(spec.sort ?? {})
      .toSorted(([, a], [, b]) => (a.order ?? Infinity) - (b.order ?? Infinity))
      .map(([name, { path, direction }]) => keyOf(table, (path ?? name).split('.'), direction));
    if (order.length === 0) return [];
    // An order that lives elsewhere (a formula, a roll-up) leaves what is fixed and the rail to be looked up.
    const isOwn = order.every((keys) => keys.length > 0);
    const fixed = spec.filter
      ? equalFields(spec.filter, model, table).flatMap((name) => keyOf(table, [name]))
      : [];
    const narrowed = spec.board?.field ?? spec.rail?.field;
    const rail = narrowed === undefined ? [] : keyOf(table, [narrowed]);
    return [{ key, narrows: spec.filter !== undefined, fixed, order: isOwn ? order.flat() : [], rail }];
  });
}

/**
 * Who reads what is his own, or his department's, opens the view of all records and finds only those: the same order,
 * led by the owner and by the department. A view that narrows leaves him few records, which are fetched and sorted.
 */
function scopeIndexes(model: Model, table: Table, views: readonly OrderedView[]): WantedIndex[] {
  const scopes = readScopes(model, table).join(' ');
  const isNamed = (name: string) =>
    name === 'owner' ? /\b(own|department\w*|subordinates)\b/.test(scopes) : /\bdepartment/.test(scopes);
  const leading = ['owner', 'department'].filter(isNamed).flatMap((name) => keyOf(table, [name]));
  return views
    .filter(({ narrows }) => !narrows)
    .flatMap(({ key, order }) =>
      leading.map((one) => sorted(table, [one, ...order], `records of a scope in view ${key}`)),
    );
}

function readScopes({ roles }: Model, { entity }: Table): string[] {
  return [...roles.values()].flatMap(({ spec }) => {
    const said = spec.entities?.[entity.key] ?? spec.entities?.[`${entity.pack}:*`] ?? spec.entities?.['*'];
    return said?.read ?? [];
  });
}

function orderIndex({ key, fixed, order }: OrderedView, table: Table): WantedIndex[] {
  const keys = [...fixed, ...order];
  return keys.length > 0 ? [sorted(table, keys, `view ${key}`)] : [];
}

function railIndex({ key, rail, order }: OrderedView, table: Table): WantedIndex[] {
  return rail.length > 0 ? [sorted(table, [...rail, ...order], `rail of view ${key}`)] : [];
}

/** A field of this table by its path, as a key of an index; none where it lives elsewhere. */
export function keyOf(table: Table, path: readonly string[], direction: 'asc' | 'desc' = 'asc'): IndexKey[] {
  const columns = path.length === 1 ? table.fields.get(path[0]!)?.columns : undefined;
  const column = columns?.length === 1 ? columns[0] : columns?.find(({ part }) => part === '');
  if (!column || column.type === 'jsonb' || column.type.endsWith('[]')) return [];
  return [{ column, descending: direction === 'desc' }];
}

/** The fields that a filter compares with a constant or with what is known of the caller, alone or joined by `&&`. */
function equalFields(filter: string, model: Model, table: Table): string[] {
  const found: string[] = [];
  const visit = (tree: Expression): void => {
    if (tree.op === 'and') for (const part of [tree.left, tree.right]) visit(part);
    if (tree.op !== 'compare' || tree.by !== '==') return;
    const { left, right } = tree;
    const isFixed = right.op === 'literal' || (right.op === 'path' && right.path[0] === 'me');
    if (left.op === 'path' && left.path.length === 1 && isFixed) found.push(left.path[0]!);
  };
  visit(checkExpression(filter, filterScope(model, table.entity)).ast);
  return [...new Set(found)];
}

function sorted(table: Table, keys: readonly IndexKey[], reason: string): WantedIndex {
  const seen = new Set<string>();
  const distinct = keys.filter(({ column }) => !seen.has(column.name) && seen.add(column.name));
  const last = distinct.at(-1);
  const parts = distinct.map(keyText);
  const own = [...parts];
  if (!seen.has('id')) parts.push(`"id"${last?.descending ? ' desc' : ''}`);
  const definition = `(${parts.join(', ')})${LIVE}`;
  const names = distinct.map(({ column }) => column.name);
  const name = indexName(table.name, names, definition);
  return {
    schema: table.schema,
    table: table.sql,
    name,
    unique: false,
    first: names[0]!,
    keys: own,
    definition,
    reason,
  };
}

/** A key as the index and the order that it gives name it: nulls come last both ways. */
export function keyText({ column, descending }: IndexKey): string {
  const nulls = descending && !column.alwaysSet ? ' desc nulls last' : descending ? ' desc' : '';
  return `${column.sql}${nulls}`;
}

function textIndex(table: Table): WantedIndex[] {
  const index = searchIndex(table);
  if (!index) return [];
  const { schema, sql } = table;
  return [{ schema, table: sql, unique: false, first: '', keys: [], reason: 'search', ...index }];
}

function linkIndexes(table: Table): WantedIndex[] {
  return Array.from(table.links.values(), ({ schema, sql, name, field }) => ({
    schema,
    table: sql,
    name: indexName(name, ['target'], 'target, record'),
    unique: false,
    first: 'target',
    keys: [],
    definition: '("target", "record")',
    reason: `reference ${field.name}`,
  }));
}

/** Both ways, because nulls come last both ways. */
function formulaIndexes(table: Table, tables: TableMap['tables']): WantedIndex[] {
  const indexed = [...table.computed.values()].filter(
    ({ computed }) => computed?.kind === 'formula' && computed.indexed,
  );
  return indexed.flatMap(({ name }) =>
    ['', ' desc'].map((way) => {
      const value = formulaText(name, table, { tables });
      const definition = `((${value})${way && ' desc nulls last'}, "id"${way})${LIVE}`;
      return {
        schema: table.schema,
        table: table.sql,
        name: indexName(table.name, [name.toLowerCase()], definition),
        unique: false,
        first: name,
        keys: [],
        definition,
        reason: `formula ${name}`,
      };
    }),
  );
}
