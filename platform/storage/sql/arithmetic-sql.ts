import type { ExpressionType } from '../../expression/expression-type.ts';
import type { Arithmetic } from '../../expression/query-tree.ts';
import { cast, joinable, pgType, type Scalar } from './scalar.ts';

/** Numbers are computed as numeric, which is exact; an int result beyond 64 bits becomes null. */
export function arithmeticSql(by: Arithmetic, left: Scalar, right: Scalar, type: ExpressionType): Scalar {
  const nullable = left.nullable || right.nullable;
  if (type.kind === 'string')
    return {
      sql: `(${cast(joinable(left), 'text')} || ${cast(joinable(right), 'text')})`,
      type: 'text',
      nullable,
    };
  const [a, b] = [cast(left, 'numeric'), cast(right, 'numeric')];
  if (by === '/') return { sql: `kehu.quotient(${a}, ${b})`, type: 'numeric', nullable: true };
  if (by === '%') return numberSql(`(${a} % nullif(${b}, 0))`, type, true);
  return numberSql(`(${a} ${by} ${b})`, type, nullable);
}

export function negationSql(value: Scalar, type: ExpressionType): Scalar {
  return numberSql(`(- ${cast(value, 'numeric')})`, type, value.nullable);
}

/** A numeric result in the type the checker promised. */
export function numberSql(sql: string, type: ExpressionType, nullable: boolean): Scalar {
  if (pgType(type) !== 'bigint') return { sql, type: 'numeric', nullable };
  return { sql: `kehu.int64(${sql})`, type: 'bigint', nullable: true };
}
