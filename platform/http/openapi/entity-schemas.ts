import type { JsonSchema } from '../../kernel/json.ts';
import { localize, type Locale } from '../../kernel/text.ts';
import type { Entity, Field } from '../../model/model.ts';
import { valueFields } from '../../records/record-schema.ts';
import { ref } from './operation.ts';

/** `library:book` → `library.book`: a name components may have. */
export function schemaName(entity: Entity): string {
  return entity.key.replace(':', '.');
}

/** The three shapes of an entity: as it is read, created and changed. */
export function entitySchemas(
  entity: Entity,
  entities: ReadonlyMap<string, Entity>,
  locale: Locale,
): Record<string, JsonSchema> {
  const name = schemaName(entity);
  const input = inputProperties(entity, entities, locale);
  const required = [...entity.fields.values()].filter(isNeeded).map((field) => field.name);
  const description = localize(entity.label, locale);
  return {
    [name]: {
      description,
      type: 'object',
      properties: outputProperties(entity, entities, locale),
      required: ['id'],
    },
    [`${name}.new`]: {
      description: `${description}: create`,
      type: 'object',
      properties: input,
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: false,
    },
    [`${name}.change`]: {
      description: `${description}: change (only what is sent changes)`,
      type: 'object',
      properties: input,
      additionalProperties: false,
    },
  };
}

function isNeeded({ spec, system, type }: Field): boolean {
  const isStored = type.storage === 'columns' || type.storage === 'links';
  return (
    spec.required === true && !system && isStored && type.name !== 'autoNumber' && spec.default === undefined
  );
}

type Properties = Record<string, JsonSchema>;

function inputProperties(entity: Entity, entities: ReadonlyMap<string, Entity>, locale: Locale): Properties {
  const values = valueFields(entity).map((field): [string, JsonSchema] => [
    field.name,
    {
      ...orNull(inputSchema(field)),
      description: describe(field, locale),
      ...(field.spec.readOnly ? { readOnly: true } : {}),
    },
  ]);
  const children = entity.children.flatMap((field): [string, JsonSchema][] => {
    const target = entities.get(field.target!);
    return target ? [[field.name, childrenSchema(field, target, locale)]] : [];
  });
  return Object.fromEntries([...values, ...children]);
}

/** The one rule for children, told where they are. */
function childrenSchema(field: Field, target: Entity, locale: Locale): JsonSchema {
  return {
    type: 'array',
    description:
      `${localize(field.label, locale)}. The list is the whole new list: a row with an id changes that child, ` +
      'a row without one makes a child, a child the list does not name is deleted. Leave the field out to keep all.',
    items: {
      type: 'object',
      properties: { id: { type: 'string', format: 'uuid' } },
      additionalProperties: true,
      $comment: `The other members are those of ${schemaName(target)}.new, without ${field.inverse}.`,
    },
  };
}

function outputProperties(entity: Entity, entities: ReadonlyMap<string, Entity>, locale: Locale): Properties {
  const writable = new Set([...valueFields(entity).filter(({ spec }) => !spec.readOnly), ...entity.children]);
  const fields = [...entity.fields.values()].map((field): [string, JsonSchema] => {
    const schema = field.type.storage === 'children' ? childList(field, entities) : outputSchema(field);
    const flag = writable.has(field) ? {} : { readOnly: true };
    return [field.name, { ...schema, description: describe(field, locale), ...flag }];
  });
  return Object.fromEntries(fields);
}

function childList(field: Field, entities: ReadonlyMap<string, Entity>): JsonSchema {
  const target = entities.get(field.target!);
  return { type: 'array', items: target ? ref('schemas', schemaName(target)) : { type: 'object' } };
}

function outputSchema(field: Field): JsonSchema {
  if (field.type.storage === 'links') return { type: 'array', items: ref('schemas', 'Reference') };
  if (field.type.name === 'anyReference') return orNull(ref('schemas', 'AnyReference'));
  if (field.target !== undefined) return orNull(ref('schemas', 'Reference'));
  return orNull(standard(field.type.valueSchema(field.spec), 'output'));
}

function inputSchema(field: Field): JsonSchema {
  if (field.type.storage === 'links') return { type: 'array', items: ref('schemas', 'ReferenceInput') };
  if (field.type.name !== 'anyReference' && field.target !== undefined)
    return ref('schemas', 'ReferenceInput');
  return standard(field.type.valueSchema(field.spec), 'input');
}

/** Keywords of our own become what every reader of the document knows. */
function standard(schema: JsonSchema, direction: 'input' | 'output'): JsonSchema {
  const { decimal, plainJson, ...rest } = schema;
  if (decimal !== undefined) {
    const { scale, minimum, maximum } = decimal as { scale: number; minimum?: string; maximum?: string };
    const bounds = [minimum && `at least ${minimum}`, maximum && `at most ${maximum}`]
      .filter(Boolean)
      .join(', ');
    const number: JsonSchema = {
      type: 'string',
      pattern: '^-?\\d+(\\.\\d+)?$',
      examples: [`12.${'5'.padEnd(scale, '0')}`],
    };
    const limits = bounds ? { $comment: bounds } : {};
    return direction === 'input'
      ? { anyOf: [number, { type: 'number' }], ...limits }
      : { ...number, ...limits };
  }
  return plainJson === undefined ? withoutOwnFormats(rest) : { ...rest, $comment: 'Any JSON.' };
}

/** `format: text` only says that the characters can be stored. */
function withoutOwnFormats(schema: JsonSchema): JsonSchema {
  const { format, ...rest } = schema;
  return format === undefined || format === 'text' ? rest : { ...rest, format };
}

function orNull(schema: JsonSchema): JsonSchema {
  const { type } = schema;
  if (typeof type === 'string' && !('enum' in schema)) return { ...schema, type: [type, 'null'] };
  if (Array.isArray(type)) return { ...schema, type: [...(type as string[]), 'null'] };
  return { anyOf: [schema, { type: 'null' }] };
}

function describe({ label, spec }: Field, locale: Locale): string {
  const help = spec.help ? ` ${localize(spec.help, locale)}` : '';
  return `${localize(label, locale)}.${help}`;
}
