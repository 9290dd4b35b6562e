import type { FieldSpec, FieldType } from '../field-type.ts';
import { checkBounds, decimalText, exactNumber } from './exact-number.ts';
import { specMessages } from '../messages.ts';

export interface DecimalSpec extends FieldSpec {
  readonly precision?: number;
  readonly scale?: number;
  readonly min?: string;
  readonly max?: string;
}

const shape = ({ precision = 18, scale = 4 }: DecimalSpec) => ({ precision, scale });

/** An exact decimal number, `"12.5000"`: always with `scale` decimals. */
export const decimal: FieldType<DecimalSpec> = {
  name: 'decimal',
  label: { 'zh-CN': '小数', en: 'Decimal' },
  ...exactNumber<DecimalSpec>({ shape }),
  parameters: {
    precision: { type: 'integer', minimum: 1, maximum: 30, description: 'Digits in all; 18 unless given.' },
    scale: {
      type: 'integer',
      minimum: 0,
      maximum: 10,
      description: 'Digits after the point; 4 unless given.',
    },
    min: { ...decimalText, description: 'Smallest value allowed, as a decimal string.' },
    max: { ...decimalText, description: 'Largest value allowed, as a decimal string.' },
  },
  *checkSpec(spec) {
    const { precision, scale } = shape(spec);
    if (scale > precision) yield specMessages.scaleOverPrecision({ scale, precision });
    else yield* checkBounds(spec, shape(spec));
  },
  columns: (spec) => [{ part: '', type: `numeric(${shape(spec).precision},${shape(spec).scale})` }],
};
