import type { LineCursor } from './line-editor.ts';

/** Where the keyboard goes from a cell. `next` and `previous` skip cells that cannot be typed into. */
export type Step = 'up' | 'down' | 'left' | 'right' | 'enter' | 'next' | 'previous';

function at(key: string | undefined, column: number, editing: boolean): LineCursor | undefined {
  return key === undefined ? undefined : { key, column, editing };
}

interface Ground {
  /** Keys of the rows one can be in. */
  readonly keys: readonly string[];
  readonly editable: readonly boolean[];
}

type Place = Pick<LineCursor, 'key' | 'column'>;

/** The cell after a step; 'new' where it leads past the last row; undefined where it leads nowhere. */
export function cursorAfter(
  { keys, editable }: Ground,
  from: Place,
  step: Step,
): LineCursor | 'new' | undefined {
  const row = keys.indexOf(from.key);
  switch (step) {
    case 'up':
      return at(keys[row - 1], from.column, false);
    case 'down':
      return at(keys[row + 1], from.column, false);
    case 'left':
      return from.column > 0 ? at(from.key, from.column - 1, false) : undefined;
    case 'right':
      return from.column < editable.length - 1 ? at(from.key, from.column + 1, false) : undefined;
    case 'enter':
      return row === keys.length - 1 ? 'new' : at(keys[row + 1], from.column, true);
    case 'next': {
      const column = editable.indexOf(true, from.column + 1);
      if (column >= 0) return at(from.key, column, true);
      return row === keys.length - 1 ? 'new' : at(keys[row + 1], editable.indexOf(true), true);
    }
    case 'previous': {
      const column = from.column > 0 ? editable.lastIndexOf(true, from.column - 1) : -1;
      return column >= 0 ? at(from.key, column, true) : at(keys[row - 1], editable.lastIndexOf(true), true);
    }
  }
}
