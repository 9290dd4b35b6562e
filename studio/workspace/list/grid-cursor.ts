import { useCallback, useMemo, useState } from 'react';

/** Which cell of a grid has the keyboard, and whether it is being edited. */
export interface GridCursor {
  readonly row: number;
  readonly column: number;
  readonly editing: boolean;
  readonly move: (row: number, column: number) => void;
  readonly edit: () => void;
  readonly leave: () => void;
}

export function useGridCursor(): GridCursor {
  const [place, setPlace] = useState({ row: -1, column: 0, editing: false });
  const move = useCallback((row: number, column: number) => setPlace({ row, column, editing: false }), []);
  const edit = useCallback(() => setPlace((now) => ({ ...now, editing: true })), []);
  const leave = useCallback(() => setPlace((now) => ({ ...now, editing: false })), []);
  return useMemo(() => ({ ...place, move, edit, leave }), [place, move, edit, leave]);
}
