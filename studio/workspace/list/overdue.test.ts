import { describe, expect, it } from 'vitest';
import { overdueDays } from './overdue.ts';

const context = { today: '2026-03-11', timeZone: 'Asia/Shanghai' };

describe('what is overdue', () => {
  it('counts the days since a date', () => {
    expect(overdueDays('2026-03-07', context)).toBe(4);
    expect(['2026-03-11', '2026-03-12', '', null].map((value) => overdueDays(value, context))).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('takes the day of a moment in the zone of the organisation', () => {
    expect(overdueDays('2026-03-09T16:30:00.000Z', context)).toBe(1);
  });
});
