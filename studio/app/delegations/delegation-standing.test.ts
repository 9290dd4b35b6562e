import { describe, expect, it } from 'vitest';
import { standingOf } from './delegation-standing.ts';

const agreed = { from: '2026-03-02T00:00:00Z', to: '2026-03-09T00:00:00Z', takenBackAt: null };

const at = (moment: string) => standingOf(agreed, new Date(moment));

describe('the standing of a delegation', () => {
  it('follows the time', () => {
    expect(at('2026-03-01T23:59:59Z')).toBe('upcoming');
    expect(at('2026-03-02T00:00:00Z')).toBe('inForce');
    expect(at('2026-03-09T00:00:00Z')).toBe('ended');
  });

  it('is over once it was taken back', () => {
    const early = { ...agreed, takenBackAt: '2026-03-04T00:00:00Z' };
    expect(standingOf(early, new Date('2026-03-05T00:00:00Z'))).toBe('takenBack');
  });
});
