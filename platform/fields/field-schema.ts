import type { JsonSchema } from '../kernel/json.ts';
import type { FieldType } from './field-type.ts';
import { fieldTypes } from './field-types.ts';

/**
 * The JSON Schema (draft-07) of a field in metadata: one shape per type, told apart by `type`. Ajv needs the option
 * `discriminator: true`, so that an error speaks of the one shape that was meant. It refers to
 * definitions.schema.json beside it.
 */
export function fieldSchema(types: Iterable<FieldType> = fieldTypes.values()): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Field',
    description: 'A field of an entity. `type` decides which further properties there are.',
    type: 'object',
    discriminator: { propertyName: 'type' },
    oneOf: [...types].map(shapeOf),
  };
}

function shapeOf(type: FieldType): JsonSchema {
  return {
    title: `${type.name[0]!.toUpperCase()}${type.name.slice(1)}Field`,
    description: type.label.en,
    type: 'object',
    properties: {
      type: { const: type.name, description: `${type.label.en} (${type.label['zh-CN']}).` },
      ...COMMON,
      ...(type.storage === 'computed' ? {} : WRITTEN),
      ...(type.storage === 'columns' ? STORED : {}),
      ...(type.operators.includes('contains') ? WORDED : {}),
      ...type.parameters,
    },
    required: ['type', 'label', ...(type.requiredParameters ?? [])],
    additionalProperties: false,
  };
}

const LOCAL_TEXT: JsonSchema = { allOf: [{ $ref: 'definitions.schema.json#/definitions/text' }] };
const CONDITION: JsonSchema = { type: 'string', minLength: 1, maxLength: 4000 };

const COMMON: Readonly<Record<string, JsonSchema>> = {
  label: { ...LOCAL_TEXT, description: 'What people call it.' },
  help: { ...LOCAL_TEXT, description: 'A sentence that helps to fill it in.' },
  visibleWhen: { ...CONDITION, description: 'CEL over the record; shown only where it holds.' },
  order: { type: 'number', description: "Position among the entity's fields; sparse." },
};

/** Of fields that somebody writes. */
const WRITTEN: Readonly<Record<string, JsonSchema>> = {
  required: { type: 'boolean', description: 'A record cannot be saved without it.' },
  readOnly: { type: 'boolean', description: 'Only the system writes it.' },
  requiredWhen: { ...CONDITION, description: 'CEL over the record; required where it holds.' },
  readOnlyWhen: { ...CONDITION, description: 'CEL over the record; not to be changed where it holds.' },
  tracked: { type: 'boolean', description: 'Changes of it are shown in the timeline.' },
};

const STORED: Readonly<Record<string, JsonSchema>> = {
  unique: { type: 'boolean', description: 'No two records that are not deleted have the same value.' },
  default: {
    ...CONDITION,
    description: 'CEL; its result is taken when a record is created without a value.',
  },
};

const WORDED: Readonly<Record<string, JsonSchema>> = {
  searchable: { type: 'boolean', description: 'Searching the entity looks into it.' },
};
