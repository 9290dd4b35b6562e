import { describe, expect, it } from 'vitest';
import { pull } from './edge-scroll.ts';

describe('a view under something dragged', () => {
  it('moves on at its edges, faster the nearer, and stands still in its middle', () => {
    expect(pull(500, 0, 1000)).toBe(0);
    expect(pull(50, 0, 1000)).toBeGreaterThan(pull(10, 0, 1000));
    expect(pull(50, 0, 1000)).toBeLessThan(0);
    expect(pull(960, 0, 1000)).toBeLessThan(pull(999, 0, 1000));
    expect(pull(960, 0, 1000)).toBeGreaterThan(0);
  });

  it('never moves at both edges at once, however small it is', () => {
    expect(pull(20, 0, 40)).toBe(0);
  });
});
