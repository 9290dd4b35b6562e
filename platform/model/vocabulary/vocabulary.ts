import type { KeyRename } from './key-rename.ts';

/** A number of the vocabulary, and what was called otherwise in earlier ones. */
export interface Vocabulary {
  readonly number: number;
  readonly renames: readonly KeyRename[];
}

/**
 * The vocabulary of metadata/schema. A property that gets another key raises the number and adds a line here; packs
 * say in `vocabulary` which one they are written in, and are read in the words of today.
 */
export const VOCABULARY: Vocabulary = { number: 1, renames: [] };

/** What a file written in an earlier vocabulary calls otherwise. */
export function renamesSince(written: number, { renames }: Vocabulary): readonly KeyRename[] {
  return renames.filter(({ since }) => since > written).toSorted((a, b) => a.since - b.since);
}
