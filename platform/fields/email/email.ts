import type { FieldType } from '../field-type.ts';
import { tidyLine } from '../text-value.ts';

/** An e-mail address, lower case. */
export const email: FieldType = {
  name: 'email',
  label: { 'zh-CN': '邮箱', en: 'E-mail' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'contains', 'startsWith', 'isEmpty'],
  parameters: {},
  columns: () => [{ part: '', type: 'text', collate: 'codePoint' }],
  valueSchema: () => ({ type: 'string', format: 'email', maxLength: 254 }),
  expressionType: () => ({ kind: 'string' }),
  normalize: tidyAddress,
  toCell: String,
  fromCell: tidyAddress,
};

function tidyAddress(value: unknown): unknown {
  const line = tidyLine(value);
  return typeof line === 'string' ? line.toLowerCase() : line;
}
