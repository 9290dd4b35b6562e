import { cutToInt, Decimal, inInt64, roundDecimal, wholeBeside } from '../evaluate/decimal.ts';
import { compareValues, type Value } from '../evaluate/value.ts';
import type { ExpressionFunction, Parameter, PlainFunction } from './function.ts';

const number: Parameter = { name: 'number', kind: 'decimal' };

export const numberFunctions: readonly ExpressionFunction[] = [
  {
    name: 'round',
    signatures: [
      {
        parameters: [number, { name: 'places', kind: 'int', within: [-20, 20], isOptional: true }],
        result: 'decimal',
        apply: ([value, places]) => roundDecimal(value as Decimal, Number(places ?? 0n)),
      },
    ],
  },
  onDecimal('floor', (value) => wholeBeside(value, 'floor')),
  onDecimal('ceil', (value) => wholeBeside(value, 'ceil')),
  onDecimal('percent', (value) => value.times(new Decimal('0.01'))),
  {
    name: 'abs',
    signatures: [
      {
        parameters: [{ name: 'number', kind: 'int' }],
        result: 'int',
        apply: ([value]) => inInt64((value as bigint) < 0n ? -(value as bigint) : (value as bigint)),
      },
      { parameters: [number], result: 'decimal', apply: ([value]) => (value as Decimal).abs() },
    ],
  },
  {
    name: 'int',
    signatures: [{ parameters: [number], result: 'int', apply: ([value]) => cutToInt(value as Decimal) }],
  },
  { name: 'min', unifies: 'ordered', apply: (args) => extreme(args, -1) },
  { name: 'max', unifies: 'ordered', apply: (args) => extreme(args, 1) },
  { name: 'coalesce', unifies: 'any', apply: (args) => args.find((value) => value !== null) ?? null },
];

function onDecimal(name: string, apply: (value: Decimal) => Decimal): PlainFunction {
  return {
    name,
    signatures: [{ parameters: [number], result: 'decimal', apply: ([value]) => apply(value as Decimal) }],
  };
}

/** The least (sign -1) or greatest value; nulls are passed over. */
function extreme(args: readonly Value[], sign: 1 | -1): Value {
  return args.reduce<Value>((best, value) => {
    if (value === null) return best;
    return best === null || compareValues(value, best) * sign > 0 ? value : best;
  }, null);
}
