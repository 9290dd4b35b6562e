import type { FieldType } from '../field-type.ts';
import {
  checkOptions,
  optionLabel,
  optionParameters,
  type OptionsSpec,
  readOption,
  keySchema,
} from '../option.ts';

/** One option of a set. Stored is its key, so that labels, order and colours change without touching a row. */
export const select: FieldType<OptionsSpec> = {
  name: 'select',
  label: { 'zh-CN': '单选', en: 'Select' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'oneOf', 'isEmpty'],
  parameters: optionParameters,
  checkSpec: checkOptions,
  columns: () => [{ part: '', type: 'text', collate: 'codePoint' }],
  valueSchema: (spec) => keySchema(spec),
  expressionType: (spec) => ({ kind: 'string', options: Object.keys(spec.options ?? {}) }),
  normalize: (value) => (typeof value === 'string' ? value.trim() || null : value),
  toCell: (value, spec, context) => optionLabel(value as string, spec, context),
  fromCell: readOption,
};
