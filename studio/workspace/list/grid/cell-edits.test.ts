import { describe, expect, it } from 'vitest';
import { neighbour } from './cell-edits.ts';

const columns = [true, false, true].map((editable) => ({ editable }));

describe('the next cell to edit', () => {
  it('is the next one in the row that can be edited', () => {
    expect(neighbour(columns, 9, 4, 0, 1)).toEqual({ line: 4, column: 2 });
    expect(neighbour(columns, 9, 4, 2, -1)).toEqual({ line: 4, column: 0 });
  });

  it('is in the row below or above at the end of a row', () => {
    expect(neighbour(columns, 9, 4, 2, 1)).toEqual({ line: 5, column: 0 });
    expect(neighbour(columns, 9, 4, 0, -1)).toEqual({ line: 3, column: 2 });
  });

  it('is none at the ends of the list, and where nothing can be edited', () => {
    expect(neighbour(columns, 9, 8, 2, 1)).toBeUndefined();
    expect(neighbour(columns, 9, 0, 0, -1)).toBeUndefined();
    expect(neighbour([{ editable: false }], 9, 4, 0, 1)).toBeUndefined();
  });
});
