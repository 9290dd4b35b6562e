import { describe, expect, it } from 'vitest';
import { marked } from './list-selection.ts';

describe('ticking a stretch of rows', () => {
  it('keeps what was ticked elsewhere', () => {
    expect([...marked(new Set(['a', 'x']), ['a', 'b', 'c'], true)]).toEqual(['a', 'x', 'b', 'c']);
  });

  it('takes the ticks of the stretch away', () => {
    expect([...marked(new Set(['a', 'b', 'x']), ['a', 'b', 'c'], false)]).toEqual(['x']);
  });
});
