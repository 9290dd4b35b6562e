import { describe, expect, it } from 'vitest';
import { firstMomentOf, localTime, momentOf } from './time-zone.ts';

const iso = (moment: number | null) => moment !== null && new Date(moment).toISOString();

describe('firstMomentOf', () => {
  it.each([
    ['an ordinary day', '2026-03-11', 'Asia/Shanghai', '2026-03-10T16:00:00.000Z'],
    ['a day whose midnight is skipped', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['a day whose first hour comes twice', '2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
    ['a day that never was', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('knows %s', (_, date, zone, expected) => {
    expect(iso(firstMomentOf(date, zone))).toBe(expected);
  });

  it('separates each day from the one before at the turn of a summer time', () => {
    for (const zone of [
      'America/New_York',
      'America/Havana',
      'America/Sao_Paulo',
      'Asia/Shanghai',
      'Asia/Beirut',
    ]) {
      for (const date of ['2018-02-18', '2018-03-11', '2018-03-25', '2018-10-28', '2018-11-04']) {
        const first = firstMomentOf(date, zone)!;
        expect(localTime(first, zone)!.date).toBe(date);
        expect(localTime(first - 1, zone)!.date < date).toBe(true);
      }
    }
  });
});

describe('momentOf', () => {
  it('is the inverse of localTime but for the first of doubled times', () => {
    for (let hour = 0; hour < 24 * 365; hour++) {
      const moment = Date.UTC(2026, 0, 1, hour);
      const back = momentOf(localTime(moment, 'America/New_York')!, 'America/New_York')!;
      expect([0, 3_600_000]).toContain(back - moment);
    }
  });

  it('gives nothing outside the calendar', () => {
    expect(momentOf({ date: '0001-01-01', millisecond: 0 }, 'Asia/Shanghai')).toBeNull();
    expect(localTime(Date.UTC(9999, 11, 31, 23), 'Asia/Shanghai')).toBeNull();
  });
});
