import { createHash } from 'node:crypto';
import type { Field } from '../../model/model.ts';
import { fitting } from './name-book.ts';
import type { Column, LinkTable, RollupTable, Table } from './table-map.ts';

/** What people may find only once: a unique field, or the fields of a unique key. */
export interface UniqueKey {
  readonly fields: readonly Field[];
  readonly columns: readonly Column[];
}

export function uniqueKeys({ entity, fields }: Table): UniqueKey[] {
  const single = [...fields.values()]
    .filter(({ field }) => field.spec.unique === true)
    .map(({ field }) => [field]);
  const several = Object.values(entity.spec.uniqueKeys ?? {}).map((key) => {
    const names = Object.entries(key.fields).toSorted(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
    const members = names.map(([name]) => entity.fields.get(name)).filter((field) => field !== undefined);
    // Without a field that is retired the others were never meant to be unique.
    return members.length === names.length ? members : [];
  });
  return [...single, ...several]
    .filter((key) => key.length > 0)
    .map((key) => ({
      fields: key,
      columns: key.flatMap(({ name }) => fields.get(name)?.columns.filter(isKeyPart) ?? []),
    }));
}

/** A unique amount is unique without its base part; a polymorphic reference by entity and id. */
function isKeyPart({ part }: Column): boolean {
  return part === '' || part === 'entity' || part === 'id';
}

/** The name of an index: readable, and another one for another definition. */
export function indexName(table: string, columns: readonly string[], definition: string): string {
  const hash = createHash('sha256').update(definition).digest('hex').slice(0, 8);
  return fitting(`${table}_${columns.join('_')}`, `_k${hash}`);
}

export function uniqueIndexName(table: Table, { columns }: UniqueKey): string {
  const names = columns.map(({ name }) => name);
  return indexName(table.name, names, `unique ${names.join(',')}`);
}

export function foreignKeyName(table: Table, column: Column): string {
  return fitting(`${table.name}_${column.name}`, '_fk');
}

export function linkForeignKeyName({ name }: LinkTable, end: 'record' | 'target'): string {
  return fitting(`${name}_${end}`, '_fk');
}

export function rollupForeignKeyName({ name }: RollupTable): string {
  return fitting(`${name}_record`, '_fk');
}

/** The fields that a constraint, an index or a column (by its name) of the table is about. */
export function constraintFields(name: string, table: Table): readonly Field[] {
  for (const { field, columns } of table.fields.values()) {
    if (columns.some((column) => column.name === name || foreignKeyName(table, column) === name))
      return [field];
  }
  for (const link of table.links.values()) {
    if (name === linkForeignKeyName(link, 'target')) return [link.field];
  }
  return uniqueKeys(table).find((key) => uniqueIndexName(table, key) === name)?.fields ?? [];
}
