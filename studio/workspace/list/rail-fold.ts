import { useState } from 'react';

const STORED = 'kehu.rail';

/** Whether the pane beside lists is folded away; the same for every list of this browser. */
export function useRailFold() {
  const [isFolded, setFolded] = useState(() => localStorage.getItem(STORED) === 'folded');
  const set = (folded: boolean) => {
    localStorage.setItem(STORED, folded ? 'folded' : 'open');
    setFolded(folded);
  };
  return { isFolded, fold: () => set(true), unfold: () => set(false) };
}
