import { describe, expect, it } from 'vitest';
import { tidyLine } from './text-value.ts';

describe('a line', () => {
  it('has no breaks and no blanks around it', () => {
    expect(tidyLine('  one \r\n\n  two\u2028three  four ')).toBe('one two three  four');
    expect(tidyLine(' \n ')).toBeNull();
    expect(tidyLine(7)).toBe(7);
  });

  it('is tidied in time proportional to its length', () => {
    const begin = performance.now();
    tidyLine(`x${' '.repeat(1_000_000)}x`);
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
