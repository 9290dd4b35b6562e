import type { TableField } from '../schema/table-map.ts';

/** A record, as it is or will be, that others like it are looked for. */
export interface Draft {
  /** Undefined while it is not stored; its own row is never found. */
  readonly id: string | undefined;
  value(field: string): unknown;
}

/** The value of one column, as text that PostgreSQL casts; null where there is none. */
export function columnText({ field, columns }: TableField, column: string, draft: Draft): string | null {
  const value = draft.value(field.name) ?? null;
  if (value === null) return null;
  const { encode } = field.type;
  const { part } = columns.find(({ name }) => name === column)!;
  const stored = encode ? encode.call(field.type, value, field.spec)[part] : value;
  return stored === null || stored === undefined ? null : String(stored);
}

/** Several fields as one text, a line each. */
export function linesOf(fields: readonly TableField[], draft: Draft): string {
  return fields.map(({ field }) => textOf(draft.value(field.name))).join('\n');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
