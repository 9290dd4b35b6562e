import { describe, expect, it } from 'vitest';
import {
  hasMore,
  idAt,
  idsBetween,
  knownIds,
  knownLength,
  NEW_CHAIN,
  PAGE_SIZE,
  pagesFor,
  withPage,
  type PageChain,
} from './page-chain.ts';

const page = (from: number, count = PAGE_SIZE) => Array.from({ length: count }, (_, at) => `r${from + at}`);

function threePages(): PageChain {
  const one = withPage(NEW_CHAIN, 0, { ids: page(0), nextCursor: 'b' });
  const two = withPage(one, 1, { ids: page(100), nextCursor: 'c' });
  return withPage(two, 2, { ids: page(200, 7), nextCursor: undefined });
}

describe('a chain of pages', () => {
  it('grows as pages are read, to the end', () => {
    expect([knownLength(NEW_CHAIN), hasMore(NEW_CHAIN)]).toEqual([0, true]);
    const one = withPage(NEW_CHAIN, 0, { ids: page(0), nextCursor: 'b' });
    expect([knownLength(one), hasMore(one)]).toEqual([100, true]);
    expect([knownLength(threePages()), hasMore(threePages())]).toEqual([207, false]);
  });

  it('knows which record stands where', () => {
    expect([idAt(threePages(), 0), idAt(threePages(), 206), idAt(threePages(), 207)]).toEqual([
      'r0',
      'r206',
      undefined,
    ]);
    expect(idsBetween(threePages(), 101, 98)).toEqual(['r98', 'r99', 'r100', 'r101']);
    expect(knownIds(threePages())).toHaveLength(207);
  });

  it('stays the same when a page is read again without change', () => {
    const chain = threePages();
    expect(withPage(chain, 1, { ids: page(100), nextCursor: 'c' })).toBe(chain);
  });

  it('takes new rows of a page whose end did not move, and keeps what follows', () => {
    const ids = ['new', ...page(101, 99)];
    const chain = withPage(threePages(), 1, { ids, nextCursor: 'c' });
    expect([idAt(chain, 100), knownLength(chain)]).toEqual(['new', 207]);
  });

  it('forgets what follows a page that now ends elsewhere', () => {
    const chain = withPage(threePages(), 0, { ids: [...page(1, 99), 'r100'], nextCursor: 'x' });
    expect(chain.pages.map(({ cursor }) => cursor)).toEqual([undefined, 'x']);
    expect(knownLength(chain)).toBe(100);
  });

  it('names the pages in sight and the one after, never one it does not know', () => {
    expect(pagesFor(threePages(), 10, 40)).toEqual([0, 1]);
    expect(pagesFor(threePages(), 150, 210)).toEqual([1, 2]);
    expect(pagesFor(NEW_CHAIN, 0, 40)).toEqual([0]);
  });
});
