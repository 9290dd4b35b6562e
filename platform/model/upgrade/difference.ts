import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';

export interface Difference {
  readonly path: string;
  readonly from: Json | undefined;
  readonly to: Json | undefined;
}

/** What differs between two versions of a node, by path: what came or went as a whole, else the single values. */
export function differences(from: JsonObject, to: JsonObject): Difference[] {
  return [...within(from, to, '')];
}

function* within(from: JsonObject, to: JsonObject, holder: string): Iterable<Difference> {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  for (const key of [...keys].toSorted()) {
    const [before, after] = [own(from, key), own(to, key)];
    const path = holder === '' ? key : `${holder}.${key}`;
    if (isDeepStrictEqual(before, after)) continue;
    if (isObject(before) && isObject(after)) yield* within(before as JsonObject, after as JsonObject, path);
    else yield { path, from: before, to: after };
  }
}

function own(holder: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}
