import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../../../kernel/json.ts';
import type { PackChange } from './pack-change.ts';

export type Difference = Omit<PackChange, 'target' | 'bump'>;

/**
 * What differs between two states of a node, as small as it can be told. Paths alternate between properties and
 * keys: an entry that comes or goes is one difference, a property that comes or goes is told by its entries.
 */
export function* differences(
  before: JsonObject,
  after: JsonObject,
  path: readonly string[] = [],
): Iterable<Difference> {
  const renamed = path.length % 2 === 1 ? renames(before, after) : new Map();
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if ([...renamed.values()].includes(key) && !Object.hasOwn(after, key)) continue;
    const old = renamed.get(key);
    const [from, to] = [before[old ?? key], after[key]];
    const place = [...path, key];
    if (old !== undefined) yield { path: place.join('.'), what: 'renamed', from: old, to: key };
    if (!isDeepStrictEqual(from, to)) yield* between(from, to, place);
  }
}

function between(
  from: Json | undefined,
  to: Json | undefined,
  place: readonly string[],
): Iterable<Difference> {
  const isProperty = place.length % 2 === 1;
  if (isObject(from) && isObject(to)) return differences(from as JsonObject, to as JsonObject, place);
  if (isProperty && isMap(from ?? to) && (from === undefined || to === undefined))
    return differences((from ?? {}) as JsonObject, (to ?? {}) as JsonObject, place);
  const what = from === undefined ? 'added' : to === undefined ? 'removed' : 'changed';
  return [{ path: place.join('.'), what, from, to }];
}

/** Entries by key, and not a text in several languages. */
function isMap(value: Json | undefined): boolean {
  return isObject(value) && !('zh-CN' in value) && Object.values(value).every(isObject);
}

/** New keys with the earlier ones they name. */
export function renames(before: JsonObject, after: JsonObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, entry] of Object.entries(after)) {
    const earlier = isObject(entry) && Array.isArray(entry.renamedFrom) ? entry.renamedFrom : [];
    const old = earlier
      .map(String)
      .find((name) => Object.hasOwn(before, name) && !Object.hasOwn(after, name));
    if (old !== undefined && !Object.hasOwn(before, key)) found.set(key, old);
  }
  return found;
}
