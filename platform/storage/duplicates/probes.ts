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
  return rarestFirst.slice(0, Math.max(0, grams.length - needed + 1));
}
