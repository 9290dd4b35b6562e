import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { listRecords, type RecordData, type RecordPageAnswer } from '../../../api/records.ts';
import { conjunction } from '../list-filter.ts';
import { fieldsOf, listKey, type ListQuestion } from '../list-data.ts';
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
import { itemAt, layOut, shownOf, type RowItem, type RowLayout } from './row-items.ts';
import type { TreeLine } from './tree-lines.ts';

/** A part of the list with rows of its own: a group, or the whole of a list without groups. */
export interface RowSource {
  readonly key: string;
  /** CEL in addition to the list's own. */
  readonly filter: string | undefined;
  readonly isHeaded: boolean;
  readonly isOpen: boolean;
  /** How many rows it has in all, where that is known. */
  readonly count: number | undefined;
}

/** The rows of a list as far as they are known; those out of sight may have to be read again. */
export interface ListRows {
  readonly layout: RowLayout;
  readonly itemAt: (line: number) => RowItem | undefined;
  /** Undefined while it is being read. */
  readonly rowAt: (item: RowItem) => RecordData | undefined;
  readonly idAt: (item: RowItem) => string | undefined;
  readonly idsBetween: (a: RowItem, b: RowItem) => readonly string[];
  readonly knownIds: () => readonly string[];
  /** Tells which lines are in sight. */
  readonly show: (from: number, to: number) => void;
  /** Nothing was read yet. */
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Where the rows stand under one another. */
  readonly tree?: RowTree | undefined;
}

export interface RowTree {
  readonly lineAt: (line: number) => TreeLine | undefined;
  /** Folds or unfolds what is below a record. */
  readonly toggle: (id: string) => void;
}

/** Lines for what is still being read, so that the end of the list is not taken for the end of the data. */
const PENDING_LINES = 12;
/** Beyond this a browser cannot lay rows out any more. */
const MOST_ROWS = 800_000;
/** Lines told of at once: the screen around the rows is drawn again only when another stretch comes into sight. */
const STRETCH = 50;
/** Pages out of sight are soon dropped, so that scrolling through a million rows needs little memory. */
const KEPT_MS = 60_000;

/** Chains by what their rows fulfil; kept for whoever comes back to the list. */
type Chains = ReadonlyMap<string, PageChain>;
const NO_CHAINS: Chains = new Map();

interface Wanted {
  readonly chain: string;
  readonly page: number;
  readonly cursor: string | undefined;
  readonly filter: string | undefined;
}

/** Reads a list from key to key, a page at a time, as it is scrolled; only what is in sight is read again. */
export function useListRows(question: ListQuestion, sources: readonly RowSource[]): ListRows {
  const { entity, q, sort, filter } = question;
  const scope = [entity.key, q, sort, fieldsOf(question).join()].join('\n');
  const [chains, setChains] = useKeptChains(entity.key);
  const [sight, show] = useSight();
  const chainKey = (source: RowSource) => `${scope}\n${conjunction([filter, source.filter]) ?? ''}`;
  const chainOf = (source: RowSource) => chains.get(chainKey(source)) ?? NEW_CHAIN;
  const layout = layOut(
    sources.map((source) => ({
      key: source.key,
      isHeaded: source.isHeaded,
      length: source.isOpen ? knownLength(chainOf(source)) : 0,
      pending: source.isOpen ? pendingLines(chainOf(source), source) : 0,
    })),
  );
  const last = Math.max(0, Math.min(sight.to, layout.length - 1));
  // An empty list shows no line, and yet its first page is asked for again when somebody writes.
  const inSight =
    layout.length === 0
      ? sources.filter(({ isOpen }) => isOpen).map(({ key }) => ({ section: key, from: 0, to: 0 }))
      : shownOf(layout, Math.min(sight.from, last), last);
  const wanted = inSight.flatMap(({ section, from, to }): Wanted[] => {
    const source = sources.find(({ key }) => key === section)!;
    const chain = chainOf(source);
    return pagesFor(chain, from, to).map((page) => ({
      chain: chainKey(source),
      page,
      cursor: chain.pages[page]!.cursor,
      filter: conjunction([filter, source.filter]),
    }));
  });
  const results = usePages(question, wanted);
  const longer = extended(chains, wanted, results);
  if (longer !== chains) setChains(longer);
  const pages = new Map(wanted.map(({ chain, page }, at) => [`${chain}\n${page}`, results[at]?.data]));
  const sourceOf = new Map(sources.map((source) => [source.key, source]));
  const ofItem = <T>(item: RowItem, read: (chain: PageChain, key: string, index: number) => T) => {
    const source = sourceOf.get(item.section);
    return source && item.kind === 'row' ? read(chainOf(source), chainKey(source), item.index) : undefined;
  };
  return {
    layout,
    itemAt: (line) => itemAt(layout, line),
    rowAt: (item) =>
      ofItem(item, (_, key, index) => {
        return pages.get(`${key}\n${Math.floor(index / PAGE_SIZE)}`)?.items[index % PAGE_SIZE];
      }),
    idAt: (item) => ofItem(item, (chain, _, index) => idAt(chain, index)),
    idsBetween: (a, b) =>
      (b.kind === 'row' && a.section === b.section
        ? ofItem(a, (chain, _, index) => idsBetween(chain, index, b.index))
        : undefined) ?? [],
    knownIds: () => sources.filter(({ isOpen }) => isOpen).flatMap((source) => knownIds(chainOf(source))),
    show,
    isPending: sources.some((source) => !source.isHeaded && !chains.has(chainKey(source))),
    error: results.find(({ error }) => error)?.error ?? null,
    retry: () => results.filter(({ error }) => error).forEach(({ refetch }) => void refetch()),
  };
}

/** The chains of an entity's lists; they outlive the screen, so that going back finds the rows where they were. */
function useKeptChains(entity: string) {
  const client = useQueryClient();
  const [key] = useState(() => [...listKey(entity), 'chains']);
  const [chains, setChains] = useState(() => client.getQueryData<Chains>(key) ?? NO_CHAINS);
  useEffect(() => {
    client.setQueryData<Chains>(key, chains);
  }, [client, key, chains]);
  return [chains, setChains] as const;
}

/** The lines in sight, by stretches. */
function useSight() {
  const [sight, setSight] = useState({ from: 0, to: STRETCH });
  const show = useCallback(
    (first: number, last: number) => {
      const from = Math.floor(first / STRETCH) * STRETCH;
      const to = Math.ceil((last + 1) / STRETCH) * STRETCH;
      setSight((now) => (now.from === from && now.to === to ? now : { from, to }));
    },
    [setSight],
  );
  return [sight, show] as const;
}

function usePages(question: ListQuestion, wanted: readonly Wanted[]) {
  const { entity, q, sort } = question;
  const fields = fieldsOf(question);
  return useQueries({
    queries: wanted.map(({ chain, cursor, filter }) => ({
      queryKey: [...listKey(entity.key), 'rows', chain, cursor ?? ''],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        listRecords(entity.key, { filter, q, sort, fields, limit: PAGE_SIZE, cursor }, signal),
      structuralSharing: false,
      gcTime: KEPT_MS,
    })),
  });
}

function pendingLines(chain: PageChain, { count }: RowSource): number {
  const known = knownLength(chain);
  if (!hasMore(chain) || known >= MOST_ROWS) return 0;
  return Math.min(PENDING_LINES, count === undefined ? PENDING_LINES : Math.max(1, count - known));
}

const MOST_CHAINS = 60;

function extended(
  known: Chains,
  wanted: readonly Wanted[],
  results: readonly { readonly data?: RecordPageAnswer | undefined }[],
): Chains {
  let next = known;
  wanted.forEach(({ chain: key, page }, at) => {
    const data = results[at]?.data;
    if (!data) return;
    const chain = next.get(key) ?? NEW_CHAIN;
    const longer = withPage(chain, page, { ids: idsOf(data), nextCursor: data.nextCursor ?? undefined });
    if (longer === chain) return;
    const others = [...next].filter(([other]) => other !== key).slice(-MOST_CHAINS);
    next = new Map([...others, [key, longer]]);
  });
  return next;
}

const idsKnown = new WeakMap<RecordPageAnswer, readonly string[]>();

function idsOf(answer: RecordPageAnswer): readonly string[] {
  const known = idsKnown.get(answer) ?? answer.items.map(({ id }) => id);
  idsKnown.set(answer, known);
  return known;
}

/** While new conditions are being read the rows of the earlier ones stay, instead of an empty screen. */
export function useSteadyRows(rows: ListRows): ListRows & { readonly isStale: boolean } {
  const [kept] = useState(() => new KeptRows(rows));
  useEffect(() => {
    if (!rows.isPending) kept.keep(rows);
  });
  const before = kept.last();
  const isStale = rows.isPending && !before.isPending && !rows.error;
  return isStale ? { ...before, show: rows.show, isStale } : { ...rows, isStale: false };
}

/** What was drawn before: looked at once more, deciding nothing. */
class KeptRows {
  #rows: ListRows;

  constructor(rows: ListRows) {
    this.#rows = rows;
  }

  keep(rows: ListRows): void {
    this.#rows = rows;
  }

  last(): ListRows {
    return this.#rows;
  }
}
