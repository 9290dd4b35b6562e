import { isObject, type JsonSchema } from '../../kernel/json.ts';
import type { NodeKind } from '../layers/node.ts';
import { schemasInForce } from './schema-files.ts';

/**
 * Who decides when vendor and organisation both changed a property. `org`: the organisation's value stays and the
 * vendor's is shown beside it. `shared`: it stays until somebody has answered. `vendor`: the vendor's holds.
 */
export type UpdateClass = 'org' | 'shared' | 'vendor';

/**
 * The class that the schemas declare (`x-update`) for a property of a kind; what lies inside takes the nearest one
 * above it. Of a field, whose schema depends on its type, the strictest. Undefined where no schema knows the path.
 */
export function classOf(kind: NodeKind, path: string): UpdateClass | undefined {
  return propertyAt(kind, path)?.update;
}

/** Whether the path leads to an entry of a keyed map (a field, a column) and not to a property of something. */
export function isEntry(kind: NodeKind, path: string): boolean {
  return propertyAt(kind, path)?.isEntry ?? false;
}

interface Property {
  readonly update: UpdateClass | undefined;
  readonly isEntry: boolean;
}

function propertyAt(kind: NodeKind, path: string): Property | undefined {
  const schemas = schemasInForce();
  if (vocabulary !== schemas) known.clear();
  vocabulary = schemas;
  const key = `${kind} ${path}`;
  if (!known.has(key)) known.set(key, find(kind, path.split('.')));
  return known.get(key);
}

const known = new Map<string, Property | undefined>();
let vocabulary: ReadonlyMap<string, JsonSchema> | undefined;

interface Place {
  readonly schema: JsonSchema;
  readonly file: string;
  readonly update: UpdateClass | undefined;
  readonly isEntry: boolean;
}

function find(kind: NodeKind, steps: readonly string[]): Property | undefined {
  const file = `${kind}.schema.json`;
  let places: Place[] = [{ schema: vocabulary!.get(file)!, file, update: undefined, isEntry: false }];
  for (const step of steps) places = places.flatMap((place) => [...inside(place, step)]);
  const found = places.map(({ update }) => update);
  if (places.length === 0) return undefined;
  const update = STRICTEST_FIRST.find((strict) => found.includes(strict));
  return { update, isEntry: places.some((place) => place.isEntry) };
}

const STRICTEST_FIRST: readonly UpdateClass[] = ['vendor', 'shared', 'org'];

function* inside(place: Place, step: string): Iterable<Place> {
  for (const { schema, file, update } of alternatives(place)) {
    const { properties, additionalProperties } = schema;
    const isProperty = isObject(properties) && Object.hasOwn(properties, step);
    const next = isProperty ? (properties[step] as unknown) : additionalProperties;
    if (isObject(next)) yield { schema: next, file, update: declared(next) ?? update, isEntry: !isProperty };
  }
}

/** A schema with its references followed and its alternatives side by side. */
function* alternatives(place: Place): Iterable<Place> {
  const { schema } = place;
  const { $ref, allOf, oneOf, anyOf } = schema;
  if (typeof $ref === 'string') yield* alternatives({ ...place, ...referred($ref, place.file) });
  else yield place;
  for (const branch of [allOf, oneOf, anyOf].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  ))
    if (isObject(branch)) yield* alternatives({ ...place, schema: branch });
}

function referred(reference: string, from: string): { schema: JsonSchema; file: string } {
  const [name, pointer = ''] = reference.split('#');
  const file = name || from;
  const schema = pointer
    .split('/')
    .filter((step) => step !== '')
    .reduce<unknown>((part, step) => (part as JsonSchema)[step], vocabulary!.get(file));
  return { schema: schema as JsonSchema, file };
}

function declared(schema: JsonSchema): UpdateClass | undefined {
  return schema['x-update'] as UpdateClass | undefined;
}
