import { createHash } from 'node:crypto';
import type { ColumnSpec } from '../../fields/field-type.ts';
import type { Field } from '../../model/model.ts';

/** PostgreSQL cuts identifiers after 63 bytes. */
const LONGEST_NAME = 63;

export interface TableName {
  readonly schema: string;
  readonly name: string;
}

/** A row of `kehu.table_name`: the table of an entity, or of one of its many-to-many fields. */
export interface StoredTableName extends TableName {
  readonly entity: string;
  /** '' for the entity's own table, ':rollups' for what is kept beside it. */
  readonly field: string;
}

/** A row of `kehu.column_name`. */
export interface StoredColumnName {
  readonly entity: string;
  readonly field: string;
  readonly part: string;
  /** Field type, column type and target: another one gets another column. */
  readonly shape: string;
  readonly column: string;
}

/**
 * The names of tables and columns, given once and kept for ever: a column is found by field, part and shape, so
 * a changed key or type never renames or reuses a column, and a field that comes back finds its old values. A field
 * that names its earlier names (`renamedFrom`) goes on with their columns.
 */
export class NameBook {
  readonly #tables = new Map<string, TableName>();
  readonly #takenTables = new Set<string>();
  readonly #columns = new Map<string, string>();
  readonly #takenColumns = new Set<string>();
  /** What was given since the book was opened and is not stored yet. */
  readonly newTables: StoredTableName[] = [];
  readonly newColumns: StoredColumnName[] = [];

  constructor(tables: Iterable<StoredTableName> = [], columns: Iterable<StoredColumnName> = []) {
    for (const row of tables) this.#keepTable(row);
    for (const row of columns) this.#keepColumn(row);
  }

  /** The same names in a book of its own. */
  copy(): NameBook {
    const copy = new NameBook();
    for (const [key, name] of this.#tables) copy.#tables.set(key, name);
    for (const name of this.#takenTables) copy.#takenTables.add(name);
    for (const [key, column] of this.#columns) copy.#columns.set(key, column);
    for (const column of this.#takenColumns) copy.#takenColumns.add(column);
    return copy;
  }

  table(entity: string): TableName {
    const [pack = '', name = ''] = entity.split(':');
    return this.#table(entity, '', pack.replaceAll('-', '_'), snakeCase(name));
  }

  linkTable(field: Field): TableName {
    const { schema, name } = this.table(field.entity);
    const known = earlierNames(field).map((earlier) => this.#tables.get(`${field.entity} ${earlier}`));
    const row = !this.#tables.has(`${field.entity} ${field.name}`) && known.find((one) => one !== undefined);
    if (row) this.#giveTable({ entity: field.entity, field: field.name, ...row });
    return this.#table(field.entity, field.name, schema, `${name}__${snakeCase(field.name)}`);
  }

  rollupTable(entity: string): TableName {
    const { schema, name } = this.table(entity);
    return this.#table(entity, ':rollups', schema, `${name}__rollups`);
  }

  column(field: Field, spec: ColumnSpec): string {
    const target = spec.references === undefined ? '' : ` → ${field.target ?? spec.references}`;
    const shape = `${field.type.name} ${spec.type}${target}`;
    const names = [field.name, ...earlierNames(field)];
    const [known, ...earlier] = names.map((name) =>
      this.#columns.get(columnKey(field.entity, name, spec.part, shape)),
    );
    if (known !== undefined) return known;
    const wanted = snakeCase(spec.part ? `${field.name}_${spec.part}` : field.name);
    const column =
      earlier.find((one) => one !== undefined) ??
      free(wanted, (name) => this.#takenColumns.has(`${field.entity} ${name}`));
    const row = { entity: field.entity, field: field.name, part: spec.part, shape, column };
    this.#keepColumn(row);
    this.newColumns.push(row);
    return column;
  }

  #table(entity: string, field: string, schema: string, wanted: string): TableName {
    const known = this.#tables.get(`${entity} ${field}`);
    if (known) return known;
    const name = free(wanted, (candidate) => this.#takenTables.has(`${schema} ${candidate}`));
    const row = { entity, field, schema, name };
    this.#giveTable(row);
    return row;
  }

  #giveTable(row: StoredTableName): void {
    this.#keepTable(row);
    this.newTables.push(row);
  }

  #keepTable({ entity, field, schema, name }: StoredTableName): void {
    this.#tables.set(`${entity} ${field}`, { schema, name });
    this.#takenTables.add(`${schema} ${name}`);
  }

  #keepColumn({ entity, field, part, shape, column }: StoredColumnName): void {
    this.#columns.set(columnKey(entity, field, part, shape), column);
    this.#takenColumns.add(`${entity} ${column}`);
  }
}

function earlierNames({ spec }: Field): readonly string[] {
  return (spec['renamedFrom'] as readonly string[] | undefined) ?? [];
}

function columnKey(entity: string, field: string, part: string, shape: string): string {
  return [entity, field, part, shape].join('|');
}

/** `listPrice` → `list_price`; `x_grade` stays. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The wanted name, else with a number behind it; both fitting into an identifier. */
function free(wanted: string, taken: (name: string) => boolean): string {
  for (let number = 1; ; number++) {
    const name = fitting(wanted, number === 1 ? '' : `_${number}`);
    if (!taken(name)) return name;
  }
}

/** Cuts a long name and marks it by a hash, so that two long names stay apart. */
export function fitting(name: string, suffix = ''): string {
  if (Buffer.byteLength(name + suffix) <= LONGEST_NAME) return name + suffix;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, LONGEST_NAME - suffix.length - 9)}_${hash}${suffix}`;
}
