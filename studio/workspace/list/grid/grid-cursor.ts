import { useCallback, useMemo, useState } from 'react';

/** A cell being changed: what to begin with, and what was wrong with the last try. */
export interface CellEdit {
  /** The record it is of: rows may move while somebody types. */
  readonly row: string;
  /** The character somebody began to type with. */
  readonly typed?: string | undefined;
  /** What was entered and could not be saved. */
  readonly draft?: unknown;
  readonly message?: string | undefined;
  /** The version to save over, once somebody knows of the other change. */
  readonly version?: number | undefined;
}

/** Which cell of a grid has the keyboard, and whether it is being edited. */
export interface GridCursor {
  readonly line: number;
  readonly column: number;
  readonly edit: CellEdit | undefined;
  readonly move: (line: number, column: number) => void;
  readonly start: (edit: CellEdit) => void;
  /** Edits another cell at once. */
  readonly startAt: (line: number, column: number, edit: CellEdit) => void;
  /** Back to a cell that could not be saved, unless another is being edited by now. */
  readonly resume: (line: number, column: number, edit: CellEdit) => void;
  readonly leave: () => void;
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly edit: CellEdit | undefined;
}

export function useGridCursor(): GridCursor {
  const [place, setPlace] = useState<Place>({ line: -1, column: 0, edit: undefined });
  const move = useCallback((line: number, column: number) => {
    setPlace({ line, column, edit: undefined });
  }, []);
  const start = useCallback((edit: CellEdit) => setPlace((now) => ({ ...now, edit })), []);
  const startAt = useCallback(
    (line: number, column: number, edit: CellEdit) => setPlace({ line, column, edit }),
    [],
  );
  const resume = useCallback((line: number, column: number, edit: CellEdit) => {
    setPlace((now) => (now.edit ? now : { line, column, edit }));
  }, []);
  const leave = useCallback(() => setPlace((now) => ({ ...now, edit: undefined })), []);
  return useMemo(
    () => ({ ...place, move, start, startAt, resume, leave }),
    [place, move, start, startAt, resume, leave],
  );
}
