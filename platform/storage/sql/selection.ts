import type { Field } from '../../model/model.ts';
import type { TableField } from '../schema/table-map.ts';
import { fieldSql, mainColumn, reach } from './field-sql.ts';
import { isPolymorphic, literal, polymorphic, tableOf, type Place, type Scope } from './scope.ts';

/** Reads one value out of a row that came as an array. */
export type Reader = (row: readonly unknown[]) => unknown;

/** The columns of one SELECT; each is selected once. */
export class SelectList {
  readonly #positions = new Map<string, number>();

  index(sql: string): number {
    let position = this.#positions.get(sql);
    if (position === undefined) this.#positions.set(sql, (position = this.#positions.size));
    return position;
  }

  get sql(): string {
    return [...this.#positions.keys()].join(', ');
  }
}

/** Selected paths by their first name: `{name: {}, author: {country: {}}}`. */
interface PathTree {
  [name: string]: PathTree;
}

/**
 * Selects paths and says how a row becomes a nested object: a reference is `{id, title}` with whatever else is
 * asked of its target, or null.
 */
export function selection(paths: readonly (readonly string[])[], scope: Scope, list: SelectList): Reader {
  const tree: PathTree = {};
  for (const path of paths) {
    let node = tree;
    for (const name of path) node = node[name] ??= {};
  }
  return objectReader(tree, scope.root, scope, list);
}

function objectReader(tree: PathTree, place: Place, scope: Scope, list: SelectList): Reader {
  const names = Object.keys(tree);
  const readers = names.map((name) => fieldReader(name, tree[name]!, place, scope, list));
  return (row) => {
    const object: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i++) object[names[i]!] = readers[i]!(row);
    return object;
  };
}

function fieldReader(name: string, inner: PathTree, place: Place, scope: Scope, list: SelectList): Reader {
  const link = place.table.links.get(name);
  if (link) return linksReader(place, name, scope, list);
  const computed = place.table.computed.get(name);
  if (computed) return computedReader(computed, inner, place, scope, list);
  const field = place.table.fields.get(name);
  if (!field) throw new Error(`${place.table.entity.key} stores nothing for ${name}`);
  const [first] = field.columns;
  if (field.columns.length === 1 && first!.references)
    return referenceReader(field, inner, place, scope, list);
  if (isPolymorphic(field.columns)) return polymorphicReader(field, place, scope, list);
  const whole = valueReader(field, place, list);
  const parts = Object.keys(inner);
  return parts.length === 0 ? whole : (row) => partsOf(whole(row), parts);
}

/** A lookup reads as the field it leads to does. */
function computedReader(
  { name, type, spec, computed }: Field,
  inner: PathTree,
  place: Place,
  scope: Scope,
  list: SelectList,
): Reader {
  const here = scope.seenFrom(place);
  const end = reach([name], here);
  if (computed?.kind === 'lookup' && end.rest.length === 1) {
    return fieldReader(end.rest[0]!, inner, end.place, scope, list);
  }
  const index = list.index(fieldSql({ path: [name] }, here).sql);
  if (!type.decode) return (row) => row[index];
  return (row) => (row[index] === null ? null : type.decode!({ '': row[index] }, spec));
}

function partsOf(value: unknown, parts: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(parts.map((part) => [part, (value as Record<string, unknown>)[part] ?? null]));
}

/** The canonical value of a field from its columns. */
function valueReader({ field, columns }: TableField, { alias }: Place, list: SelectList): Reader {
  const indexes = columns.map(({ sql }) => list.index(`${alias}.${sql}`));
  const { decode } = field.type;
  const [only = 0] = indexes;
  if (!decode) return (row) => row[only];
  const spec = field.spec;
  return (row) => {
    const parts: Record<string, unknown> = {};
    let empty = true;
    for (let i = 0; i < columns.length; i++) {
      const value = row[indexes[i]!];
      parts[columns[i]!.part] = value;
      if (value !== null) empty = false;
    }
    return empty ? null : decode.call(field.type, parts, spec);
  };
}

function referenceReader(
  field: TableField,
  inner: PathTree,
  place: Place,
  scope: Scope,
  list: SelectList,
): Reader {
  const id = list.index(`${place.alias}.${field.columns[0]!.sql}`);
  const title = list.index(titleSql(scope.follow(place, field, 'title'), scope));
  const { id: _id, title: _title, ...asked } = inner;
  const names = Object.keys(asked);
  if (names.length === 0) return (row) => (row[id] === null ? null : { id: row[id], title: row[title] });
  const more = objectReader(asked, scope.follow(place, field), scope, list);
  return (row) =>
    row[id] === null ? null : Object.assign({ id: row[id], title: row[title] }, more(row) as object);
}

/** What names the record to people, as SQL text. A title that is itself a reference takes the target's. */
export function titleSql(place: Place, scope: Scope, depth = 0): string {
  const field = place.table.fields.get(place.table.entity.title.name);
  if (!field) return `${place.alias}."id"::text`;
  const column = mainColumn(field.columns);
  if (column.references && field.columns.length === 1 && depth < 3) {
    return titleSql(scope.follow(place, field, 'title'), scope, depth + 1);
  }
  const sql = `${place.alias}.${column.sql}`;
  return column.type === 'text' || column.type.startsWith('character varying') ? sql : `${sql}::text`;
}

function polymorphicReader(field: TableField, place: Place, scope: Scope, list: SelectList): Reader {
  const [entityColumn, idColumn] = polymorphic(field.columns);
  const entity = list.index(`${place.alias}.${entityColumn.sql}`);
  const id = list.index(`${place.alias}.${idColumn.sql}`);
  const cases = targetsOf(field).map((target) => {
    const title = titleSql(scope.followAny(place, field, target), scope);
    return `when ${literal(target)} then ${title}`;
  });
  const title = cases.length
    ? list.index(`case ${place.alias}.${entityColumn.sql} ${cases.join(' ')} end`)
    : undefined;
  return (row) =>
    row[id] === null
      ? null
      : { entity: row[entity], id: row[id], title: title === undefined ? null : row[title] };
}

/** Entities a polymorphic reference may point at: the keys of its `to`. */
export function targetsOf({ field }: TableField): string[] {
  const to = field.spec['to'];
  return typeof to === 'object' && to !== null ? Object.keys(to) : [];
}

function linksReader(place: Place, name: string, scope: Scope, list: SelectList): Reader {
  const link = place.table.links.get(name)!;
  const inner = scope.below(tableOf(scope.statement, link.target));
  const one = scope.statement.alias();
  const visible = scope.visible(inner, 'title');
  const plain = titleSql(inner.root, inner);
  const title = visible ? `case when ${visible} then ${plain} end` : plain;
  const on = `${one}."target" = ${inner.root.alias}."id" and ${one}."record" = ${place.alias}."id"`;
  // Put in order before they are gathered: an aggregate that sorts costs each record three times as much.
  const rows = `select ${one}."target", ${title} as title from ${inner.from} join ${link.sql} ${one} on ${on} order by ${one}."target"`;
  const all = scope.statement.alias();
  const members = `jsonb_agg(jsonb_build_object('id', ${all}."target", 'title', ${all}.title))`;
  const index = list.index(`(select ${members} from (${rows}) ${all})`);
  return (row) => row[index] ?? [];
}
