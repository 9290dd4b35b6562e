import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export interface ListState {
  readonly view: string | undefined;
  /** CEL in addition to the view's own filter. */
  readonly filter: string | undefined;
  readonly q: string | undefined;
  /** `-amount,name`; undefined: as the view says. */
  readonly sort: string | undefined;
  /** The chosen value of the rail; '' is the rail's "none". */
  readonly rail: string | undefined;
  readonly quick: readonly string[];
}

type Change = Partial<{ -readonly [K in keyof ListState]: ListState[K] | undefined }>;

/** What a list shows, kept in the address, so that back, reload and a sent link show the same. */
export function useListState(): readonly [ListState, (change: Change) => void] {
  const [parameters, setParameters] = useSearchParams();
  const state = useMemo<ListState>(
    () => ({
      view: parameters.get('view') ?? undefined,
      filter: parameters.get('filter') ?? undefined,
      q: parameters.get('q') ?? undefined,
      sort: parameters.get('sort') ?? undefined,
      rail: parameters.get('rail') ?? undefined,
      quick: parameters.getAll('quick'),
    }),
    [parameters],
  );
  const change = useCallback(
    (next: Change) =>
      setParameters((earlier) => changed(earlier, next), { replace: next.view === undefined }),
    [setParameters],
  );
  return [state, change];
}

function changed(earlier: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(earlier);
  for (const [name, value] of Object.entries(change)) {
    next.delete(name);
    if (Array.isArray(value)) for (const one of value) next.append(name, one);
    else if (value !== undefined && !(name !== 'rail' && value === '')) next.set(name, String(value));
  }
  return next;
}
