import type { ColumnSpec } from '../../fields/field-type.ts';
import type { Entity, Field, Model } from '../../model/model.ts';
import { identifier } from '../sql/identifier.ts';
import type { NameBook } from './name-book.ts';

/** Where every value of the Model lives. Built once per Model from the stored names, then read only. */
export interface TableMap {
  /** By entity key. */
  readonly tables: ReadonlyMap<string, Table>;
}

export interface Table {
  readonly entity: Entity;
  readonly schema: string;
  readonly name: string;
  /** Schema and name, quoted for SQL. */
  readonly sql: string;
  /** The fields that live in columns, by name. */
  readonly fields: ReadonlyMap<string, TableField>;
  /** The many-to-many fields, by name. */
  readonly links: ReadonlyMap<string, LinkTable>;
  /** The fields that are computed, by name. */
  readonly computed: ReadonlyMap<string, Field>;
  /** Where the roll-ups that are kept stand: a row for each record; undefined where there are none. */
  readonly rollups: RollupTable | undefined;
}

/** Kept beside the records, so that a roll-up touches neither their version nor their time of change. */
export interface RollupTable {
  readonly entity: Entity;
  readonly schema: string;
  readonly name: string;
  readonly sql: string;
  /** By field. */
  readonly columns: ReadonlyMap<string, Column>;
}

export interface TableField {
  readonly field: Field;
  readonly columns: readonly Column[];
}

export interface Column {
  readonly part: string;
  readonly name: string;
  /** The name quoted for SQL. */
  readonly sql: string;
  /** As PostgreSQL's `format_type` prints it. */
  readonly type: string;
  readonly collate: ColumnSpec['collate'];
  /** Key of the entity whose ids it holds. */
  readonly references: string | undefined;
  /** The database itself keeps the reference right. Not for who wrote: users are never erased. */
  readonly foreignKey: boolean;
  /** The Model wants a value in every record; a new table gets NOT NULL for it, an older one may lack it. */
  readonly required: boolean;
  /** A system column that every row of every table has filled. */
  readonly alwaysSet: boolean;
  /** The database promises a value: SQL need not say what null means. */
  readonly notNull: boolean;
}

/** Rows `(record, target)`: the record's field holds the target. */
export interface LinkTable {
  readonly field: Field;
  readonly schema: string;
  readonly name: string;
  readonly sql: string;
  /** Key of the entity linked to. */
  readonly target: string;
}

/** Lays the Model out in tables; names that the book does not know yet are given and written into it. */
export function layOut(model: Model, book: NameBook): TableMap {
  const tables = new Map<string, Table>();
  for (const entity of model.entities.values()) tables.set(entity.key, tableOf(entity, book));
  return { tables };
}

function tableOf(entity: Entity, book: NameBook): Table {
  const { schema, name } = book.table(entity.key);
  const fields = new Map<string, TableField>();
  const links = new Map<string, LinkTable>();
  for (const field of entity.fields.values()) {
    if (field.type.storage === 'columns') fields.set(field.name, { field, columns: columnsOf(field, book) });
    if (field.type.storage === 'links') links.set(field.name, linkTableOf(field, book));
  }
  const computed = new Map([...entity.fields].filter(([, field]) => field.computed));
  const rollups = rollupTableOf(entity, [...computed.values()], book);
  return { entity, schema, name, sql: identifier(schema, name), fields, links, computed, rollups };
}

function rollupTableOf(entity: Entity, computed: readonly Field[], book: NameBook): RollupTable | undefined {
  const kept = computed.filter((field) => field.computed?.kind === 'rollup' && field.computed.stored);
  if (kept.length === 0) return undefined;
  const { schema, name } = book.rollupTable(entity.key);
  const columns = kept.map((field) => {
    const spec = { part: '', type: rollupType(field) };
    return [field.name, { ...PLAIN, ...spec, ...named(book.column(field, spec)) }] as const;
  });
  return { entity, schema, name, sql: identifier(schema, name), columns: new Map(columns) };
}

const PLAIN: Omit<Column, 'name' | 'sql' | 'type' | 'part'> = {
  collate: undefined,
  references: undefined,
  foreignKey: false,
  required: false,
  alwaysSet: false,
  notNull: false,
};

function named(name: string): Pick<Column, 'name' | 'sql'> {
  return { name, sql: identifier(name) };
}

/** Wide enough for any sum: a roll-up must not keep its records from being written. */
function rollupType({ type, spec }: Field): string {
  const { kind } = type.expressionType(spec);
  if (kind === 'int') return 'bigint';
  return kind === 'decimal' ? 'numeric(38,10)' : type.name === 'date' ? 'date' : PG_TIMES[kind]!;
}

const PG_TIMES: Readonly<Record<string, string>> = {
  dateTime: 'timestamp with time zone',
  time: 'time without time zone',
};

function columnsOf(field: Field, book: NameBook): Column[] {
  return columnSpecs(field).map((spec) => {
    const name = book.column(field, spec);
    const references = spec.references === undefined ? undefined : (field.target ?? spec.references);
    const { part, type, collate } = spec;
    const alwaysSet = field.system && ALWAYS_SET.has(field.name);
    return {
      part,
      name,
      sql: identifier(name),
      type,
      collate,
      references,
      foreignKey: references !== undefined && !field.system,
      required: alwaysSet || isRequired(field, spec),
      alwaysSet,
      notNull: alwaysSet,
    };
  });
}

const SYSTEM_COLUMNS: Readonly<Record<string, ColumnSpec>> = {
  id: { part: '', type: 'uuid' },
  version: { part: '', type: 'integer' },
};

function columnSpecs(field: Field): readonly ColumnSpec[] {
  const fixed = field.system ? SYSTEM_COLUMNS[field.name] : undefined;
  return fixed ? [fixed] : field.type.columns(field.spec);
}

const ALWAYS_SET: ReadonlySet<string> = new Set(['id', 'version', 'createdAt', 'updatedAt']);

function isRequired(field: Field, spec: ColumnSpec): boolean {
  return (
    !field.system && field.spec.required === true && spec.part === '' && field.spec['onDelete'] !== 'clear'
  );
}

function linkTableOf(field: Field, book: NameBook): LinkTable {
  const { schema, name } = book.linkTable(field);
  return { field, schema, name, sql: identifier(schema, name), target: field.target ?? field.entity };
}
