import { describe, expect, it } from 'vitest';
import { byDay, dayName } from './day-groups.ts';

describe('a timeline by days', () => {
  it('counts days in the zone of the organisation', () => {
    const items = [{ at: '2026-03-11T17:00:00.000Z' }, { at: '2026-03-11T15:00:00.000Z' }];
    expect(byDay(items, 'Asia/Shanghai').map(({ day }) => day)).toEqual(['2026-03-12', '2026-03-11']);
    expect(byDay(items, 'UTC')).toHaveLength(1);
  });

  it.each([
    ['2026-03-11', 'zh-CN', '今天'],
    ['2026-03-10', 'en', 'Yesterday'],
    ['2026-03-01', 'zh-CN', '3月1日'],
    ['2025-12-31', 'en', 'December 31, 2025'],
  ])('names %s in %s: %s', (day, language, name) => {
    expect(dayName(day, '2026-03-11', language)).toBe(name);
  });
});
