import * as calendar from '../calendar/calendar-date.ts';
import { localTime } from '../calendar/time-zone.ts';
import type { CalendarContext } from '../environment.ts';
import type { ScalarKind } from '../expression-type.ts';
import { parsePattern } from '../pattern/parse-pattern.ts';
import { toPostgres } from '../pattern/postgres-pattern.ts';
import { FALSE, type QueryFunction, type QueryTree } from '../query-tree.ts';
import { call, compare, connect, typeOf, value } from './query-builder.ts';

type Expansion = (args: readonly QueryTree[], context: CalendarContext) => QueryTree;

/**
 * How calls of the catalogue are said with the fewer functions a query tree knows. Functions that are not here
 * pass as they are.
 */
export const EXPANSIONS: Readonly<Record<string, Expansion>> = {
  date: ([moment], context) => call('date', [moment!, zone(context)], 'date'),
  time: ([moment], context) => call('time', [moment!, zone(context)], 'time'),
  dateTime: ([date], context) => call('dateTime', [date!, zone(context)], 'dateTime'),
  hour: ([at], context) => call('hour', [timeOf(at!, context)], 'int'),
  minute: ([at], context) => call('minute', [timeOf(at!, context)], 'int'),
  addDays: ([from, count], context) => shift('addDays', from!, count!, context),
  addMonths: ([from, count], context) => shift('addMonths', from!, count!, context),
  addYears: ([from, count], context) =>
    shift('addMonths', from!, intArithmetic('*', count!, value(12, 'int')), context),
  addHours: ([from, count]) =>
    call('addMinutes', [from!, intArithmetic('*', count!, value(60, 'int'))], 'dateTime'),
  startOf: ([at, unit], context) => {
    if (!isMoment(at!)) return startOf(at!, unitOf(unit), context);
    const start = startOf(call('date', [at!, zone(context)], 'date'), unitOf(unit), context);
    return call('dateTime', [start, zone(context)], 'dateTime');
  },
  endOf: ([date, unit], context) => endOf(date!, unitOf(unit), context),
  inNext: ([date, count, unit], context) =>
    near(date!, context, (today) => [today, moved(today, count, 1, unit)]),
  inLast: ([date, count, unit], context) =>
    near(date!, context, (today) => [moved(today, count, -1, unit), today]),
  anniversaryIn: ([date, from, to]) => anniversary(date!, textOf(from), textOf(to)),
  percent: ([number]) => ({
    op: 'arithmetic',
    by: '*',
    left: number!,
    right: value('0.01', 'decimal'),
    type: { kind: 'decimal' },
  }),
  round: ([number, places]) => call('round', [number!, places ?? value(0, 'int')], 'decimal'),
  matches: ([text, pattern]) =>
    call('matches', [text!, value(toPostgres(parsePattern(textOf(pattern))), 'string')], 'bool'),
};

function zone({ timeZone }: CalendarContext): QueryTree {
  return value(timeZone, 'string');
}

function timeOf(at: QueryTree, context: CalendarContext): QueryTree {
  return isMoment(at) ? call('time', [at, zone(context)], 'time') : at;
}

function isMoment(tree: QueryTree): boolean {
  return typeOf(tree).kind === 'dateTime';
}

function textOf(tree: QueryTree | undefined): string {
  return tree?.op === 'value' ? String(tree.value) : '';
}

function unitOf(tree: QueryTree | undefined): calendar.CalendarUnit {
  return textOf(tree) as calendar.CalendarUnit;
}

function shift(fn: QueryFunction, from: QueryTree, count: QueryTree, context: CalendarContext): QueryTree {
  const kind: ScalarKind = isMoment(from) ? 'dateTime' : 'date';
  return call(fn, isMoment(from) ? [from, count, zone(context)] : [from, count], kind);
}

function intArithmetic(by: '+' | '-' | '*' | '%', left: QueryTree, right: QueryTree): QueryTree {
  return { op: 'arithmetic', by, left, right, type: { kind: 'int' } };
}

function startOf(
  date: QueryTree,
  unit: calendar.CalendarUnit,
  { weekStart = 1 }: CalendarContext,
): QueryTree {
  if (unit === 'day') return date;
  if (unit !== 'week' || weekStart === 1) return call('startOf', [date, value(unit, 'string')], 'date');
  const since = intArithmetic('+', call('weekday', [date], 'int'), value(7 - weekStart, 'int'));
  const back: QueryTree = {
    op: 'negate',
    arg: intArithmetic('%', since, value(7, 'int')),
    type: { kind: 'int' },
  };
  return call('addDays', [date, back], 'date');
}

function endOf(date: QueryTree, unit: calendar.CalendarUnit, context: CalendarContext): QueryTree {
  if (unit === 'day') return date;
  const start = startOf(date, unit, context);
  const next =
    unit === 'week'
      ? call('addDays', [start, value(7, 'int')], 'date')
      : call('addMonths', [start, value(calendar.MONTHS[unit], 'int')], 'date');
  return call('addDays', [next, value(-1, 'int')], 'date');
}

function moved(today: string, count: QueryTree | undefined, sign: 1 | -1, unit: QueryTree | undefined) {
  return calendar.addUnits(today, sign * Number(textOf(count)), unitOf(unit));
}

function near(
  date: QueryTree,
  { now, timeZone }: CalendarContext,
  span: (today: string) => [string | null, string | null],
): QueryTree {
  const today = localTime(now.getTime(), timeZone)?.date;
  const [from, to] = today ? span(today) : [null, null];
  return from === null || to === null ? FALSE : between(date, from, to);
}

function between(date: QueryTree, from: string, to: string): QueryTree {
  return connect('and', compare('>=', date, value(from, 'date')), compare('<=', date, value(to, 'date')));
}

/** A range shorter than a year holds the day in the year it begins or in the year it ends, or not at all. */
function anniversary(date: QueryTree, from: string, to: string): QueryTree {
  if (from > to) return FALSE;
  if (calendar.dayNumber(to) - calendar.dayNumber(from) >= 366) {
    return { op: 'compare', by: '!=', left: date, right: value(null, 'date') };
  }
  const years = new Set([calendar.yearOf(from), calendar.yearOf(to)]);
  const tests = [...years].map((year) => {
    const yearsSince = intArithmetic('-', value(year, 'int'), call('year', [date], 'int'));
    const day = call('addMonths', [date, intArithmetic('*', yearsSince, value(12, 'int'))], 'date');
    return between(day, from, to);
  });
  return connect('or', ...tests);
}
