import { useEffect, useMemo, useRef } from 'react';
import type { RecordData } from '../../../api/records.ts';
import type { ListColumn } from '../list-columns.ts';
import type { ListGridProps } from './list-grid.tsx';

/** What the cells of a grid do to be changed; the same object for as long as the grid stands. */
export interface CellEdits {
  /** The keyboard goes to a cell; a second click on the same one begins to edit it. */
  readonly onClick: (line: number, column: number, clicks: number) => void;
  readonly onSave: (line: number, column: number, row: RecordData, value: unknown, then: Then) => void;
  readonly onLeave: () => void;
  /** To the neighbour that can be edited, without saving anything. */
  readonly onStep: (line: number, column: number, step: -1 | 1) => void;
}

/** Where the keyboard goes after a save: it stays, or the neighbour is edited, or it went elsewhere already. */
export type Then = 'stay' | 'next' | 'previous' | 'elsewhere';

export function useCellEdits(props: ListGridProps, takeFocus: () => void): CellEdits {
  const latest = useRef({ props, takeFocus });
  useEffect(() => {
    latest.current = { props, takeFocus };
  });
  return useMemo(() => {
    const now = () => latest.current.props;
    const step = (line: number, column: number, by: -1 | 1) => {
      const { columns, rows, cursor } = now();
      const place = neighbour(columns, rows.layout.length, line, column, by);
      const item = place && rows.itemAt(place.line);
      const row = item && rows.idAt(item);
      if (row !== undefined) cursor.startAt(place!.line, place!.column, { row });
      else cursor.leave();
    };
    return {
      onClick: (line, column, clicks) => {
        const { cursor, columns, rows, onAnchor } = now();
        const isAgain = cursor.line === line && cursor.column === column;
        const item = rows.itemAt(line);
        const row = item && rows.idAt(item);
        if (row !== undefined && isAgain && clicks === 1 && columns[column]?.editable) cursor.start({ row });
        else cursor.move(line, column);
        onAnchor(line);
      },
      onSave: (line, column, row, value, then) => {
        const { columns, cursor, onSaveCell } = now();
        const version = cursor.edit?.version ?? row.version;
        if (then === 'stay') {
          cursor.leave();
          latest.current.takeFocus();
        } else if (then !== 'elsewhere') step(line, column, then === 'next' ? 1 : -1);
        else if (cursor.line === line && cursor.column === column) cursor.leave();
        void saved();
        async function saved() {
          const problem = await onSaveCell(row, columns[column]!, value, version);
          if (problem) now().cursor.resume(line, column, { ...problem, row: row.id, draft: value });
        }
      },
      onLeave: () => {
        now().cursor.leave();
        latest.current.takeFocus();
      },
      onStep: step,
    };
  }, []);
}

/** The next cell that can be edited: on in the row, then in the rows below; the other way round for -1. */
export function neighbour(
  columns: readonly Pick<ListColumn, 'editable'>[],
  lines: number,
  line: number,
  column: number,
  step: -1 | 1,
): { readonly line: number; readonly column: number } | undefined {
  for (let at = column + step; at >= 0 && at < columns.length; at += step)
    if (columns[at]!.editable) return { line, column: at };
  const next = line + step;
  if (next < 0 || next >= lines) return undefined;
  const editable = columns.flatMap((one, at) => (one.editable ? [at] : []));
  const place = step > 0 ? editable[0] : editable.at(-1);
  return place === undefined ? undefined : { line: next, column: place };
}
