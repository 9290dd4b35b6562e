import { TRUE, type QueryField } from '../../expression/query-tree.ts';
import { fieldSql } from './field-sql.ts';
import { relationSql } from './relation-sql.ts';
import { cast, type Scalar } from './scalar.ts';
import type { Scope } from './scope.ts';

/** Whether a many-to-many field leads to any record that can be seen. */
export function anyLinkSql(over: QueryField, scope: Scope): Scalar {
  const type = { kind: 'bool' } as const;
  return relationSql({ op: 'relation', by: 'exists', over, variable: '', where: TRUE, type }, scope, String);
}

/** How many values a list column holds; none for null. */
export function listSizeSql(list: QueryField, scope: Scope): Scalar {
  const { sql, type } = fieldSql(list, scope);
  const size = type === 'jsonb' ? `jsonb_array_length(${sql})` : `cardinality(${sql})`;
  return { sql: `coalesce(${size}, 0)::bigint`, type: 'bigint', nullable: false };
}

export function textSizeSql(text: Scalar): Scalar {
  return { sql: `char_length(${cast(text, 'text')})::bigint`, type: 'bigint', nullable: text.nullable };
}
