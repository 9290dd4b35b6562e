import type { FieldType } from '../field-type.ts';
import { readRecordId, tidyRecordId } from '../record-id.ts';

/** The id every record has. Not a word of metadata: the Model gives every entity its one. */
export const id: FieldType = {
  name: 'id',
  label: { 'zh-CN': '标识', en: 'Id' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'oneOf'],
  parameters: {},
  columns: () => [{ part: '', type: 'uuid' }],
  valueSchema: () => ({ type: 'string', format: 'uuid' }),
  expressionType: () => ({ kind: 'string' }),
  normalize: tidyRecordId,
  toCell: String,
  fromCell: readRecordId,
};
