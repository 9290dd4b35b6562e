import { useRef } from 'react';
import type { GridCursor } from './grid/grid-cursor.ts';
import type { ListSelection } from './list-selection.ts';
import type { ListRows } from './rows/use-list-rows.ts';

export interface Targets {
  /** The ticked rows; without any, the one the keyboard is on. */
  readonly ids: () => readonly string[];
  readonly anchor: (line: number) => void;
  /** Ticks everything from the anchor to a line. */
  readonly markTo: (line: number, on: boolean) => void;
}

/** Which rows a command is for, and how stretches of them are ticked. */
export function useTargets(rows: ListRows, selection: ListSelection, cursor: GridCursor): Targets {
  const from = useRef(-1);
  return {
    ids: () => {
      if (selection.ids.size > 0) return [...selection.ids];
      const item = rows.itemAt(cursor.line);
      const id = item && rows.idAt(item);
      return id === undefined ? [] : [id];
    },
    anchor: (line) => {
      from.current = line;
    },
    markTo: (line, on) => {
      const [a, b] = [rows.itemAt(from.current), rows.itemAt(line)];
      const ids = a && b ? rows.idsBetween(a, b) : [];
      const single = b && rows.idAt(b);
      selection.mark(ids.length > 0 ? ids : single === undefined ? [] : [single], on);
      if (from.current < 0) from.current = line;
    },
  };
}
