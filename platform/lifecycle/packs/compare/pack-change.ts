import type { Json } from '../../../kernel/json.ts';

/** How much of a version a change takes, after semver. */
export type Bump = 'patch' | 'minor' | 'major';

/** One difference between two versions of a pack. */
export interface PackChange {
  /** `library:book.entity`; for what is no node the path of the file. */
  readonly target: string;
  /** Path in the target: `fields.title.required`; '' is the whole of it. */
  readonly path: string;
  readonly what: 'added' | 'removed' | 'changed' | 'renamed';
  /** Undefined where it was not, or is no more. */
  readonly from: Json | undefined;
  readonly to: Json | undefined;
  readonly bump: Bump;
}

const BUMPS: readonly Bump[] = ['patch', 'minor', 'major'];

export function largest(bumps: Iterable<Bump>): Bump | undefined {
  const found = new Set(bumps);
  return BUMPS.findLast((bump) => found.has(bump));
}
