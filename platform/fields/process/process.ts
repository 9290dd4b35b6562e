import type { FieldType } from '../field-type.ts';
import { keySchema, optionLabel, type OptionsSpec, readOption } from '../option.ts';

/**
 * By which process of its entity a record moves through its stages. Stored is the bare name of the process; the Model
 * fills `options` from the processes there are.
 */
export const process: FieldType<OptionsSpec> = {
  name: 'process',
  label: { 'zh-CN': '流程', en: 'Process' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'oneOf', 'isEmpty'],
  parameters: {},
  columns: () => [{ part: '', type: 'text', collate: 'codePoint' }],
  valueSchema: (spec) => keySchema(spec),
  expressionType: (spec) => ({ kind: 'string', options: Object.keys(spec.options ?? {}) }),
  normalize: (value) => (typeof value === 'string' ? value.trim() || null : value),
  toCell: (value, spec, context) => optionLabel(value as string, spec, context),
  fromCell: readOption,
};
