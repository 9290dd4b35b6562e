import { checkBounds, decimalText, exactNumber } from '../decimal/exact-number.ts';
import type { FieldSpec, FieldType } from '../field-type.ts';

export interface MoneySpec extends FieldSpec {
  readonly currencyField?: string;
  readonly scale?: number;
  readonly min?: string;
  readonly max?: string;
}

const PRECISION = 20;
const COLUMN_SCALE = 4;
const shape = ({ scale = 2 }: MoneySpec) => ({ precision: PRECISION - COLUMN_SCALE + scale, scale });

/**
 * An amount of money, `"1234.50"`: always with `scale` decimals. Its currency is the one `currencyField` names, else
 * the company's. Part `base` holds it in the company's currency: the amount itself without a `currencyField`; with
 * one, whoever writes brings `amount.base` beside `amount`.
 */
export const money: FieldType<MoneySpec> = {
  name: 'money',
  label: { 'zh-CN': '金额', en: 'Money' },
  ...exactNumber<MoneySpec>({ shape, leastDecimals: 2 }),
  parameters: {
    currencyField: {
      type: 'string',
      description:
        "The reference in the same entity that says the amount's currency; the company's unless given.",
      'x-names': 'field',
    },
    scale: {
      type: 'integer',
      minimum: 0,
      maximum: COLUMN_SCALE,
      description: 'Digits after the point; 2 unless given, 4 for prices and line amounts.',
    },
    min: { ...decimalText, description: 'Smallest amount allowed, as a decimal string.' },
    max: { ...decimalText, description: 'Largest amount allowed, as a decimal string.' },
  },
  checkSpec: (spec) => checkBounds(spec, shape(spec)),
  columns: () => [
    { part: '', type: `numeric(${PRECISION},${COLUMN_SCALE})` },
    { part: 'base', type: `numeric(${PRECISION},${COLUMN_SCALE})` },
  ],
  encode: (value, spec) => ({ '': value, base: spec.currencyField === undefined ? value : null }),
};
