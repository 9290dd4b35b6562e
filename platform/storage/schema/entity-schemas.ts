import { EntitySchema } from '@mikro-orm/postgresql';
import { foreignKeyName, linkForeignKeyName, rollupForeignKeyName } from './constraint-names.ts';
import type { Column, LinkTable, RollupTable, Table, TableMap } from './table-map.ts';

type Property = Record<string, unknown>;

/**
 * The tables as MikroORM's metadata, for its schema diff. Collations, defaults of NULL order and partial unique
 * indexes are not in it: the planner knows them better (README, "Who plans what").
 */
export function entitySchemas({ tables }: TableMap): EntitySchema[] {
  const known = new Map<string, EntitySchema>();
  for (const table of tables.values())
    known.set(table.entity.key, schemaOf(table, propertiesOf(table, known)));
  const links = [...tables.values()].flatMap(({ links }) => [...links.values()]);
  const rollups = [...tables.values()].flatMap((table) => table.rollups ?? []);
  return [
    ...known.values(),
    ...links.map((link) => schemaOf(link, linkProperties(link, known))),
    ...rollups.map((table) => schemaOf(table, rollupProperties(table, known))),
  ];
}

type Known = ReadonlyMap<string, EntitySchema>;

function schemaOf({ schema, name }: { schema: string; name: string }, properties: Property): EntitySchema {
  return new EntitySchema({
    name: `${schema}.${name}`,
    schema,
    tableName: name,
    properties: properties as Record<string, never>,
  });
}

function propertiesOf(table: Table, known: Known): Property {
  const columns = [...table.fields.values()].flatMap(({ columns }) => columns);
  return Object.fromEntries(columns.map((column) => [column.name, property(column, table, known)]));
}

function property(column: Column, table: Table, known: Known): Property {
  if (column.foreignKey && column.references !== undefined) {
    return reference(column.name, column.references, !column.required, foreignKeyName(table, column), known);
  }
  return {
    type: 'unknown',
    fieldName: column.name,
    columnType: column.type,
    nullable: !column.required,
    primary: column.name === 'id',
  };
}

/** `index: false`: the planner makes the index, without deleted rows. */
function reference(
  name: string,
  target: string,
  nullable: boolean,
  constraint: string,
  known: Known,
): Property {
  return {
    kind: 'm:1',
    entity: () => known.get(target),
    fieldName: name,
    nullable,
    index: false,
    foreignKeyName: constraint,
    updateRule: 'no action',
    deleteRule: 'no action',
  };
}

function linkProperties(link: LinkTable, known: Known): Property {
  const end = (name: 'record' | 'target', entity: string) => ({
    ...reference(name, entity, false, linkForeignKeyName(link, name), known),
    primary: true,
  });
  return { record: end('record', link.field.entity), target: end('target', link.target) };
}

function rollupProperties(table: RollupTable, known: Known): Property {
  const record = reference('record', table.entity.key, false, rollupForeignKeyName(table), known);
  const columns = [...table.columns.values()].map(({ name, type }) => {
    return [name, { type: 'unknown', fieldName: name, columnType: type, nullable: true }] as const;
  });
  return { record: { ...record, primary: true }, ...Object.fromEntries(columns) };
}
