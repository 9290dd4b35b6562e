import { describe, expect, it } from 'vitest';
import { didYouMean } from './did-you-mean.ts';

describe('the name that was meant', () => {
  it.each([
    ['tilte', 'title'],
    ['Title', 'title'],
    ['autor', 'author'],
    ['pagesCoutn', 'pagesCount'],
    ['x', undefined],
    ['nothingLikeIt', undefined],
  ])('%s → %s', (name, meant) => {
    expect(didYouMean(name, ['title', 'author', 'pagesCount'])).toBe(meant);
  });

  it('is not looked for where somebody sent a book for a name', () => {
    const begin = performance.now();
    expect(didYouMean('x'.repeat(5_000_000), ['title', 'x'.repeat(80)])).toBeUndefined();
    expect(performance.now() - begin).toBeLessThan(100);
  });
});
