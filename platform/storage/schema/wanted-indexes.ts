import { checkExpression } from '../../expression/check-expression.ts';
import type { Expression } from '../../expression/expression.ts';
import { filterScope } from '../../model/expression-scope.ts';
import type { Model } from '../../model/model.ts';
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
  /** What follows the table's name: columns and condition. */
  readonly definition: string;
  /** What needs it, for the plan: `view library:openLoans`. */
  readonly reason: string;
}

interface IndexKey {
  readonly column: Column;
  readonly descending?: boolean;
}

const LIVE = ' where "deleted_at" is null';

/**
 * Deleted records are in no index: every list leaves them out. The id stands last, where a page breaks ties. What
 * only looks a record up (a title, a reference) needs no index of its own where another begins with the column.
 */
export function wantedIndexes(model: Model, { tables }: TableMap): WantedIndex[] {
  const wanted = new Map<string, WantedIndex>();
  for (const table of tables.values()) {
    const keys = [...uniqueIndexes(table), ...declaredIndexes(table), ...viewIndexes(model, table)];
    const found = [...keys, ...titleIndex(table), ...referenceIndexes(table)];
    const first = new Set(keys.map((index) => index.first));
    const needed = found.filter((index, i) => i < keys.length || !first.has(index.first));
    for (const index of [...needed, ...linkIndexes(table), ...textIndex(table)])
      if (!wanted.has(index.name)) wanted.set(index.name, index);
  }
  return [...wanted.values()];
}

function uniqueIndexes(table: Table): WantedIndex[] {
  return uniqueKeys(table).map((key) => ({
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

/** The constant equalities of the view's filter (and its rail), then its order. */
function viewIndexes(model: Model, table: Table): WantedIndex[] {
  const views = [...model.views.values()].filter(({ spec }) => spec.entity === table.entity.key);
  return views.flatMap(({ key, spec }) => {
    const order = Object.entries(spec.sort ?? {})
      .toSorted(([, a], [, b]) => (a.order ?? Infinity) - (b.order ?? Infinity))
      .map(([name, { path, direction }]) => keyOf(table, (path ?? name).split('.'), direction));
    if (order.length === 0 || order.some((keys) => keys.length === 0)) return [];
    const fixed = spec.filter
      ? equalFields(spec.filter, model, table).flatMap((name) => keyOf(table, [name]))
      : [];
    const rail = spec.rail ? keyOf(table, [spec.rail.field]) : [];
    const prefixes = [fixed, ...(rail.length ? [[...fixed, ...rail]] : [])];
    return prefixes.map((prefix) => sorted(table, [...prefix, ...order.flat()], `view ${key}`));
  });
}

/** A field of this table by its path, as a key of an index; none where it lives elsewhere. */
function keyOf(table: Table, path: readonly string[], direction: 'asc' | 'desc' = 'asc'): IndexKey[] {
  const columns = path.length === 1 ? table.fields.get(path[0]!)?.columns : undefined;
  const column = columns?.length === 1 ? columns[0] : columns?.find(({ part }) => part === '');
  if (!column || column.type === 'jsonb' || column.type.endsWith('[]')) return [];
  return [{ column, descending: direction === 'desc' }];
}

/** The fields that a filter compares with a constant, alone or joined by `&&`. */
function equalFields(filter: string, model: Model, table: Table): string[] {
  const found: string[] = [];
  const visit = (tree: Expression): void => {
    if (tree.op === 'and') for (const part of [tree.left, tree.right]) visit(part);
    if (tree.op !== 'compare' || tree.by !== '==') return;
    const { left, right } = tree;
    if (left.op === 'path' && left.path.length === 1 && right.op === 'literal') found.push(left.path[0]!);
  };
  visit(checkExpression(filter, filterScope(model, table.entity)).ast);
  return [...new Set(found)];
}

function sorted(table: Table, keys: readonly IndexKey[], reason: string): WantedIndex {
  const seen = new Set<string>();
  const distinct = keys.filter(({ column }) => !seen.has(column.name) && seen.add(column.name));
  const last = distinct.at(-1);
  const parts = distinct.map(({ column, descending }) => {
    const nulls = descending && !column.alwaysSet ? ' desc nulls last' : descending ? ' desc' : '';
    return `${column.sql}${nulls}`;
  });
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
    definition,
    reason,
  };
}

function textIndex(table: Table): WantedIndex[] {
  const index = searchIndex(table);
  if (!index) return [];
  return [{ schema: table.schema, table: table.sql, unique: false, first: '', reason: 'search', ...index }];
}

function linkIndexes(table: Table): WantedIndex[] {
  return Array.from(table.links.values(), ({ schema, sql, name, field }) => ({
    schema,
    table: sql,
    name: indexName(name, ['target'], 'target, record'),
    unique: false,
    first: 'target',
    definition: '("target", "record")',
    reason: `reference ${field.name}`,
  }));
}
