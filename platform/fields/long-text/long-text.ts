import type { FieldSpec, FieldType } from '../field-type.ts';
import { checkLengths, lengthParameters, type LengthSpec, tidyLines } from '../text-value.ts';

export interface LongTextSpec extends FieldSpec, LengthSpec {}

const MAX_LENGTH = 20_000;

/** Text of many lines. */
export const longText: FieldType<LongTextSpec> = {
  name: 'longText',
  label: { 'zh-CN': '多行文本', en: 'Long text' },
  storage: 'columns',
  sortable: false,
  filterable: true,
  operators: ['contains', 'isEmpty'],
  parameters: lengthParameters(MAX_LENGTH, 1_000_000),
  checkSpec: (spec) => checkLengths(spec, MAX_LENGTH),
  columns: () => [{ part: '', type: 'text', collate: 'organisation' }],
  valueSchema: (spec) => ({
    type: 'string',
    format: 'text',
    maxLength: spec.maxLength ?? MAX_LENGTH,
    ...(spec.minLength === undefined ? {} : { minLength: spec.minLength }),
  }),
  expressionType: () => ({ kind: 'string' }),
  normalize: tidyLines,
  toCell: String,
  fromCell: tidyLines,
};
