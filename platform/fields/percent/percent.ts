import { checkBounds, decimalText, exactNumber } from '../decimal/exact-number.ts';
import type { FieldSpec, FieldType } from '../field-type.ts';

export interface PercentSpec extends FieldSpec {
  readonly min?: string;
  readonly max?: string;
}

const SHAPE = { precision: 12, scale: 4 };

/** A percentage; `"60.0000"` means 60 %. Always with four decimals. */
export const percent: FieldType<PercentSpec> = {
  name: 'percent',
  label: { 'zh-CN': '百分比', en: 'Percent' },
  ...exactNumber<PercentSpec>({ shape: () => SHAPE, suffix: '%' }),
  parameters: {
    min: { ...decimalText, description: 'Smallest value allowed; "0" is 0 %.' },
    max: { ...decimalText, description: 'Largest value allowed; "100" is 100 %.' },
  },
  checkSpec: (spec) => checkBounds(spec, SHAPE),
  columns: () => [{ part: '', type: `numeric(${SHAPE.precision},${SHAPE.scale})` }],
};
