/**
 * The form in which texts are compared when searching: neither letter case nor width counts, so that `ＺＴＥ` is
 * `zte`. `kehu.search_form` says the same in SQL.
 */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** ASCII words are told apart by three characters; where another character takes part, two are enough. */
const ASCII = 128;

/**
 * The pieces of a text in its search form, as numbers: every two neighbouring characters where one of them is
 * beyond ASCII, every three of ASCII, and what words begin with (`startGram`). A text that holds a word holds its
 * pieces. `kehu.search_grams` computes the same in SQL and fills the search index with it.
 */
export function gramsOf(form: string): number[] {
  const grams = new Set<number>();
  let [previous, beforeThat] = [0, 0];
  for (const character of form) {
    const code = character.codePointAt(0)!;
    if (code <= 32) {
      [previous, beforeThat] = [0, 0];
      continue;
    }
    if (previous > 0 && (code >= ASCII || previous >= ASCII)) grams.add(pair(previous, code));
    else if (previous > 0 && beforeThat > 0 && beforeThat < ASCII) {
      grams.add((beforeThat << 14) | (previous << 7) | code);
    }
    [beforeThat, previous] = [previous, code];
  }
  return [...grams];
}

/**
 * The piece that stands for words too short for others: one character beyond ASCII behind a space or at the
 * beginning, two Latin letters or digits behind anything else. Undefined: nothing finds such a word.
 */
export function startGram(form: string): number | undefined {
  const codes = Array.from(form, (character) => character.codePointAt(0)!);
  if (codes.length === 1 && codes[0]! >= ASCII) return codes[0]! & 0xffff;
  return /^[a-z0-9]{2}$/.test(form) ? (1 << 16) | (codes[0]! << 7) | codes[1]! : undefined;
}

/** Above all numbers of three ASCII characters; characters beyond the basic plane may share a number. */
function pair(first: number, second: number): number {
  return (first << 16) | (second & 0xffff);
}
