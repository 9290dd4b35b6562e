import type { KeyChange } from './key-change.ts';

/** A number of the vocabulary, and what earlier ones said otherwise. */
export interface Vocabulary {
  readonly number: number;
  readonly changes: readonly KeyChange[];
}

/**
 * The vocabulary of metadata/schema. A property that gets another key, or goes, raises the number and adds a line here;
 * packs say in `vocabulary` which one they are written in, and are read in the words of today.
 */
export const VOCABULARY: Vocabulary = {
  number: 2,
  // What comes after something logged is planned by an action on the change.
  changes: [{ since: 2, kind: 'form', path: 'follow', to: null }],
};

/** What a file written in an earlier vocabulary says otherwise. */
export function changesSince(written: number, { changes }: Vocabulary): readonly KeyChange[] {
  return changes.filter(({ since }) => since > written).toSorted((a, b) => a.since - b.since);
}
