/** Freezes plain data through and through, and hands it back. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

/** A map that can be read but no longer changed, not even by a cast. */
export function frozenMap<K, V>(map: Map<K, V>): ReadonlyMap<K, V> {
  return Object.freeze(Object.assign(map, { set: refuse, delete: refuse, clear: refuse }));
}

function refuse(): never {
  throw new TypeError('The Model is frozen');
}
