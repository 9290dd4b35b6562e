import { compile } from 'json-schema-to-typescript';
import { isObject, type JsonSchema } from '../../kernel/json.ts';
import { readSchemas } from './schema-files.ts';

const BANNER = `// Written by "npm run generate" from metadata/schema. Change the schemas, not this file.
import type { FieldSpec } from '../fields/field-type.ts';
import type { LocalText } from '../kernel/text.ts';

/** A field as its entity says it; each type adds its own parameters. */
export type FieldNode = FieldSpec & Readonly<Record<string, unknown>>;`;

/**
 * Types that TypeScript knows better than the schemas do: a text has any number of languages once packs add
 * theirs, and the parameters of a field belong to its type. The rest are named once, however often they are used.
 */
const KNOWN_TYPES: Readonly<Record<string, string>> = {
  'definitions.schema.json#/definitions/text': 'LocalText',
  'definitions.schema.json#/definitions/icon': 'string',
  'definitions.schema.json#/definitions/colour': 'Colour',
  'definitions.schema.json#/definitions/columns': 'Columns',
  'definitions.schema.json#/definitions/sort': 'Sort',
  'definitions.schema.json#/definitions/option': 'Option',
  '#/definitions/scenarioGiven': 'ScenarioGiven',
  '#/definitions/scenarioStep': 'ScenarioStep',
  '#/definitions/scenarioExpect': 'ScenarioExpect',
  'field.schema.json': 'FieldNode',
};
const NAMED_ONCE: readonly string[] = [
  'colour',
  'columns',
  'sort',
  'option',
  'scenarioGiven',
  'scenarioStep',
  'scenarioExpect',
];

/** The TypeScript source of all kinds of metadata: the text of metadata.generated.ts. */
export async function metadataTypes(): Promise<string> {
  const schemas = readSchemas();
  const definitions = definitionsOf(schemas);
  const kinds = Object.keys(definitions).filter((name) => schemas.has(`${name}.schema.json`));
  const root = {
    title: 'Metadata',
    description: 'Every kind of node by the word that files of it carry: book.entity.json.',
    type: 'object',
    additionalProperties: false,
    required: kinds,
    properties: Object.fromEntries(kinds.map((kind) => [kind, { $ref: `#/definitions/${kind}` }])),
    definitions,
  };
  return compile(root as never, 'Metadata', {
    bannerComment: BANNER,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    style: { singleQuote: true, printWidth: 110 },
  });
}

/** The kinds, and the definitions with a name of their own, as definitions of one document. */
function definitionsOf(schemas: ReadonlyMap<string, JsonSchema>): Record<string, unknown> {
  const definitions: Record<string, unknown> = {};
  for (const [file, { definitions: own, ...kind }] of schemas) {
    if (file === 'field.schema.json') continue;
    if (file !== 'definitions.schema.json') definitions[file.replace('.schema.json', '')] = forTypes(kind);
    for (const [name, definition] of Object.entries(isObject(own) ? own : {}))
      if (NAMED_ONCE.includes(name)) definitions[name] = forTypes(definition);
  }
  return definitions;
}

/** Keywords that say which values are right, but nothing a type could say. */
const CONDITIONS: readonly string[] = ['if', 'then', 'else', 'oneOf', 'propertyNames'];

function forTypes(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(forTypes);
  if (!isObject(schema)) return schema;
  const { description } = schema;
  const reference = referenceOf(schema);
  if (reference) return { description, tsType: typeOf(reference) };
  if (Object.keys(schema).join() === 'description') return { description, tsType: 'unknown' };
  const { title, discriminator, oneOf } = schema;
  // One of several shapes by its type: a union, which the generator makes of nothing else beside it.
  if (isObject(discriminator)) return { title, description, oneOf: forTypes(oneOf) };
  const kept = Object.entries(schema).filter(([key]) => !CONDITIONS.includes(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, forTypes(value)]));
}

function typeOf(reference: string): string {
  const file = 'definitions.schema.json';
  return KNOWN_TYPES[reference] ?? KNOWN_TYPES[file + reference] ?? 'Record<string, unknown>';
}

function referenceOf({ $ref, allOf }: Record<string, unknown>): string | undefined {
  if (typeof $ref === 'string') return $ref;
  const only = Array.isArray(allOf) && allOf.length === 1 ? allOf[0] : undefined;
  return isObject(only) ? referenceOf(only) : undefined;
}
