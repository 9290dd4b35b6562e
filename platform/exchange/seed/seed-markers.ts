import { isObject } from '../../kernel/json.ts';

/** `{"$ref": "book:hobbit"}`, `{"$today": -30}` or `{"$now": "-3d 09:30"}`: known only when records are loaded. */
export type SeedMarker = { readonly $ref: string } | { readonly $today: number } | { readonly $now: string };

export function isMarker(value: unknown): value is SeedMarker {
  return isObject(value) && Object.keys(value).length === 1 && Object.keys(value)[0]!.startsWith('$');
}

/** Every record that values refer to, with the top-level field in which they do. */
export function* references(
  values: Readonly<Record<string, unknown>>,
): Iterable<readonly [field: string, ref: string]> {
  for (const [field, value] of Object.entries(values)) {
    for (const ref of referencesIn(value)) yield [field, ref];
  }
}

function* referencesIn(value: unknown): Iterable<string> {
  if (isMarker(value)) {
    if ('$ref' in value) yield value.$ref;
  } else if (isObject(value) || Array.isArray(value)) {
    for (const inner of Object.values(value)) yield* referencesIn(inner);
  }
}
