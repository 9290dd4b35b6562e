import { describe, expect, it } from 'vitest';
import { evaluateOn } from '../../../test/support/expressions/book-scope.ts';

const NEW_YORK = { now: new Date('2026-03-08T06:30:00.000Z'), timeZone: 'America/New_York' };

describe('elapsed time', () => {
  it.each([
    ['addHours(now(), 4)', '2026-03-11T05:00:00.000Z'],
    ['addMinutes(now(), -30)', '2026-03-11T00:30:00.000Z'],
    ['addHours(now(), 9223372036854775807)', null],
    ["addMinutes(dateTime('0001-01-02'), -5258964960)", null],
    ['addHours(null, 1)', null],
    ['secondsBetween(now(), addHours(now(), 2))', 7200],
    ['secondsBetween(now(), addMinutes(now(), -1))', -60],
    ['secondsBetween(now(), null)', null],
  ])('%s is %s', (text, expected) => {
    expect(evaluateOn({}, text)).toBe(expected);
  });

  it('is counted in seconds that are over', () => {
    const at = { createdAt: '2026-03-11T00:59:58.001Z' };
    expect(evaluateOn(at, 'secondsBetween(createdAt, now())')).toBe(1);
    expect(evaluateOn(at, 'secondsBetween(now(), createdAt)')).toBe(-1);
  });

  it('does not mind that clocks change', () => {
    expect(evaluateOn({}, 'addHours(now(), 1)', NEW_YORK)).toBe('2026-03-08T07:30:00.000Z');
    expect(evaluateOn({}, 'hour(addHours(now(), 1))', NEW_YORK)).toBe(3);
  });
});
