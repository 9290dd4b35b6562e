import type { Column, Table, TableField } from '../schema/table-map.ts';
import type { StoredRecord } from '../stored-record.ts';

/** The value of one column of a record, as PostgreSQL takes it. */
export interface BoundColumn {
  readonly column: Column;
  value(record: Readonly<Record<string, unknown>>): unknown;
}

/** The columns that the given field names fill. `amount.base` names one part alone. */
export function boundColumns(table: Table, names: Iterable<string>): BoundColumn[] {
  const given = new Set(names);
  const bound: BoundColumn[] = [];
  for (const [name, field] of table.fields) {
    for (const column of field.columns) {
      const partName = `${name}.${column.part}`;
      if (column.part && given.has(partName)) bound.push(partColumn(column, partName));
      else if (given.has(name)) bound.push(fieldColumn(field, column, name));
    }
  }
  return bound;
}

function partColumn(column: Column, partName: string): BoundColumn {
  return { column, value: (record) => bindable(record[partName], column) };
}

function fieldColumn({ field, columns }: TableField, column: Column, name: string): BoundColumn {
  const { encode } = field.type;
  if (!encode) {
    const isMain = columns.length === 1 || column.part === '';
    return { column, value: (record) => (isMain ? bindable(record[name], column) : null) };
  }
  return {
    column,
    value: (record) => {
      const value = record[name] ?? null;
      return value === null
        ? null
        : bindable(encode.call(field.type, value, field.spec)[column.part], column);
    },
  };
}

function bindable(value: unknown, { type }: Column): unknown {
  if (value === undefined || value === null) return null;
  return type === 'jsonb' || type === 'json' ? JSON.stringify(value) : value;
}

/** A record's canonical values from all columns of its table, in the order of the fields. */
export function decodedRecord(table: Table, row: readonly unknown[]): StoredRecord {
  const record: Record<string, unknown> & { id: string } = { id: '' };
  let position = 0;
  for (const [name, field] of table.fields) {
    const values = row.slice(position, position + field.columns.length);
    record[name] = decodedValue(field, values);
    if (values.length > 1 && field.columns[0]!.part === '') addParts(record, name, field, values);
    position += values.length;
  }
  return record;
}

function decodedValue({ field, columns }: TableField, values: readonly unknown[]): unknown {
  const { decode } = field.type;
  if (!decode) return values[0];
  if (values.every((value) => value === null)) return null;
  const parts = Object.fromEntries(columns.map(({ part }, i) => [part, values[i]]));
  return decode.call(field.type, parts, field.spec);
}

/** Parts that clients do not bring travel beside the value: `amount.base`. */
function addParts(
  record: Record<string, unknown>,
  name: string,
  { columns }: TableField,
  values: readonly unknown[],
): void {
  columns.forEach(({ part }, i) => {
    if (part) record[`${name}.${part}`] = values[i];
  });
}
