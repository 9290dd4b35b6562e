import { pathsOf, type DraftChanges, type NodeChange } from '../../model/layers/draft-changes.ts';
import type { Model } from '../../model/model.ts';
import { isWithin, type Place } from '../../model/references/places.ts';
import { referencesOf } from '../../model/references/references.ts';

/**
 * The chosen changes with everything they need: a form that shows an added field brings the field along.
 *
 * @param chosen nodes (`library:book.entity`) or places in them (`library:book.entity#fields.x_grade`)
 * @param after the Model in which all changes are made
 */
export function withDependencies(
  changes: DraftChanges,
  chosen: readonly string[],
  after: Model,
): DraftChanges {
  const pieces = Object.entries(changes).flatMap(([target, change]) =>
    pathsOf(change).map((path): Place => ({ target, path })),
  );
  const wanted = chosen.map((text): Place => {
    const [target = '', path = ''] = text.split('#');
    return { target, path };
  });
  const taken = new Set(pieces.filter((piece) => wanted.some((place) => touch(piece, place))));
  for (let before = -1; before !== taken.size;) {
    before = taken.size;
    const needed = referencesOf(after)
      .filter((reference) => [...taken].some((piece) => isWithin(reference, piece)))
      .map(({ uses }) => uses);
    for (const piece of pieces) if (needed.some((place) => isWithin(place, piece))) taken.add(piece);
  }
  return only(changes, [...taken]);
}

/** Whether one lies in the other. */
function touch(piece: Place, place: Place): boolean {
  return isWithin(piece, place) || isWithin(place, piece);
}

function only(changes: DraftChanges, taken: readonly Place[]): DraftChanges {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([target, change]) => {
      const paths = new Set(taken.filter((place) => place.target === target).map(({ path }) => path));
      return paths.size === 0 ? [] : [[target, cut(change, paths)] as const];
    }),
  );
}

function cut({ create, remove, ...parts }: NodeChange, paths: ReadonlySet<string>): NodeChange {
  const kept = Object.entries(parts).flatMap(([part, entries]) => {
    const some = Object.entries(entries as object).filter(([path]) => paths.has(path));
    return some.length === 0 ? [] : [[part, Object.fromEntries(some)] as const];
  });
  const whole = paths.has('') ? { ...(create ? { create } : {}), ...(remove ? { remove } : {}) } : {};
  return { ...Object.fromEntries(kept), ...whole };
}
