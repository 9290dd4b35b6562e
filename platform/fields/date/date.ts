import type { FieldType } from '../field-type.ts';
import { printDateCell, readDateCell } from '../date-cell.ts';

/** A day of the calendar, `2026-03-11`, in the years 0001 to 9999; it has no time zone. */
export const date: FieldType = {
  name: 'date',
  label: { 'zh-CN': '日期', en: 'Date' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'less', 'greater', 'between', 'inLast', 'inNext', 'isEmpty'],
  parameters: {},
  columns: () => [{ part: '', type: 'date' }],
  valueSchema: () => ({ type: 'string', format: 'date' }),
  expressionType: () => ({ kind: 'date' }),
  normalize: (value) => (typeof value === 'string' ? value.trim() || null : value),
  toCell: (value, _spec, { dateFormat }) => printDateCell(value as string, dateFormat),
  fromCell: (cell, _spec, { dateFormat }) => readDateCell(cell, dateFormat),
};
