import type { QueryField } from '../../expression/query-tree.ts';
import type { LinkTable } from '../schema/table-map.ts';
import { childrenSql } from './children-sql.ts';
import { fieldSql, reach } from './field-sql.ts';
import { cast, type Scalar } from './scalar.ts';
import { tableOf, type Place, type Scope } from './scope.ts';

/** How many live records a relation to many leads to: children, or members of a many-to-many field. */
export function relationSizeSql({ path }: QueryField, scope: Scope): Scalar {
  const { place, rest } = reach(path, scope);
  const link = place.table.links.get(rest[0]!);
  const sql = link ? memberCount(link, place, scope) : childrenCount(rest[0]!, place, scope);
  return { sql, type: 'bigint', nullable: false };
}

function childrenCount(name: string, place: Place, scope: Scope): string {
  return `(select count(*) ${childrenSql(name, place, scope).sql})`;
}

function memberCount(link: LinkTable, { alias }: Place, { statement }: Scope): string {
  const [one, target] = [statement.alias(), statement.alias()];
  const join = `join ${tableOf(statement, link.target).sql} ${target} on ${target}."id" = ${one}."target"`;
  const where = `${one}."record" = ${alias}."id" and ${target}."deleted_at" is null`;
  return `(select count(*) from ${link.sql} ${one} ${join} where ${where})`;
}

/** How many values a list column holds; none for null. */
export function listSizeSql({ path }: QueryField, scope: Scope): Scalar {
  const { sql, type } = fieldSql(path, scope);
  const size = type === 'jsonb' ? `jsonb_array_length(${sql})` : `cardinality(${sql})`;
  return { sql: `coalesce(${size}, 0)::bigint`, type: 'bigint', nullable: false };
}

export function textSizeSql(text: Scalar): Scalar {
  return { sql: `char_length(${cast(text, 'text')})::bigint`, type: 'bigint', nullable: text.nullable };
}
