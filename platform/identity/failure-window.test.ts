import { describe, expect, it } from 'vitest';
import { FailureWindow } from './failure-window.ts';

const start = 1_000_000;

describe('a window of failures', () => {
  it('lets tries pass until the limit, then names the wait', () => {
    const failures = new FailureWindow({ limit: 3, windowMs: 60_000, keys: 10 });
    for (const second of [0, 10, 20]) {
      expect(failures.waitMs('anna', start + second * 1000)).toBe(0);
      failures.add('anna', start + second * 1000);
    }
    expect(failures.waitMs('anna', start + 21_000)).toBe(39_000);
    expect(failures.waitMs('ben', start + 21_000)).toBe(0);
  });

  it('slides: a try is allowed when the oldest failure has left it', () => {
    const failures = new FailureWindow({ limit: 2, windowMs: 60_000, keys: 10 });
    failures.add('anna', start);
    failures.add('anna', start + 30_000);
    expect(failures.waitMs('anna', start + 60_000)).toBe(0);
    failures.add('anna', start + 60_000);
    expect(failures.waitMs('anna', start + 61_000)).toBe(29_000);
  });

  it('forgets a key that is cleared', () => {
    const failures = new FailureWindow({ limit: 1, windowMs: 60_000, keys: 10 });
    failures.add('anna', start);
    failures.clear('anna');
    expect(failures.waitMs('anna', start)).toBe(0);
  });

  it('keeps the latest keys when it is full', () => {
    const failures = new FailureWindow({ limit: 1, windowMs: 60_000, keys: 2 });
    for (const key of ['a', 'b', 'c']) failures.add(key, start);
    expect(['a', 'b', 'c'].map((key) => failures.waitMs(key, start) > 0)).toEqual([false, true, true]);
  });
});
