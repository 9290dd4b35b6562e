import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export interface ListState {
  readonly view: string | undefined;
  /** CEL of the filter builder; undefined: as the view says. */
  readonly filter: string | undefined;
  readonly q: string | undefined;
  /** `-amount,name`; undefined: as the view says. */
  readonly sort: string | undefined;
  /** The chosen value of the rail; '' is the rail's "none". */
  readonly rail: string | undefined;
  /** The field of the rail where it is another than the view says. */
  readonly by: string | undefined;
  readonly quick: readonly string[];
  /** `stage` or `date:month`; '' not at all, undefined: as the view says. */
  readonly group: string | undefined;
  /** `list`, `board`, `calendar` or `chart`; undefined: as the view says. */
  readonly as: string | undefined;
}

export type ListChange = Partial<{ -readonly [K in keyof ListState]: ListState[K] | undefined }>;

/** Parameters in which an empty text says something. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['rail', 'filter', 'group']);

/** What a list shows, kept in the address, so that back, reload and a sent link show the same. */
export function useListState(): readonly [ListState, (change: ListChange) => void] {
  const [parameters, setParameters] = useSearchParams();
  const state = useMemo<ListState>(
    () => ({
      view: parameters.get('view') ?? undefined,
      filter: parameters.get('filter') ?? undefined,
      q: parameters.get('q') ?? undefined,
      sort: parameters.get('sort') ?? undefined,
      rail: parameters.get('rail') ?? undefined,
      by: parameters.get('by') ?? undefined,
      quick: parameters.getAll('quick'),
      group: parameters.get('group') ?? undefined,
      as: parameters.get('as') ?? undefined,
    }),
    [parameters],
  );
  const change = useCallback(
    (next: ListChange) =>
      setParameters((earlier) => changed(earlier, next), { replace: next.view === undefined }),
    [setParameters],
  );
  return [state, change];
}

function changed(earlier: URLSearchParams, change: ListChange): URLSearchParams {
  const next = new URLSearchParams(earlier);
  for (const [name, value] of Object.entries(change)) {
    next.delete(name);
    if (Array.isArray(value)) for (const one of value) next.append(name, one);
    else if (value !== undefined && (value !== '' || MAY_BE_EMPTY.has(name))) next.set(name, String(value));
  }
  return next;
}
