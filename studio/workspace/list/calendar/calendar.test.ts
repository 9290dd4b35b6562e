import { describe, expect, it } from 'vitest';
import type { RecordData } from '../../../api/records.ts';
import { clashes, entriesOf, onDay, sideBySide } from './calendar-entries.ts';
import { rangeOf, rangeTitle, steppedDay } from './calendar-range.ts';
import { movedTimes, shifted } from './reschedule.ts';

const calendar = { start: 'from', end: 'to', lane: 'owner' };
const ZONE = 'Asia/Shanghai';

const visit = (id: string, from: string, to: string | null, owner = 'li'): RecordData => ({
  id,
  from,
  to,
  owner: { id: owner, title: owner },
});

const entries = (...rows: RecordData[]) => entriesOf(rows, calendar, ZONE);

describe('the days of a calendar', () => {
  it('are a day, a week from Monday, or the weeks of a month', () => {
    expect(rangeOf('day', '2026-03-11').days).toEqual(['2026-03-11']);
    expect(rangeOf('week', '2026-03-11')).toMatchObject({ from: '2026-03-09', to: '2026-03-15' });
    expect(rangeOf('month', '2026-03-11')).toMatchObject({ from: '2026-02-23', to: '2026-04-05' });
    expect(rangeOf('month', '2027-02-10').days).toHaveLength(28);
  });

  it('go on by their own length', () => {
    expect(steppedDay('month', '2026-01-31', 1)).toBe('2026-02-01');
    expect(steppedDay('week', '2026-03-01', -1)).toBe('2026-02-22');
    expect(steppedDay('day', '2026-02-28', 1)).toBe('2026-03-01');
  });

  it('have names', () => {
    expect(rangeTitle('month', '2026-03-11', rangeOf('month', '2026-03-11'), 'en')).toBe('March 2026');
    expect(rangeTitle('week', '2026-03-11', rangeOf('week', '2026-03-11'), 'en')).toMatch(
      /March 9\s–\s15, 2026/u,
    );
    const turn = rangeOf('week', '2026-12-30');
    expect(rangeTitle('week', '2026-12-30', turn, 'zh-CN')).toBe('2026年12月28日 – 2027年1月3日');
  });
});

describe('a record in a calendar', () => {
  it('stands at its time by the clock of the organisation', () => {
    const [entry] = entries(visit('a', '2026-03-11T01:30:00.000Z', '2026-03-11T03:00:00.000Z'));
    expect(entry).toMatchObject({
      startDay: '2026-03-11',
      startMinute: 570,
      endMinute: 660,
      isWhole: false,
      lane: 'li',
    });
  });

  it('takes an hour where it says no end, and the whole day until midnight', () => {
    const [open, late] = entries(
      visit('a', '2026-03-11T01:00:00.000Z', null),
      visit('b', '2026-03-11T14:00:00.000Z', '2026-03-11T16:00:00.000Z'),
    );
    expect(open).toMatchObject({ startMinute: 540, endMinute: 600 });
    expect(late).toMatchObject({ startMinute: 1320, endDay: '2026-03-11', endMinute: 1440, isWhole: false });
  });

  it('stands above the hours when it takes days', () => {
    const found = entries(
      visit('days', '2026-03-10', '2026-03-12'),
      visit('night', '2026-03-11T10:00:00.000Z', '2026-03-12T10:00:00.000Z'),
    );
    expect(found.map(({ isWhole }) => isWhole)).toEqual([true, true]);
    expect(onDay(found, '2026-03-12').map(({ id }) => id)).toEqual(['days', 'night']);
    expect(onDay(found, '2026-03-13')).toEqual([]);
  });

  it('is left out without a beginning', () => {
    expect(entries({ id: 'a', from: null })).toEqual([]);
  });
});

describe('records at the same time', () => {
  const nine = visit('nine', '2026-03-11T01:00:00.000Z', '2026-03-11T03:00:00.000Z');
  const ten = visit('ten', '2026-03-11T02:00:00.000Z', '2026-03-11T04:00:00.000Z');
  const noon = visit('noon', '2026-03-11T04:00:00.000Z', '2026-03-11T05:00:00.000Z');

  it('stand side by side, others as wide as the day', () => {
    const placed = sideBySide(entries(nine, ten, noon));
    expect(placed.map(({ entry, left, width }) => [entry.id, left, width])).toEqual([
      ['nine', 0, 0.5],
      ['ten', 0.5, 0.5],
      ['noon', 0, 1],
    ]);
  });

  it('clash for one person, and neither one after the other nor for two', () => {
    const found = clashes(entries(nine, ten, noon));
    expect([...found].map(([id, others]) => [id, ...others.map((one) => one.id)])).toEqual([
      ['nine', 'ten'],
      ['ten', 'nine'],
    ]);
    expect(clashes(entries(nine, ten), '2026-03-12').size).toBe(0);
    expect(clashes(entries(nine, { ...ten, owner: { id: 'wu', title: 'Wu' } })).size).toBe(0);
  });
});

describe('another time', () => {
  const [entry] = entries(visit('a', '2026-03-11T01:30:00.000Z', '2026-03-11T03:00:00.000Z'));

  it('keeps how long it takes', () => {
    const slot = { day: '2026-03-12', minute: 840 };
    expect(movedTimes(entry!, calendar, slot, ZONE)).toEqual({
      from: '2026-03-12T06:00:00.000Z',
      to: '2026-03-12T07:30:00.000Z',
    });
  });

  it('keeps the time of day where only the day is said, and days where there are no hours', () => {
    expect(movedTimes(entry!, calendar, { day: '2026-03-20' }, ZONE)['from']).toBe(
      '2026-03-20T01:30:00.000Z',
    );
    const [days] = entries(visit('d', '2026-02-27', '2026-03-01'));
    expect(movedTimes(days!, calendar, { day: '2026-03-30' }, ZONE)).toEqual({
      from: '2026-03-30',
      to: '2026-04-01',
    });
  });

  it('goes over midnight by steps', () => {
    expect(shifted(entry!, 0, -600)).toEqual({ day: '2026-03-10', minute: 1410 });
    expect(shifted(entry!, 1, 15)).toEqual({ day: '2026-03-12', minute: 585 });
  });
});
