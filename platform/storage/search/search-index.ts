import { indexName } from '../schema/constraint-names.ts';
import type { Column, Table, TableField } from '../schema/table-map.ts';

/** The name of an entity's search index, and how its definition goes on behind the table's name. */
export interface SearchIndex {
  readonly name: string;
  readonly definition: string;
}

/**
 * One index over the pieces of all searchable fields, on an expression: PostgreSQL keeps it right in the record's own
 * transaction, whoever writes; nothing is stored twice. Deleted records are in it, so that the planner may use its
 * statistics (those of a partial index it ignores) and the recycle bin is searched through it, too. What waits to be
 * sorted into it is read by every search: a megabyte of it costs a search about a millisecond.
 */
export function searchIndex(table: Table): SearchIndex | undefined {
  const expression = gramsSql(table);
  if (expression === undefined) return undefined;
  const definition = `using gin (${expression}) with (gin_pending_list_limit = ${PENDING_KB})`;
  return { name: indexName(table.name, ['search'], definition), definition };
}

const PENDING_KB = 1024;

/** The pieces of a row, exactly as the index has them. */
export function gramsSql(table: Table, alias?: string): string | undefined {
  const prefix = alias === undefined ? '' : `${alias}.`;
  const texts = searchableColumns(table).map(
    ({ column }) => `coalesce(${prefix}${column.sql} collate "C", '')`,
  );
  return texts.length === 0 ? undefined : `kehu.search_grams(${texts.join(` || E'\\n' || `)})`;
}

/** Where a searchable field is looked into: its text, or the part its type names. */
export interface SearchedColumn {
  readonly field: TableField['field'];
  readonly column: Column;
}

export function searchableColumns({ fields }: Table): SearchedColumn[] {
  return [...fields.values()].flatMap(({ field, columns }) => {
    if (field.spec.searchable !== true) return [];
    const part = field.type.search?.part ?? '';
    const column = columns.find((one) => one.part === part && one.type === 'text');
    return column ? [{ field, column }] : [];
  });
}
