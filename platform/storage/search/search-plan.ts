import type { SearchedWord } from './searched-words.ts';
import type { TextStatistics } from './search-statistics.ts';

/** How the rows of a search are found. */
export interface SearchPlan {
  /** Pieces to ask the index for; none where no word has any. */
  readonly grams: readonly number[];
  /**
   * How many rows of the list's own order are looked through before the index is asked: where a word is common, the
   * page is full long before. Undefined: the index first.
   */
  readonly walk: number | undefined;
  /** The table is so large that a plan for other values may be a bad one. */
  readonly byValues: boolean;
}

/** Pieces in more rows than these never drive a search. */
const COMMON = 0.05;
export const LONGEST_WALK = 8192;
/** Planning costs as much as reading a few thousand rows. */
const LARGE = 5000;
/** Looking through a row of the list costs as much as fetching three that the index names. */
const WALKED_TO_FETCHED = 3;

/**
 * Through the index a search fetches every row that holds the words, which grows with how common they are; walking
 * the list looks through rows until the page is full, which shrinks. Where both cost the same is the border.
 */
export function planSearch(
  words: readonly SearchedWord[],
  { rows, shares }: TextStatistics,
  limit: number,
): SearchPlan {
  const grams = [...new Set(words.flatMap((word) => word.grams))];
  const byValues = rows > LARGE;
  if (grams.length === 0) return { grams, walk: LONGEST_WALK, byValues };
  const share = words.reduce((product, word) => product * shareOf(word, shares), 1);
  const border = Math.min(COMMON, Math.sqrt((WALKED_TO_FETCHED * limit) / Math.max(rows, 1)));
  return { grams, walk: share > border ? rounded((2 * limit) / share) : undefined, byValues };
}

/** A word is at most as common as its rarest piece. */
function shareOf({ grams }: SearchedWord, shares: ReadonlyMap<number, number>): number {
  return grams.length === 0 ? 1 : Math.min(...grams.map((gram) => shares.get(gram) ?? 0));
}

/** Powers of two: the number stands in the text of the statement, and few texts are to be prepared. */
function rounded(rows: number): number {
  return Math.min(LONGEST_WALK, 2 ** Math.ceil(Math.log2(Math.max(rows, 512))));
}
