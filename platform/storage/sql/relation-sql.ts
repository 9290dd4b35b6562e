import type { QueryField, QueryRelation, QueryTree } from '../../expression/query-tree.ts';
import type { LinkTable, Table } from '../schema/table-map.ts';
import { fieldSql, reachField } from './field-sql.ts';
import type { Scalar } from './scalar.ts';
import { isPolymorphic, literal, polymorphic, tableOf, type Place, type Scope } from './scope.ts';

type Holds = (tree: QueryTree, scope: Scope) => string;

/**
 * `exists (select …)` or `(select count(*) …)`: a subquery over the related records, of which only those count that
 * are not deleted and that the caller may see, or over the values of a list.
 */
export function relationSql(
  { over, where, variable, by }: QueryRelation,
  scope: Scope,
  holds: Holds,
): Scalar {
  const source =
    over.type.kind === 'list' ? valuesOf(over, variable, scope) : recordsOf(over, variable, scope);
  const test = holds(where, source.scope);
  const conditions = test === 'true' ? source.conditions : [...source.conditions, test];
  // The FROM clause grows with what the conditions follow, so it is printed after them.
  const rows = `from ${source.from()}${conditions.length ? ` where ${conditions.join(' and ')}` : ''}`;
  if (by === 'exists') return { sql: `exists (select ${rows})`, type: 'boolean', nullable: false };
  return { sql: `(select count(*) ${rows})`, type: 'bigint', nullable: false };
}

interface Source {
  readonly from: () => string;
  readonly conditions: readonly string[];
  /** Where the variable of the relation is known. */
  readonly scope: Scope;
}

function valuesOf(over: QueryField, variable: string, scope: Scope): Source {
  const { sql, type } = fieldSql(over, scope);
  const alias = scope.statement.alias();
  const values = type === 'jsonb' ? `jsonb_array_elements_text(${sql})` : `unnest(${sql})`;
  const value: Scalar = { sql: `${alias}.value`, type: 'text', nullable: true };
  return { from: () => `${values} ${alias}(value)`, conditions: [], scope: scope.with(variable, value) };
}

function recordsOf(over: QueryField, variable: string, scope: Scope): Source {
  const { place, rest } = reachField(over, scope);
  const related = relatedTable(rest[0]!, place, scope);
  const inner = scope.below(related.table);
  const { alias } = inner.root;
  const tie = related.tie(alias);
  const visible = scope.visible(inner) ?? 'true';
  const conditions = [tie.on, `${alias}."deleted_at" is null`, visible].filter((one) => one !== 'true');
  return {
    from: () => (tie.join ? `${inner.from} ${tie.join}` : inner.from),
    conditions,
    scope: scope.with(variable, inner),
  };
}

interface Related {
  readonly table: Table;
  /** What ties its rows, under an alias, to the record the relation is of. */
  readonly tie: (alias: string) => { readonly on: string; readonly join?: string };
}

/**
 * A children field, a many-to-many field, the reference of another entity (`library:loan.book`), or what names a record
 * of an entity among others (`attachedTo@library:book`): a polymorphic reference, or a text such as
 * `library:book/0190…`.
 */
function relatedTable(name: string, place: Place, scope: Scope): Related {
  const { statement } = scope;
  if (name.includes('@')) return named(name, place, scope);
  const link = place.table.links.get(name);
  if (link) return linked(tableOf(statement, link.target), link, ['target', 'record'], place, scope);
  const children = place.table.entity.fields.get(name);
  const [entity, back] = children?.inverse
    ? [children.target!, children.inverse]
    : [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)];
  const table = tableOf(statement, entity);
  const backLink = table.links.get(back);
  if (backLink) return linked(table, backLink, ['record', 'target'], place, scope);
  const columns = table.fields.get(back)?.columns;
  if (!columns) throw new Error(`${place.table.entity.key}.${name} leads to no records`);
  if (!isPolymorphic(columns)) {
    return { table, tie: (alias) => ({ on: `${alias}.${columns[0]!.sql} = ${place.alias}."id"` }) };
  }
  const [of, id] = polymorphic(columns);
  const key = literal(place.table.entity.key);
  return {
    table,
    tie: (alias) => ({
      on: `${alias}.${id.sql} = ${place.alias}."id" and ${alias}.${of.sql} = ${key}`,
    }),
  };
}

function named(name: string, place: Place, { statement }: Scope): Related {
  const [field = '', entity = ''] = name.split('@');
  const { columns } = place.table.fields.get(field)!;
  const table = tableOf(statement, entity);
  if (isPolymorphic(columns)) {
    const [of, to] = polymorphic(columns).map(({ sql }) => `${place.alias}.${sql}`);
    return { table, tie: (alias) => ({ on: `${alias}."id" = ${to} and ${of} = ${literal(entity)}` }) };
  }
  const text = `${place.alias}.${columns[0]!.sql}`;
  const [prefix, start] = [literal(`${entity}/`), entity.length + 2];
  // Only a text of this entity is read as an id, whatever the planner looks at first.
  const id = `case when starts_with(${text}, ${prefix}) then substr(${text}, ${start})::uuid end`;
  return { table, tie: (alias) => ({ on: `${alias}."id" = ${id}` }) };
}

type LinkSide = 'record' | 'target';

function linked(
  table: Table,
  link: LinkTable,
  [there, here]: readonly [LinkSide, LinkSide],
  place: Place,
  { statement }: Scope,
): Related {
  const one = statement.alias();
  return {
    table,
    tie: (alias) => ({
      join: `join ${link.sql} ${one} on ${one}."${there}" = ${alias}."id"`,
      on: `${one}."${here}" = ${place.alias}."id"`,
    }),
  };
}
