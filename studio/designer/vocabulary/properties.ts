import { EDITED_KINDS } from './property-names.ts';
import { kindPlace, resolve, type Place, type Schema, type Vocabulary } from './schema.ts';

/**
 * What a property is edited with: a text in every language, one line, the name of another node, an expression, yes or no,
 * a number, any of these three as one writes it, one of some words, several names, keyed entries, keyed values, a group
 * of further properties, or plain JSON.
 */
export type PropertyShape =
  | 'texts'
  | 'line'
  | 'node'
  | 'expression'
  | 'boolean'
  | 'number'
  | 'plain'
  | 'choice'
  | 'names'
  | 'entries'
  | 'pairs'
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
      return propertyOf(vocabulary, name, inner, required.includes(name));
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

function shapeOf(vocabulary: Vocabulary, { schema, file }: Place): PropertyShape {
  const { type, properties, additionalProperties: entry } = schema;
  if (schema.enum) return 'choice';
  if (properties?.['zh-CN']) return 'texts';
  if (type === 'boolean') return 'boolean';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string') return stringShape(schema);
  if (Array.isArray(type)) return type.every((one) => PLAIN.has(one)) ? 'plain' : 'json';
  if (type === 'array' && schema.items?.type === 'string') return 'names';
  if (typeof entry === 'object') return isKeyed(vocabulary, { schema: entry, file }) ? 'pairs' : 'entries';
  return properties ? 'group' : 'json';
}

const PLAIN: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean']);

function stringShape(schema: Schema): PropertyShape {
  if (kindNamed(schema)) return 'node';
  return schema.maxLength === EXPRESSION_LENGTH && !schema.pattern ? 'expression' : 'line';
}

/** The kind of node a text is the name of: of "scheme" classifications. */
export function kindNamed({ 'x-names': kind = '' }: Schema): string | undefined {
  return EDITED_KINDS.includes(kind) ? kind : undefined;
}

/** Entries that are a value each, with nothing in them to edit. */
function isKeyed(vocabulary: Vocabulary, entry: Place): boolean {
  const { type = '', properties, oneOf, enum: words } = resolve(vocabulary, entry).schema;
  if (words) return true;
  return !properties && !oneOf && [type].flat().every((one) => PLAIN.has(one));
}

/** The value of one key, as a property. */
export function pairOf(vocabulary: Vocabulary, { place }: Property, key: string): Property {
  const { additionalProperties: schema } = place.schema;
  const inner = resolve(vocabulary, {
    schema: typeof schema === 'object' ? schema : {},
    file: place.file,
  });
  return propertyOf(vocabulary, key, inner, true);
}

/** Whether the keys of what lies at a path are codes of a tree: that of a node begins with the one above it. */
export function holdsCodes(
  vocabulary: Vocabulary,
  kind: string,
  node: unknown,
  path: readonly string[],
): boolean {
  return placeAt(vocabulary, kind, node, path).schema.propertyNames?.pattern === CODES;
}

const CODES = '^[0-9A-Z]+$';

function propertyOf(vocabulary: Vocabulary, name: string, place: Place, required: boolean): Property {
  const { description = '', enum: words = [] } = place.schema;
  return { name, shape: shapeOf(vocabulary, place), required, description, place, words };
}
