import type { QueryField } from '../../expression/query-tree.ts';
import { fieldSql, reach } from './field-sql.ts';
import type { Scalar } from './scalar.ts';
import { tableOf, type Scope } from './scope.ts';

/** How many live records a relation to many leads to. */
export function relationSizeSql({ path }: QueryField, scope: Scope): Scalar {
  const { place, rest } = reach(path, scope);
  const field = place.table.entity.fields.get(rest[0]!);
  if (!field?.target || !field.inverse) throw new Error(`${path.join('.')} leads to no records`);
  const child = tableOf(scope.statement, field.target);
  const alias = scope.statement.alias();
  const back = child.fields.get(field.inverse)!.columns[0]!;
  const where = `${alias}.${back.sql} = ${place.alias}."id" and ${alias}."deleted_at" is null`;
  return counted(`(select count(*) from ${child.sql} ${alias} where ${where})`);
}

/** How many members a list field has; none for null. */
export function listSizeSql({ path }: QueryField, scope: Scope): Scalar {
  const { place, rest } = reach(path, scope);
  const link = place.table.links.get(rest[0]!);
  if (link) {
    const alias = scope.statement.alias();
    return counted(
      `(select count(*) from ${link.sql} ${alias} where ${alias}."record" = ${place.alias}."id")`,
    );
  }
  const { sql, type } = fieldSql(path, scope);
  const size = type === 'jsonb' ? `jsonb_array_length(${sql})` : `cardinality(${sql})`;
  return counted(`coalesce(${size}, 0)::bigint`);
}

export function textSizeSql({ sql, nullable }: Scalar): Scalar {
  return { sql: `char_length(${sql})::bigint`, type: 'bigint', nullable };
}

function counted(sql: string): Scalar {
  return { sql, type: 'bigint', nullable: false };
}
