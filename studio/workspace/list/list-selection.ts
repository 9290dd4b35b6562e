import { useCallback, useMemo, useState } from 'react';

/** The rows somebody ticked, by id; it outlives scrolling and paging. */
export interface ListSelection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** Ticks a stretch of rows beside what is ticked, or takes the ticks away. */
  readonly mark: (ids: readonly string[], on: boolean) => void;
  readonly set: (ids: Iterable<string>) => void;
  readonly clear: () => void;
}

const NOTHING: ReadonlySet<string> = new Set();

export function useListSelection(): ListSelection {
  const [ids, setIds] = useState(NOTHING);
  const toggle = useCallback((id: string) => setIds((now) => marked(now, [id], !now.has(id))), []);
  const mark = useCallback(
    (some: readonly string[], on: boolean) => setIds((now) => marked(now, some, on)),
    [],
  );
  const set = useCallback((next: Iterable<string>) => setIds(new Set(next)), []);
  const clear = useCallback(() => setIds(NOTHING), []);
  return useMemo(() => ({ ids, toggle, mark, set, clear }), [ids, toggle, mark, set, clear]);
}

export function marked(now: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(now);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}
