import { kindPlace, resolve, type Place, type Schema, type Vocabulary } from './schema.ts';

/**
 * What a property is edited with: a text in every language, one line, an expression, yes or no, a number, one of
 * some words, several names, keyed entries, a group of further properties, or plain JSON.
 */
export type PropertyShape =
  | 'texts'
  | 'line'
  | 'expression'
  | 'boolean'
  | 'number'
  | 'choice'
  | 'names'
  | 'entries'
  | 'group'
  | 'json';

/** One property of a node, or of something inside it. */
export interface Property {
  readonly name: string;
  readonly shape: PropertyShape;
  readonly required: boolean;
  readonly description: string;
  readonly place: Place;
  /** Of a choice. */
  readonly words: readonly unknown[];
}

/** Expressions are the only texts of this length without a pattern. */
const EXPRESSION_LENGTH = 4000;

/** What the node's file says of itself; nobody edits it. */
const FIXED = new Set(['$schema', 'name']);

/** The properties of what lies at a path of a node, as its schema declares them. */
export function propertiesAt(
  vocabulary: Vocabulary,
  kind: string,
  node: unknown,
  path: readonly string[],
): readonly Property[] {
  const place = placeAt(vocabulary, kind, node, path);
  const { properties = {}, required = [] } = place.schema;
  return Object.entries(properties)
    .filter(([name]) => path.length > 0 || !FIXED.has(name))
    .map(([name, schema]) => {
      const inner = resolve(vocabulary, { schema, file: place.file });
      return {
        name,
        shape: shapeOf(inner.schema),
        required: required.includes(name),
        description: inner.schema.description ?? '',
        place: inner,
        words: inner.schema.enum ?? [],
      };
    });
}

/** The schema of what lies at a path, whichever branch its value chooses. */
export function placeAt(vocabulary: Vocabulary, kind: string, node: unknown, path: readonly string[]): Place {
  let place = resolve(vocabulary, kindPlace(vocabulary, kind), node);
  let value = node;
  for (const key of path) {
    value = (value as Record<string, unknown> | undefined)?.[key];
    const { properties, additionalProperties } = place.schema;
    const schema =
      properties?.[key] ?? (typeof additionalProperties === 'object' ? additionalProperties : {});
    place = resolve(vocabulary, { schema, file: place.file }, value);
  }
  return place;
}

function shapeOf(schema: Schema): PropertyShape {
  const { type, properties } = schema;
  if (schema.enum) return 'choice';
  if (properties?.['zh-CN']) return 'texts';
  if (type === 'boolean') return 'boolean';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string')
    return schema.maxLength === EXPRESSION_LENGTH && !schema.pattern ? 'expression' : 'line';
  if (type === 'array' && schema.items?.type === 'string') return 'names';
  if (typeof schema.additionalProperties === 'object') return 'entries';
  return properties ? 'group' : 'json';
}
