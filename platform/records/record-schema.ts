import type { JsonSchema } from '../kernel/json.ts';
import type { Entity, Field } from '../model/model.ts';

/** Fields a write may bring: not the system's own, and stored in the record itself. */
export function valueFields(entity: Entity): Field[] {
  return [...entity.fields.values()].filter(
    ({ system, type }) => !system && (type.storage === 'columns' || type.storage === 'links'),
  );
}

/** JSON Schema of an entity's values that are not null; which of them are present is not its business. */
export function valuesSchema(entity: Entity): JsonSchema {
  const properties = Object.fromEntries(
    valueFields(entity).map((field) => [field.name, field.type.valueSchema(field.spec)]),
  );
  return { type: 'object', properties };
}
