import type { FieldSpec, FieldType } from '../field-type.ts';
import { readWholeNumber, roundToWhole } from './whole-number.ts';
import { specMessages } from '../messages.ts';
import { printNumberCell } from '../number-cell.ts';

export interface IntegerSpec extends FieldSpec {
  readonly min?: number;
  readonly max?: number;
  readonly big?: boolean;
}

export const INT32_MAX = 2_147_483_647;

/** A whole number of 32 bits, or with `big` any that JavaScript counts exactly (±9 007 199 254 740 991). */
export const integer: FieldType<IntegerSpec> = {
  name: 'integer',
  label: { 'zh-CN': '整数', en: 'Whole number' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'oneOf', 'less', 'greater', 'between', 'isEmpty'],
  parameters: {
    min: { type: 'integer', description: 'Smallest value allowed.' },
    max: { type: 'integer', description: 'Largest value allowed.' },
    big: {
      type: 'boolean',
      description: 'Takes numbers beyond ±2 147 483 647, up to ±9 007 199 254 740 991.',
    },
  },
  *checkSpec({ min, max, big }) {
    if (min !== undefined && max !== undefined && min > max) {
      yield specMessages.minimumOverMaximum({ low: 'min', lowValue: min, high: 'max', highValue: max });
    }
    for (const [name, value] of Object.entries({ min, max })) {
      if (!big && value !== undefined && Math.abs(value) > INT32_MAX)
        yield specMessages.beyondInteger({ name, value });
    }
  },
  columns: ({ big }) => [{ part: '', type: big ? 'bigint' : 'integer' }],
  valueSchema: ({ min, max, big }) => ({
    type: 'integer',
    minimum: min ?? (big ? Number.MIN_SAFE_INTEGER : -INT32_MAX),
    maximum: max ?? (big ? Number.MAX_SAFE_INTEGER : INT32_MAX),
  }),
  expressionType: () => ({ kind: 'int' }),
  normalize: (value) => (value === '' ? null : Object.is(value, -0) ? 0 : value),
  fromExpression: roundToWhole,
  toCell: (value, _spec, { locale }) => printNumberCell(value as number, locale, { least: 0, most: 0 }),
  fromCell: readWholeNumber,
};
