import { describe, expect, it } from 'vitest';
import { CALENDAR, evaluateOn } from '../../../test/support/expressions/book-scope.ts';

const NEW_YORK = { now: new Date('2026-03-11T01:00:00.000Z'), timeZone: 'America/New_York' };

describe('calendar functions', () => {
  it.each([
    ['today()', '2026-03-11'],
    ['now()', '2026-03-11T01:00:00.000Z'],
    ["year('2026-03-11') * 10000 + month('2026-03-11') * 100 + day('2026-03-11')", 20260311],
    ["quarter('2026-03-31') * 10 + quarter('2026-10-01')", 14],
    ['minute(time(now())) + minute(now())', 0],
    ["weekday('2026-03-09')", 1],
    ["weekday('2026-03-15')", 7],
    ["weekday('0001-01-01')", 1],
    ["addDays('2026-02-28', 1)", '2026-03-01'],
    ["addDays('9999-12-31', 1)", null],
    ["addDays('0001-01-01', -1)", null],
    ["addDays('2026-01-01', 9223372036854775807)", null],
    ["addMonths('2026-01-31', 1)", '2026-02-28'],
    ["addMonths('2024-01-31', 1)", '2024-02-29'],
    ["addMonths('2026-03-31', -1)", '2026-02-28'],
    ["addMonths('2026-01-31', -13)", '2024-12-31'],
    ["addMonths('2026-01-31', 9223372036854775807)", null],
    ["addYears('2024-02-29', 1)", '2025-02-28'],
    ["addYears('2024-02-29', -4)", '2020-02-29'],
    ["addYears('2026-01-01', -2026)", null],
    ["startOf('2026-03-11', 'week')", '2026-03-09'],
    ["startOf('2026-05-11', 'quarter')", '2026-04-01'],
    ["startOf('2026-05-11', 'year')", '2026-01-01'],
    ["endOf('2026-02-11', 'month')", '2026-02-28'],
    ["endOf('2026-05-11', 'quarter')", '2026-06-30'],
    ["endOf('2026-03-11', 'week')", '2026-03-15'],
    ["endOf('2026-03-11', 'day')", '2026-03-11'],
    ["daysBetween('2026-02-28', '2026-03-01')", 1],
    ["daysBetween('2026-03-01', '2024-02-29')", -731],
    ["hour('09:30')", 9],
  ])('%s is %s', (text, expected) => {
    expect(evaluateOn({}, text)).toBe(expected);
  });

  it('begin the week where the organisation does', () => {
    const sunday = { ...CALENDAR, weekStart: 7 };
    expect(evaluateOn({}, "startOf('2026-03-11', 'week')", sunday)).toBe('2026-03-08');
    expect(evaluateOn({}, "endOf('2026-03-08', 'week')", sunday)).toBe('2026-03-14');
    expect(evaluateOn({}, "weekday('2026-03-08')", sunday)).toBe(7);
  });
});

describe('moments in the zone of the organisation', () => {
  const at = { createdAt: '2026-03-10T16:30:15.250Z' };

  it.each([
    ['date(createdAt)', '2026-03-11'],
    ['time(createdAt)', '00:30:15'],
    ['hour(createdAt)', 0],
    ['day(createdAt)', 11],
    ['createdAt >= "2026-03-11"', true],
    ['createdAt < "2026-03-10T16:30:15.251Z"', true],
    ["startOf(createdAt, 'day')", '2026-03-10T16:00:00.000Z'],
    ["startOf(createdAt, 'month')", '2026-02-28T16:00:00.000Z'],
    ["endOf(createdAt, 'month')", '2026-03-31'],
    ["daysBetween(createdAt, '2026-03-12')", 1],
    ['addMonths(createdAt, 1)', '2026-04-10T16:30:15.250Z'],
  ])('%s is %s', (text, expected) => {
    expect(evaluateOn(at, text)).toBe(expected);
  });
});

describe('days on which the clocks change in New York', () => {
  it.each([
    [
      'a skipped time is read with the offset before',
      '2026-03-07T07:30:00.000Z',
      'addDays(createdAt, 1)',
      '2026-03-08T07:30:00.000Z',
    ],
    [
      'the day after has the wall clock of before',
      '2026-03-07T07:30:00.000Z',
      'addDays(createdAt, 2)',
      '2026-03-09T06:30:00.000Z',
    ],
    [
      'of a doubled time the later is taken',
      '2026-10-31T05:30:00.000Z',
      'addDays(createdAt, 1)',
      '2026-11-01T06:30:00.000Z',
    ],
    ['the first of two equal times has its hour', '2026-11-01T05:30:00.000Z', 'hour(createdAt)', 1],
    ['the second has the same', '2026-11-01T06:30:00.000Z', 'hour(createdAt)', 1],
    [
      'a short day begins at its midnight',
      '2026-03-08T12:00:00.000Z',
      "startOf(createdAt, 'day')",
      '2026-03-08T05:00:00.000Z',
    ],
    [
      'the day after a long one begins at its midnight',
      '2026-11-02T12:00:00.000Z',
      "startOf(createdAt, 'day')",
      '2026-11-02T05:00:00.000Z',
    ],
  ])('%s', (_, createdAt, text, expected) => {
    expect(evaluateOn({ createdAt }, text, NEW_YORK)).toBe(expected);
  });

  it('today is the date on the wall there', () => {
    expect(evaluateOn({}, 'today()', NEW_YORK)).toBe('2026-03-10');
  });
});

describe('spans from today', () => {
  it.each([
    ['2026-03-10', "inNext(published, 7, 'day')", false],
    ['2026-03-11', "inNext(published, 7, 'day')", true],
    ['2026-03-18', "inNext(published, 7, 'day')", true],
    ['2026-03-19', "inNext(published, 7, 'day')", false],
    ['2026-04-11', "inNext(published, 1, 'month')", true],
    ['2026-04-12', "inNext(published, 1, 'month')", false],
    ['2026-03-04', "inLast(published, 1, 'week')", true],
    ['2026-03-03', "inLast(published, 1, 'week')", false],
    ['2026-03-12', "inLast(published, 1, 'week')", false],
  ])('%s: %s is %s', (published, text, expected) => {
    expect(evaluateOn({ published }, text)).toBe(expected);
  });

  it.each([
    ['1980-03-14', 'today()', 'addDays(today(), 7)', true],
    ['1980-03-19', 'today()', 'addDays(today(), 7)', false],
    ['1980-01-02', "'2026-12-28'", "'2027-01-03'", true],
    ['1980-12-30', "'2026-12-28'", "'2027-01-03'", true],
    ['1980-06-30', "'2026-12-28'", "'2027-01-03'", false],
    ['1980-02-29', "'2026-02-28'", "'2026-02-28'", true],
    ['1980-02-29', "'2026-03-01'", "'2026-03-07'", false],
    ['1980-02-29', "'2028-02-28'", "'2028-02-28'", false],
    ['1980-02-29', "'2028-02-29'", "'2028-02-29'", true],
    ['1980-06-30', "'2026-12-28'", "'2027-12-29'", true],
    ['1980-06-30', "'2026-12-28'", "'2026-12-01'", false],
  ])('a birthday on %s between %s and %s: %s', (published, from, to, expected) => {
    expect(evaluateOn({ published }, `anniversaryIn(published, ${from}, ${to})`)).toBe(expected);
  });
});
