import type { ExpressionType } from '../../expression/expression-type.ts';

/** A value in SQL. */
export interface Scalar {
  readonly sql: string;
  /** PostgreSQL type by its plain name: `numeric`, `text`, `uuid`, `text[]`. */
  readonly type: string;
  readonly nullable: boolean;
  /** A system column of the queried table, never null: its order says nothing about nulls. */
  readonly alwaysSet?: boolean;
  /** A text column compared by code point; beside one of another collation it has to say so. */
  readonly byCodePoint?: boolean;
}

const PG_TYPES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int: 'bigint',
  decimal: 'numeric',
  string: 'text',
  date: 'date',
  dateTime: 'timestamptz',
  time: 'time',
  record: 'uuid',
  null: 'text',
  any: 'jsonb',
};

/** The PostgreSQL type that carries values of an expression type. */
export function pgType(type: ExpressionType): string {
  if (type.kind === 'list') return `${pgType(type.of)}[]`;
  return PG_TYPES[type.kind] ?? 'text';
}

/** `numeric(20,4)` → `numeric`, `timestamp with time zone` → `timestamptz`. */
export function plainType(type: string): string {
  if (type.startsWith('timestamp') && type.endsWith('with time zone')) return 'timestamptz';
  if (type.startsWith('time') && type.endsWith('without time zone')) return 'time';
  return type.replace(/\(.*?\)/, '');
}

export function cast({ sql, type }: Scalar, wanted: string): string {
  return type === wanted ? sql : `(${sql})::${wanted}`;
}

export function isNumber({ type }: Scalar): boolean {
  return type === 'numeric' || type === 'bigint' || type === 'integer' || type === 'smallint';
}

/** A column as it stands, which an index may serve. */
export function isColumn({ sql }: Scalar): boolean {
  return /^t\d+\."[^"]+"$/.test(sql);
}

/** A parameter, or a constant that stands in its place. */
export function isParameter({ sql }: Scalar): boolean {
  return /^(\$\d+::\w+|\w+ '[^']*')$/.test(sql);
}

/** A text by code point, whatever the collations of the columns in it. */
export function pinned(value: Scalar): Scalar {
  return { ...value, sql: `${value.sql} collate "C"` };
}

/** A text that meets others in one value: PostgreSQL refuses to choose between collations of columns. */
export function joinable(value: Scalar): Scalar {
  return value.byCodePoint ? pinned(value) : value;
}
