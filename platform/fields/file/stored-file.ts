import type { FieldType } from '../field-type.ts';
import { readRecordId, recordCell, recordIdSchema, tidyRecordId } from '../record-id.ts';

/** What file and image have in common: one column holding the id of a stored file. */
export const storedFile = {
  storage: 'columns',
  sortable: false,
  filterable: true,
  operators: ['isEmpty'],
  parameters: {},
  columns: () => [{ part: '', type: 'uuid' }],
  valueSchema: () => recordIdSchema,
  expressionType: () => ({ kind: 'string' }),
  normalize: tidyRecordId,
  toCell: recordCell,
  fromCell: readRecordId,
} satisfies Omit<FieldType, 'name' | 'label'>;
