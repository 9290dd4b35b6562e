/**
 * The candidate nearest to a mistyped name, or undefined when none is near (distance over a third of its length).
 *
 * @example didYouMean('tilte', ['title', 'author']) // 'title'
 */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Nobody mistypes a longer name, and looking for its neighbours would take long. */
const LONGEST = 80;

/** Letters to put in, leave out, replace, or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const areSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = areSwapped ? older[j - 2]! + 1 : Infinity;
      current.push(Math.min(substitute, swap, previous[j]! + 1, current[j - 1]! + 1));
    }
    [older, previous] = [previous, current];
  }
  return previous[b.length]!;
}
