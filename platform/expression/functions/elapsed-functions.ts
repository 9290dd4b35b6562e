import { FIRST_MOMENT, LAST_MOMENT } from '../calendar/time-zone.ts';
import type { Parameter, PlainFunction } from './function.ts';

const dateTime: Parameter = { name: 'dateTime', kind: 'dateTime' };
const count: Parameter = { name: 'n', kind: 'int' };

/** Time that passes, whatever clocks on walls show: deadlines in hours, how long something took. */
export const elapsedFunctions: readonly PlainFunction[] = [
  later('addMinutes', 60_000),
  later('addHours', 3_600_000),
  {
    name: 'secondsBetween',
    signatures: [
      {
        parameters: [
          { ...dateTime, name: 'from' },
          { ...dateTime, name: 'to' },
        ],
        result: 'int',
        apply: ([from, to]) => BigInt(Math.trunc(((to as number) - (from as number)) / 1000)),
      },
    ],
  },
];

function later(name: string, milliseconds: number): PlainFunction {
  return {
    name,
    signatures: [
      {
        parameters: [dateTime, count],
        result: 'dateTime',
        apply: ([from, by]) => {
          const moment = (from as number) + Number(by) * milliseconds;
          return moment >= FIRST_MOMENT && moment <= LAST_MOMENT ? moment : null;
        },
      },
    ],
  };
}
