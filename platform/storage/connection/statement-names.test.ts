import { describe, expect, it, vi } from 'vitest';
import { StatementNames } from './statement-names.ts';

describe('names of prepared statements', () => {
  it('are given to a text seen twice, and stay', () => {
    const names = new StatementNames();
    expect(names.nameOf('select 1')).toBeUndefined();
    const name = names.nameOf('select 1');
    expect(name).toBeDefined();
    expect(names.nameOf('select 1')).toBe(name);
    expect(names.nameOf('select 2')).toBeUndefined();
  });

  it('are at most a thousand, until no connection can hold an old one', () => {
    vi.useFakeTimers();
    try {
      const names = new StatementNames();
      const twice = (text: string) => [names.nameOf(text), names.nameOf(text)][1];
      const given = Array.from({ length: 1000 }, (_, i) => twice(`select ${i}`));
      expect(new Set(given).size).toBe(1000);
      expect(twice('one more')).toBeUndefined();
      vi.advanceTimersByTime(2 * 3600 * 1000);
      const later = twice('one more');
      expect(later).toBeDefined();
      expect(given).not.toContain(later);
    } finally {
      vi.useRealTimers();
    }
  });
});
