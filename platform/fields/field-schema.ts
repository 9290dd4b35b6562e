import type { JsonSchema } from '../kernel/json.ts';
import type { FieldType } from './field-type.ts';
import { fieldTypes } from './field-types.ts';
import { pluginFieldTypes } from './plugin-types/plugin-field-types.ts';

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

/** The same with the types of plugins, named by `x-label`; the vocabulary knows no other names of them. */
export function fieldSchemaInForce(): JsonSchema {
  const { oneOf, ...schema } = fieldSchema();
  const added = pluginFieldTypes().map(({ word }) => ({ ...shapeOf(word), 'x-label': word.label }));
  return { ...schema, oneOf: [...(oneOf as JsonSchema[]), ...added] };
}

function shapeOf(type: FieldType): JsonSchema {
  return {
    title: `${type.name[0]!.toUpperCase()}${type.name.slice(1)}Field`,
    description: type.label.en,
    type: 'object',
    properties: {
      type: {
        const: type.name,
        description: `${type.label.en} (${type.label['zh-CN']}).`,
        'x-update': 'vendor',
      },
      ...COMMON,
      ...(type.storage === 'computed' ? {} : WRITTEN),
      ...(type.storage === 'columns' ? STORED : {}),
      ...(type.operators.includes('contains') ? WORDED : {}),
      ...withUpdateClass(type.parameters),
    },
    required: ['type', 'label', ...(type.requiredParameters ?? [])],
    additionalProperties: false,
  };
}

/** What a type asks of its fields is the vendor's to change, but for limits, and unless the parameter says otherwise. */
function withUpdateClass(parameters: FieldType['parameters']): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, schema]) => [
      name,
      { 'x-update': LIMITS.includes(name) ? 'shared' : 'vendor', ...schema },
    ]),
  );
}

const LIMITS: readonly string[] = ['min', 'max', 'minLength', 'maxLength', 'pattern'];

const LOCAL_TEXT: JsonSchema = { allOf: [{ $ref: 'definitions.schema.json#/definitions/text' }] };
const CONDITION: JsonSchema = { type: 'string', minLength: 1, maxLength: 4000, 'x-names': 'expression' };

const COMMON: Readonly<Record<string, JsonSchema>> = {
  label: { ...LOCAL_TEXT, description: 'What people call it.', 'x-update': 'org' },
  help: { ...LOCAL_TEXT, description: 'A sentence that helps to fill it in.', 'x-update': 'org' },
  visibleWhen: {
    ...CONDITION,
    description: 'CEL over the record; shown only where it holds.',
    'x-update': 'shared',
  },
  order: { type: 'number', description: "Position among the entity's fields; sparse.", 'x-update': 'org' },
  renamedFrom: {
    type: 'array',
    items: { type: 'string', pattern: '^([a-z][a-z0-9]*_)?[a-z][A-Za-z0-9]*$', maxLength: 60 },
    uniqueItems: true,
    minItems: 1,
    description: 'Earlier names of the field; what was written for them, patches and stored values, follows.',
    'x-update': 'vendor',
  },
  deprecated: {
    type: 'boolean',
    description:
      'Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.',
    'x-update': 'vendor',
  },
};

/** Of fields that somebody writes. */
const WRITTEN: Readonly<Record<string, JsonSchema>> = {
  required: { type: 'boolean', description: 'A record cannot be saved without it.', 'x-update': 'shared' },
  readOnly: { type: 'boolean', description: 'Only the system writes it.', 'x-update': 'shared' },
  requiredWhen: {
    ...CONDITION,
    description: 'CEL over the record; required where it holds.',
    'x-update': 'shared',
  },
  readOnlyWhen: {
    ...CONDITION,
    description: 'CEL over the record; not to be changed where it holds.',
    'x-update': 'shared',
  },
  tracked: { type: 'boolean', description: 'Changes of it are shown in the timeline.', 'x-update': 'org' },
};

const STORED: Readonly<Record<string, JsonSchema>> = {
  unique: {
    type: 'boolean',
    description: 'No two records that are not deleted have the same value.',
    'x-update': 'shared',
  },
  default: {
    ...CONDITION,
    'x-gives': 'key',
    description: 'CEL; its result is taken when a record is created without a value.',
    'x-update': 'shared',
  },
  stamp: {
    title: 'Stamp',
    type: 'object',
    description:
      'Written by the platform, at every path, where a change leads to what "when" says and does not write the field itself.',
    properties: {
      when: {
        ...CONDITION,
        description: 'CEL over the record as it will be, and old (null for a new one).',
        'x-update': 'vendor',
      },
      value: { ...CONDITION, description: 'CEL over the record as it will be.', 'x-update': 'vendor' },
    },
    required: ['when', 'value'],
    additionalProperties: false,
    'x-update': 'vendor',
  },
};

const WORDED: Readonly<Record<string, JsonSchema>> = {
  searchable: { type: 'boolean', description: 'Searching the entity looks into it.', 'x-update': 'shared' },
};
