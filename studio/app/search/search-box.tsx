import { createContext, lazy, Suspense, use, useEffect, useMemo, useState, type ReactNode } from 'react';

const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }));

interface SearchBox {
  readonly open: () => void;
}

const SearchBoxContext = createContext<SearchBox>({ open: () => undefined });

/** Opens the search over everything with Ctrl K from wherever one is. */
export function SearchBoxProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setShown(true);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const box = useMemo(() => ({ open: () => setShown(true) }), []);
  return (
    <SearchBoxContext value={box}>
      {children}
      {shown && (
        <Suspense>
          <SearchDialog onClose={() => setShown(false)} />
        </Suspense>
      )}
    </SearchBoxContext>
  );
}

export function useSearchBox(): SearchBox {
  return use(SearchBoxContext);
}
