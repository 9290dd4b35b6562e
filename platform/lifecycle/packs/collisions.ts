import { isDeepStrictEqual } from 'node:util';
import type { LoadedPack } from '../../model/load/loaded-pack.ts';

/** Two packs say different things about one property of a third. */
export interface Collision {
  readonly target: string;
  readonly path: string;
  readonly one: CollisionSide;
  readonly other: CollisionSide;
}

export interface CollisionSide {
  readonly pack: string;
  /** The file that says it. */
  readonly source: string;
  /** What it sets; undefined where it retires. */
  readonly to: unknown;
}

interface Saying extends CollisionSide {
  readonly target: string;
  readonly path: string;
}

/**
 * Where two packs cannot both have their way: different values for one path, or something inside what the other
 * replaces, removes or retires. By target and path, whatever the order of the packs.
 */
export function collisions(packs: readonly LoadedPack[]): readonly Collision[] {
  const found: Collision[] = [];
  const byTarget = Map.groupBy(packs.toSorted(byName).flatMap(sayings), ({ target }) => target);
  for (const [target, all] of [...byTarget].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    for (const [index, one] of all.entries())
      for (const other of all.slice(index + 1)) {
        const path = one.path.length > other.path.length ? one.path : other.path;
        if (one.pack !== other.pack && clash(one, other)) found.push({ target, path, one, other });
      }
  return found;
}

/** Collisions that were not there before; two packs in force have been agreed upon. */
export function newCollisions(
  next: readonly LoadedPack[],
  before: readonly LoadedPack[],
): readonly Collision[] {
  const known = new Set(collisions(before).map(({ target, path }) => `${target}#${path}`));
  return collisions(next).filter(({ target, path }) => !known.has(`${target}#${path}`));
}

function sayings({ name, patches }: LoadedPack): Saying[] {
  return patches.flatMap(({ target, source, set, retire }) => [
    ...Object.entries(set).map(([path, { to }]) => ({ pack: name, source, target, path, to })),
    ...Object.keys(retire).map((path) => ({ pack: name, source, target, path, to: undefined })),
  ]);
}

function clash(one: Saying, other: Saying): boolean {
  if (one.path === other.path) return !isDeepStrictEqual(one.to, other.to);
  const [outer, inner] = one.path.length < other.path.length ? [one, other] : [other, one];
  return inner.path.startsWith(`${outer.path}.`);
}

function byName(a: LoadedPack, b: LoadedPack): number {
  return a.name < b.name ? -1 : 1;
}
