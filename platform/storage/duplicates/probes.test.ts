import { describe, expect, it } from 'vitest';
import { probesOf } from './probes.ts';

describe('the pieces by which texts that are alike are looked up', () => {
  it('are so many that every text which shares enough has one of them', () => {
    const grams = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(probesOf(grams, 80, new Map())).toHaveLength(4);
    expect(probesOf(grams, 99, new Map())).toHaveLength(1);
    expect(probesOf([7], 80, new Map())).toEqual([7]);
    expect(probesOf([], 80, new Map())).toEqual([]);
  });

  it('are the rarest, and not more than a dozen', () => {
    const grams = Array.from({ length: 40 }, (_, at) => at);
    const shares = new Map(grams.map((gram) => [gram, 1 / (gram + 1)]));
    expect(probesOf(grams, 50, shares)).toEqual(grams.toReversed().slice(0, 12));
  });
});
