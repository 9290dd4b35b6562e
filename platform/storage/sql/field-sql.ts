import type { QueryField } from '../../expression/query-tree.ts';
import type { Column } from '../schema/table-map.ts';
import { plainType, type Scalar } from './scalar.ts';
import { isScope, literal, type Place, type Scope } from './scope.ts';

/** Where a field is found: as in a QueryField, from the queried record or the one a variable stands for. */
export type FieldPath = Pick<QueryField, 'path' | 'of'>;

/** A field by its path: a column, a part of one, the id of a referenced record, or the value of a list. */
export function fieldSql({ path, of }: FieldPath, scope: Scope): Scalar {
  const level = scope.at(of);
  if (!isScope(level)) return level;
  const { place, rest } = reach(path, level);
  const [name = '', ...parts] = rest;
  const computed = place.table.computed.get(name);
  if (computed) return scope.statement.computedSql(computed, parts, place, level);
  const columns = columnsOf(place, name);
  const outer = place.alias !== level.outermost.alias;
  if (parts.length === 0) return columnSql(mainColumn(columns), place, outer);
  const part = columns.find((one) => one.part === parts[0]);
  return part ? columnSql(part, place, outer) : jsonPart(mainColumn(columns), place, parts);
}

/** Every column of the field: a value of several parts is null only where all of them are. */
export function fieldColumnsSql(field: FieldPath, scope: Scope): string[] {
  if (field.path.length === 0) return [fieldSql(field, scope).sql];
  const { place, rest } = reachField(field, scope);
  if (rest.length > 1 || place.table.computed.has(rest[0] ?? '')) return [fieldSql(field, scope).sql];
  return columnsOf(place, rest[0] ?? '').map(({ sql }) => `${place.alias}.${sql}`);
}

/** Where the last field of a path lives, from the record its variable stands for. */
export function reachField({ path, of }: FieldPath, scope: Scope): ReturnType<typeof reach> {
  const level = scope.at(of);
  if (!isScope(level)) throw new Error(`${of} has no fields`);
  return reach(path, level);
}

/** Follows a path over references, and lookups, to where its last field lives. `author.id` needs no join. */
export function reach(path: readonly string[], scope: Scope): { place: Place; rest: readonly string[] } {
  let place = scope.root;
  let rest = path;
  for (;;) {
    const computed = place.table.computed.get(rest[0] ?? '')?.computed;
    if (computed?.kind === 'lookup') {
      rest = [...computed.path, ...rest.slice(1)];
      continue;
    }
    if (rest.length <= 1) break;
    const field = place.table.fields.get(rest[0]!);
    if (!field || field.columns.length !== 1 || !field.columns[0]!.references) break;
    if (rest.length === 2 && rest[1] === 'id') return { place, rest: rest.slice(0, 1) };
    place = scope.follow(place, field);
    rest = rest.slice(1);
  }
  return { place, rest };
}

/** The column that stands for a value of several: the unnamed part, or the id of a polymorphic reference. */
export function mainColumn(columns: readonly Column[]): Column {
  return columns.find(({ part }) => part === '') ?? columns.find(({ part }) => part === 'id') ?? columns[0]!;
}

function columnsOf({ table }: Place, name: string): readonly Column[] {
  const found = table.fields.get(name);
  if (!found) throw new Error(`${table.entity.key} has no column for ${name}`);
  return found.columns;
}

function columnSql(
  { sql, type, notNull, alwaysSet, collate }: Column,
  { alias }: Place,
  outer: boolean,
): Scalar {
  const nullable = outer || !notNull;
  return {
    sql: `${alias}.${sql}`,
    type: plainType(type),
    nullable,
    alwaysSet: alwaysSet && !outer,
    ...(collate === 'codePoint' ? { byCodePoint: true } : {}),
  };
}

function jsonPart({ sql }: Column, { alias }: Place, parts: readonly string[]): Scalar {
  const path = parts.map(literal);
  const last = path.pop() ?? literal('');
  return { sql: `(${[`${alias}.${sql}`, ...path].join('->')}->>${last})`, type: 'text', nullable: true };
}
