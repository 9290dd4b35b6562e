import { isObject, type JsonSchema } from '../../kernel/json.ts';
import type { NodeKind } from '../layers/node.ts';
import { readSchemas } from './schema-files.ts';

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
  const key = `${kind} ${path}`;
  if (!known.has(key)) known.set(key, find(kind, path.split('.')));
  return known.get(key);
}

const known = new Map<string, UpdateClass | undefined>();
let vocabulary: ReadonlyMap<string, JsonSchema> | undefined;

interface Place {
  readonly schema: JsonSchema;
  readonly file: string;
  readonly update: UpdateClass | undefined;
}

function find(kind: NodeKind, steps: readonly string[]): UpdateClass | undefined {
  vocabulary ??= readSchemas();
  const file = `${kind}.schema.json`;
  let places: Place[] = [{ schema: vocabulary.get(file)!, file, update: undefined }];
  for (const step of steps) places = places.flatMap((place) => [...inside(place, step)]);
  const found = places.map(({ update }) => update);
  return STRICTEST_FIRST.find((update) => found.includes(update));
}

const STRICTEST_FIRST: readonly UpdateClass[] = ['vendor', 'shared', 'org'];

function* inside(place: Place, step: string): Iterable<Place> {
  for (const { schema, file, update } of alternatives(place)) {
    const { properties, additionalProperties } = schema;
    const next =
      isObject(properties) && Object.hasOwn(properties, step) ? properties[step] : additionalProperties;
    if (isObject(next)) yield { schema: next, file, update: declared(next) ?? update };
  }
}

/** A schema with its references followed and its alternatives side by side. */
function* alternatives(place: Place): Iterable<Place> {
  const { schema, file, update } = place;
  const { $ref, allOf, oneOf, anyOf } = schema;
  if (typeof $ref === 'string') yield* alternatives({ ...referred($ref, file), update });
  else yield place;
  for (const branch of [allOf, oneOf, anyOf].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  ))
    if (isObject(branch)) yield* alternatives({ schema: branch, file, update });
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
