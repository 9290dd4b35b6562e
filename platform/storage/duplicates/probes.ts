/** More would find nothing that these do not: who shares half of a text's pieces shares some of its dozen rarest. */
const MOST_PROBES = 12;

/**
 * The pieces by which texts are looked up that share at least so many percent with one: by Dice's coefficient they
 * have `needed` pieces in common, so each has one of any `all - needed + 1`. The rarest are taken.
 *
 * @param shares the share of records with each of the commonest pieces
 */
export function probesOf(
  grams: readonly number[],
  percent: number,
  shares: ReadonlyMap<number, number>,
): number[] {
  const needed = Math.max(1, Math.ceil((percent * grams.length) / (200 - percent)));
  const rarestFirst = grams.toSorted((a, b) => (shares.get(a) ?? 0) - (shares.get(b) ?? 0));
  return rarestFirst.slice(0, Math.min(MOST_PROBES, grams.length - needed + 1));
}

/** How common pieces are among many texts themselves, for where the database has not counted yet. */
export function sharesAmong(texts: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const gram of texts.flat()) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return new Map([...counts].map(([gram, count]) => [gram, count / texts.length]));
}
