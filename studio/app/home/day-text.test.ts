import { describe, expect, it } from 'vitest';
import { dayText } from './day-text.ts';

const zh = { language: 'zh-CN', timeZone: 'Asia/Shanghai', baseCurrency: 'CNY', today: '2026-03-11' };
const en = { ...zh, language: 'en' };
const now = new Date('2026-03-11T03:00:00Z');

describe('a day on the home page', () => {
  it('is told from today', () => {
    const days = ['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-20', '2025-12-31'];
    expect(days.map((day) => dayText(day, zh, now).text)).toEqual([
      '昨天',
      '今天',
      '明天',
      '周五',
      '03-20',
      '2025-12-31',
    ]);
    expect(dayText('2026-03-12', en, now).text).toBe('Tomorrow');
  });

  it('is the time for a moment of today, where the organisation is', () => {
    expect(dayText('2026-03-11T02:00:00.000Z', zh, now)).toEqual({ text: '10:00', isPast: true });
    expect(dayText('2026-03-11T06:30:00.000Z', zh, now)).toEqual({ text: '14:30', isPast: false });
    expect(dayText('2026-03-10T17:00:00.000Z', zh, now)).toEqual({ text: '01:00', isPast: true });
  });

  it('has passed only after its end', () => {
    expect(dayText('2026-03-11', zh, now).isPast).toBe(false);
    expect(dayText('2026-03-10', zh, now).isPast).toBe(true);
  });
});
