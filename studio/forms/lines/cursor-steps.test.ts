import { describe, expect, it } from 'vitest';
import { cursorAfter } from './cursor-steps.ts';

const ground = { keys: ['a', 'b'], editable: [true, false, true] };

describe('the keyboard in a line grid', () => {
  it('goes to the next cell one may type into, and on to the next row', () => {
    expect(cursorAfter(ground, { key: 'a', column: 0 }, 'next')).toEqual({
      key: 'a',
      column: 2,
      editing: true,
    });
    expect(cursorAfter(ground, { key: 'a', column: 2 }, 'next')).toEqual({
      key: 'b',
      column: 0,
      editing: true,
    });
  });

  it('makes a row past the last one', () => {
    expect(cursorAfter(ground, { key: 'b', column: 2 }, 'next')).toBe('new');
    expect(cursorAfter(ground, { key: 'b', column: 0 }, 'enter')).toBe('new');
  });

  it('goes back, and nowhere before the first cell', () => {
    expect(cursorAfter(ground, { key: 'b', column: 0 }, 'previous')).toEqual({
      key: 'a',
      column: 2,
      editing: true,
    });
    expect(cursorAfter(ground, { key: 'a', column: 0 }, 'previous')).toBeUndefined();
  });

  it('rests in the cells that arrows lead to', () => {
    expect(cursorAfter(ground, { key: 'a', column: 0 }, 'right')).toEqual({
      key: 'a',
      column: 1,
      editing: false,
    });
    expect(cursorAfter(ground, { key: 'a', column: 1 }, 'down')).toEqual({
      key: 'b',
      column: 1,
      editing: false,
    });
    expect(cursorAfter(ground, { key: 'a', column: 1 }, 'up')).toBeUndefined();
  });
});
