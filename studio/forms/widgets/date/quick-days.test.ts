import { describe, expect, it } from 'vitest';
import { quickDays } from './quick-days.ts';

describe('the days offered beside a date', () => {
  it.each([
    ['2026-11-22', '2026-11-23'],
    ['2026-11-23', '2026-11-30'],
    ['2026-12-30', '2027-01-04'],
  ])('on %s have %s as the next Monday', (today, nextMonday) => {
    expect(quickDays(today).nextMonday).toBe(nextMonday);
  });

  it('cross the end of a year', () => {
    expect(quickDays('2026-12-31')).toMatchObject({ tomorrow: '2027-01-01', inTwoWeeks: '2027-01-14' });
  });
});
