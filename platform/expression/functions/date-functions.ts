import * as calendar from '../calendar/calendar-date.ts';
import { printTime } from '../calendar/read-moment.ts';
import { localTime, momentOf, type LocalTime } from '../calendar/time-zone.ts';
import type { Value } from '../evaluate/value.ts';
import type { FunctionContext, Parameter, PlainFunction, Signature } from './function.ts';

const day: Parameter = { name: 'date', kind: 'day' };
const date: Parameter = { name: 'date', kind: 'date' };
const dateTime: Parameter = { name: 'dateTime', kind: 'dateTime' };
const count: Parameter = { name: 'n', kind: 'int' };
const unit: Parameter = { name: 'unit', kind: 'string', oneOf: calendar.CALENDAR_UNITS };

/** Reading the clock and the calendar. */
export const dateFunctions: readonly PlainFunction[] = [
  { name: 'now', readsClock: true, signatures: [{ parameters: [], result: 'dateTime', apply: now }] },
  {
    name: 'today',
    readsClock: true,
    signatures: [{ parameters: [], result: 'date', apply: (_, { environment }) => today(environment) }],
  },
  part('year', calendar.yearOf),
  part('quarter', (date) => Math.ceil(calendar.monthOf(date) / 3)),
  part('month', calendar.monthOf),
  part('day', calendar.dayOf),
  part('weekday', calendar.weekdayOf),
  timePart('hour', 0),
  timePart('minute', 3),
  {
    name: 'date',
    signatures: [
      {
        parameters: [dateTime],
        result: 'date',
        apply: ([moment], context) => local(moment, context, (at) => at.date),
      },
    ],
  },
  {
    name: 'time',
    signatures: [
      {
        parameters: [dateTime],
        result: 'time',
        apply: ([moment], context) => local(moment, context, ({ millisecond }) => printTime(millisecond)),
      },
    ],
  },
  {
    name: 'dateTime',
    signatures: [
      {
        parameters: [date],
        result: 'dateTime',
        apply: ([day], { environment }) =>
          momentOf({ date: day as string, millisecond: 0 }, environment.timeZone),
      },
    ],
  },
  shift('addDays', calendar.addDays),
  shift('addMonths', calendar.addMonths),
  shift('addYears', (from, years) => calendar.addMonths(from, years * 12)),
  {
    name: 'startOf',
    signatures: [
      {
        parameters: [date, unit],
        result: 'date',
        apply: ([day, of], context) =>
          calendar.startOf(day as string, of as calendar.CalendarUnit, weekStart(context)),
      },
      {
        parameters: [dateTime, unit],
        result: 'dateTime',
        apply: ([moment, of], context) => {
          const at = localTime(moment as number, context.environment.timeZone);
          const start = at && calendar.startOf(at.date, of as calendar.CalendarUnit, weekStart(context));
          return start ? momentOf({ date: start, millisecond: 0 }, context.environment.timeZone) : null;
        },
      },
    ],
  },
  {
    name: 'endOf',
    signatures: [
      {
        parameters: [day, unit],
        result: 'date',
        apply: ([day, of], context) =>
          calendar.endOf(day as string, of as calendar.CalendarUnit, weekStart(context)),
      },
    ],
  },
  {
    name: 'daysBetween',
    signatures: [
      {
        parameters: [
          { ...day, name: 'from' },
          { ...day, name: 'to' },
        ],
        result: 'int',
        apply: ([from, to]) => BigInt(calendar.dayNumber(to as string) - calendar.dayNumber(from as string)),
      },
    ],
  },
  near('inNext', (now, then) => [now, then], 1),
  near('inLast', (now, then) => [then, now], -1),
  {
    name: 'anniversaryIn',
    signatures: [
      {
        parameters: [
          day,
          { ...day, name: 'from', isConstant: true },
          { ...day, name: 'to', isConstant: true },
        ],
        result: 'bool',
        apply: ([day, from, to]) => hasAnniversary(day as string, from as string, to as string),
      },
    ],
  },
];

function now(_: readonly Value[], { environment }: FunctionContext): number {
  return environment.now.getTime();
}

function today({ now, timeZone }: { readonly now: Date; readonly timeZone: string }): string | null {
  return localTime(now.getTime(), timeZone)?.date ?? null;
}

function part(name: string, of: (date: string) => number): PlainFunction {
  return {
    name,
    signatures: [{ parameters: [day], result: 'int', apply: ([date]) => BigInt(of(date as string)) }],
  };
}

/** Two digits of a time of day, or of the wall clock at a moment. */
function timePart(name: string, start: number): PlainFunction {
  const partOf = (time: string) => BigInt(time.slice(start, start + 2));
  return {
    name,
    signatures: [
      {
        parameters: [{ name: 'time', kind: 'time' }],
        result: 'int',
        apply: ([time]) => partOf(time as string),
      },
      {
        parameters: [dateTime],
        result: 'int',
        apply: ([moment], context) =>
          local(moment, context, ({ millisecond }) => partOf(printTime(millisecond))),
      },
    ],
  };
}

function local(
  moment: Value | undefined,
  { environment }: FunctionContext,
  read: (at: LocalTime) => Value,
): Value {
  const at = localTime(moment as number, environment.timeZone);
  return at === null ? null : read(at);
}

function weekStart({ environment }: FunctionContext): number {
  return environment.weekStart ?? 1;
}

/** Moves a date, or a moment whose local time of day is kept. */
function shift(name: string, move: (date: string, count: number) => string | null): PlainFunction {
  const onDate: Signature = {
    parameters: [date, count],
    result: 'date',
    apply: ([from, by]) => move(from as string, Number(by)),
  };
  const onMoment: Signature = {
    parameters: [dateTime, count],
    result: 'dateTime',
    apply: ([from, by], { environment }) => {
      const at = localTime(from as number, environment.timeZone);
      const to = at && move(at.date, Number(by));
      return to ? momentOf({ date: to, millisecond: at.millisecond }, environment.timeZone) : null;
    },
  };
  return { name, signatures: [onDate, onMoment] };
}

/** Whether a day lies between today and n units from today, both included. */
function near(
  name: string,
  order: (now: string, then: string) => [string, string],
  sign: 1 | -1,
): PlainFunction {
  const parameters: Parameter[] = [day, { ...count, isConstant: true }, unit];
  return {
    name,
    readsClock: true,
    signatures: [
      {
        parameters,
        result: 'bool',
        apply: ([date, by, of], { environment }) => {
          const now = today(environment);
          const then = now && calendar.addUnits(now, sign * Number(by), of as calendar.CalendarUnit);
          if (!now || !then) return false;
          const [from, to] = order(now, then);
          return (date as string) >= from && (date as string) <= to;
        },
      },
    ],
  };
}

/** Whether the same day of some year lies in the range; 29 February counts as the 28th in other years. */
function hasAnniversary(date: string, from: string, to: string): boolean {
  if (from > to) return false;
  if (calendar.dayNumber(to) - calendar.dayNumber(from) >= 366) return true;
  return [from, to].some((year) => {
    const anniversary = calendar.addMonths(date, (calendar.yearOf(year) - calendar.yearOf(date)) * 12);
    return anniversary !== null && anniversary >= from && anniversary <= to;
  });
}
