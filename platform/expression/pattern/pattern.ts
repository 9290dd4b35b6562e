/**
 * The small regular grammar `matches` takes: characters, `.`, classes, groups, `|`, `? * + {n,m}`, and `^` `$`.
 * It has no back-references or look-around, so matching takes time in proportion to text times pattern.
 */
export type Pattern =
  | { readonly kind: 'set'; readonly ranges: readonly CodePointRange[] }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number };

/** Code points from the first to the second, both included. */
export type CodePointRange = readonly [from: number, to: number];

const LAST_CODE_POINT = 0x10ffff;

/** Sorted ranges without overlap that hold the same code points. */
export function tidyRanges(ranges: readonly CodePointRange[]): readonly CodePointRange[] {
  const tidy: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = tidy.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else tidy.push([from, to]);
  }
  return tidy;
}

/** All code points (but the null character) outside the ranges. */
export function invertRanges(ranges: readonly CodePointRange[]): readonly CodePointRange[] {
  const inverse: CodePointRange[] = [];
  let next = 1;
  for (const [from, to] of tidyRanges(ranges)) {
    if (from > next) inverse.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= LAST_CODE_POINT) inverse.push([next, LAST_CODE_POINT]);
  return inverse;
}
