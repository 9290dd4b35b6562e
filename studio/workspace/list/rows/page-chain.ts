/** Rows of one page; the last page of a list may have fewer. */
export const PAGE_SIZE = 100;

/**
 * What is known of a list that is read from key to key: where each page begins, and which records it holds. The
 * records themselves may be dropped and read again.
 */
export interface PageChain {
  readonly pages: readonly ChainedPage[];
}

interface ChainedPage {
  /** Undefined for the first page. */
  readonly cursor: string | undefined;
  /** Undefined until it was read once. */
  readonly ids: readonly string[] | undefined;
}

export const NEW_CHAIN: PageChain = { pages: [{ cursor: undefined, ids: undefined }] };

/**
 * The chain once a page was read. Where the next page now begins elsewhere, what was known of it and of all behind
 * it is forgotten. The same chain where nothing is new.
 */
export function withPage(
  chain: PageChain,
  index: number,
  answer: { readonly ids: readonly string[]; readonly nextCursor: string | undefined },
): PageChain {
  const page = chain.pages[index];
  if (!page) return chain;
  const isSame = page.ids?.length === answer.ids.length && page.ids.every((id, at) => id === answer.ids[at]);
  const follows = chain.pages[index + 1]?.cursor === answer.nextCursor;
  if (isSame && follows) return chain;
  const read = { cursor: page.cursor, ids: answer.ids };
  const before = chain.pages.slice(0, index);
  if (follows) return { pages: [...before, read, ...chain.pages.slice(index + 1)] };
  const next = answer.nextCursor === undefined ? [] : [{ cursor: answer.nextCursor, ids: undefined }];
  return { pages: [...before, read, ...next] };
}

/** How many rows are known so far. */
export function knownLength({ pages }: PageChain): number {
  const last = pages.length - 1;
  if (last < 0) return 0;
  return last * PAGE_SIZE + (pages[last]!.ids?.length ?? 0);
}

/** There are rows behind those known. */
export function hasMore({ pages }: PageChain): boolean {
  return pages.at(-1)?.ids === undefined;
}

export function idAt({ pages }: PageChain, index: number): string | undefined {
  return pages[Math.floor(index / PAGE_SIZE)]?.ids?.[index % PAGE_SIZE];
}

/** The ids of a stretch of rows, both ends included, as far as they are known. */
export function idsBetween(chain: PageChain, a: number, b: number): readonly string[] {
  const [from, to] = a <= b ? [a, b] : [b, a];
  const ids: string[] = [];
  for (let index = from; index <= to; index++) {
    const id = idAt(chain, index);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

export function knownIds({ pages }: PageChain): readonly string[] {
  return pages.flatMap(({ ids }) => ids ?? []);
}

/** The pages that must be in memory for a stretch of rows to be shown, and the one that comes after it. */
export function pagesFor({ pages }: PageChain, from: number, to: number): readonly number[] {
  const first = Math.max(0, Math.floor(from / PAGE_SIZE));
  const last = Math.min(pages.length - 1, Math.floor(to / PAGE_SIZE) + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}
