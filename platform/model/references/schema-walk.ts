import { isObject, type JsonSchema } from '../../kernel/json.ts';
import { schemasInForce } from '../schema/schema-files.ts';

/** A text of a node whose schema says something of it, or the key of an entry whose map does. */
export interface Marked {
  /** What the schema says: `x-names` and `x-gone`. */
  readonly names: string;
  readonly gone: string | undefined;
  readonly text: string;
  readonly path: readonly string[];
  /** It is the key at the path, not the text there. */
  readonly isKey: boolean;
  /** Of which entity names here are, nearest last: `x-over` with the word or key it means. */
  readonly over: readonly Over[];
  /** The field whose value it is, or gives as an expression: its name, and of which entity, read as `over`. */
  readonly gives: { readonly field: string; readonly over: readonly Over[] } | undefined;
  /** How much stands and falls with it: `itself`, or the `entry` that has to have it. */
  readonly carries: 'itself' | 'entry';
}

export interface Over {
  readonly by: 'word' | 'key';
  readonly text: string;
}

interface Place {
  readonly file: string;
  readonly path: readonly string[];
  readonly over: readonly Over[];
  readonly into: readonly Over[];
  /** The object that holds what is looked at, and the nearest key of a map above it. */
  readonly holder: Readonly<Record<string, unknown>>;
  readonly key: string;
  readonly isNeeded: boolean;
}

/** Walks the properties of a node along the schema of its kind and yields every text that names something. */
export function* markedTexts(kind: string, properties: Readonly<Record<string, unknown>>): Iterable<Marked> {
  const file = `${kind}.schema.json`;
  const place = { file, path: [], over: [], into: [], holder: properties, key: '', isNeeded: false };
  yield* walk(schemaOf(file), properties, place);
}

function schemaOf(file: string): JsonSchema {
  const schema = schemasInForce().get(file);
  if (!schema) throw new Error(`metadata/schema/${file} is missing`);
  return schema;
}

function* walk(schema: JsonSchema, value: unknown, above: Place): Iterable<Marked> {
  const { 'x-over': over, 'x-into': into } = schema;
  const place = {
    ...above,
    over: [...above.over, ...oversOf(over, above)],
    into: [...above.into, ...oversOf(into, above)],
  };
  if (typeof schema.$ref === 'string') yield* follow(schema.$ref, value, place);
  for (const part of listOf(schema.allOf)) yield* walk(part, value, place);
  for (const part of [...listOf(schema.oneOf), ...listOf(schema.anyOf)])
    if (isMeant(part, value)) yield* walk(part, value, place);
  if (typeof value === 'string') yield* marked(schema, value, place, false);
  else if (Array.isArray(value)) yield* walkItems(schema, value, place);
  else if (isObject(value)) yield* walkEntries(schema, value, place);
}

function* marked(schema: JsonSchema, text: string, place: Place, isKey: boolean): Iterable<Marked> {
  const { path, over: around, into, isNeeded } = place;
  const { 'x-names': names, 'x-gone': gone, 'x-in': within } = schema;
  if (typeof names !== 'string') return;
  const over = within === 'into' ? into : around;
  const carries = isNeeded || gone === 'takesEntry' ? 'entry' : 'itself';
  const gives = givenField(schema, place);
  yield { names, gone: typeof gone === 'string' ? gone : undefined, text, path, isKey, over, gives, carries };
}

/** Parameters of an action are no fields of its entity, though they are written like some. */
function givenField(
  { 'x-gives': mark }: JsonSchema,
  { path, holder, key, over, into }: Place,
): Marked['gives'] {
  if (typeof mark !== 'string' || path[0] === 'params') return undefined;
  const field = mark === 'key' || mark === 'into' ? key : holder[mark];
  return typeof field === 'string' ? { field, over: mark === 'into' ? into : over } : undefined;
}

function* walkItems({ items }: JsonSchema, values: readonly unknown[], place: Place): Iterable<Marked> {
  if (!isObject(items)) return;
  for (const [index, value] of values.entries())
    yield* walk(items, value, { ...place, path: [...place.path, String(index)], isNeeded: false });
}

function* walkEntries(
  schema: JsonSchema,
  value: Readonly<Record<string, unknown>>,
  place: Place,
): Iterable<Marked> {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const { propertyNames: keys, additionalProperties: entry } = schema;
  for (const [name, inner] of Object.entries(value)) {
    const at = { ...place, path: [...place.path, name], isNeeded: false };
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (isObject(property))
      yield* walk(property, inner, { ...at, holder: value, isNeeded: isNeeded(schema, name) });
    else if (isObject(entry) || isObject(keys)) {
      if (isObject(keys) && isNamedByKey(inner)) yield* marked(keys, name, at, true);
      if (isObject(entry)) yield* walk(entry, inner, { ...at, holder: value, key: name });
    }
  }
}

/** Always, or in one of the shapes the entry can have. */
export function isNeeded({ required, oneOf }: JsonSchema, name: string): boolean {
  const lists = [required, ...listOf(oneOf).map((shape) => shape.required)];
  return lists.some((list) => Array.isArray(list) && list.includes(name));
}

/** An entry with a path or value of its own does not mean the field its key is called after. */
function isNamedByKey(entry: unknown): boolean {
  return !isObject(entry) || (entry.path === undefined && entry.value === undefined);
}

function* follow(reference: string, value: unknown, place: Place): Iterable<Marked> {
  const [file, pointer = ''] = reference.split('#');
  const whole = schemaOf(file || place.file);
  const schema = pointer
    .split('/')
    .filter(Boolean)
    .reduce<unknown>((part, step) => (isObject(part) ? part[step] : undefined), whole);
  if (isObject(schema)) yield* walk(schema, value, { ...place, file: file || place.file });
}

function oversOf(marks: unknown, place: Place): Over[] {
  const list: readonly unknown[] = Array.isArray(marks) ? marks : [marks];
  return list.flatMap((mark) => (typeof mark === 'string' ? overOf(mark, place) : []));
}

function overOf(mark: string, { holder, key }: Place): Over[] {
  if (mark === 'key') return [{ by: 'key', text: key }];
  const isField = mark.startsWith('field:');
  const word = holder[isField ? mark.slice('field:'.length) : mark];
  return typeof word === 'string' ? [{ by: isField ? 'key' : 'word', text: word }] : [];
}

/** Of several shapes the one whose `type` it names, or whose JSON type it has. */
function isMeant(schema: JsonSchema, value: unknown): boolean {
  const { properties, type } = schema;
  const discriminator = isObject(properties) ? properties.type : undefined;
  if (isObject(discriminator) && 'const' in discriminator)
    return isObject(value) && value.type === discriminator.const;
  return type === undefined || type === (isObject(value) ? 'object' : typeof value);
}

function listOf(value: unknown): JsonSchema[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
