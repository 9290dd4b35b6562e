import { describe, expect, it } from 'vitest';
import { lastTime, nextTime, type Rhythm } from './schedule-times.ts';

const next = (rhythm: Rhythm, after: string, zone = 'Asia/Shanghai') =>
  nextTime(rhythm, new Date(after), zone).toISOString().slice(0, 16);

const daily = { every: 'day', at: '02:30' } as const;

describe('the next time of a schedule', () => {
  it('is later than the moment asked about, on the wall clock of the organisation', () => {
    expect(next(daily, '2026-03-10T18:29:00Z')).toBe('2026-03-10T18:30');
    expect(next(daily, '2026-03-10T18:30:00Z')).toBe('2026-03-11T18:30');
    expect(next({ every: 'hour' }, '2026-03-10T18:00:00Z')).toBe('2026-03-10T19:00');
  });

  it('falls on the day of the week, and on the last day of a month that is too short', () => {
    expect(next({ every: 'week', on: 1, at: '08:00' }, '2026-03-11T01:00:00Z')).toBe('2026-03-16T00:00');
    expect(next({ every: 'week', on: 3, at: '08:00' }, '2026-03-10T23:00:00Z')).toBe('2026-03-11T00:00');
    const last = { every: 'month', on: 31, at: '08:00' } as const;
    expect(next(last, '2026-01-31T01:00:00Z')).toBe('2026-02-28T00:00');
    expect(next(last, '2026-03-11T01:00:00Z')).toBe('2026-03-31T00:00');
    expect(next({ every: 'month', on: 1, at: '08:00' }, '2026-03-11T01:00:00Z')).toBe('2026-04-01T00:00');
  });

  it('comes at the next minute there is where the clocks skip it', () => {
    expect(next(daily, '2026-03-28T12:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T01:00');
    expect(next(daily, '2026-03-29T01:00:00Z', 'Europe/Berlin')).toBe('2026-03-30T00:30');
  });

  it('comes once where the clocks show it twice', () => {
    const first = nextTime(daily, new Date('2026-10-24T12:00:00Z'), 'Europe/Berlin');
    expect(nextTime(daily, first, 'Europe/Berlin').toISOString().slice(0, 10)).toBe('2026-10-26');
  });
});

const FIRST = new Date('2026-03-10T18:30:00Z');
const last = (until: string) => lastTime(daily, FIRST, new Date(until), 'Asia/Shanghai').toISOString();

describe('the last time of a schedule', () => {
  it('is the latest of those that have come', () => {
    expect(last('2026-03-10T18:30:00Z')).toBe('2026-03-10T18:30:00.000Z');
    expect(last('2026-03-20T18:29:00Z')).toBe('2026-03-19T18:30:00.000Z');
  });
});
