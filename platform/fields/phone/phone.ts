import type { FieldType } from '../field-type.ts';
import { isPhone, phoneDigits, searchedDigits, tidyPhone } from './phone-number.ts';

/** A phone number as people write it, plain digits and single spaces; part `digits` is what searching compares. */
export const phone: FieldType = {
  name: 'phone',
  label: { 'zh-CN': '电话', en: 'Phone' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'contains', 'startsWith', 'isEmpty'],
  parameters: {},
  columns: () => [
    { part: '', type: 'text', collate: 'codePoint' },
    { part: 'digits', type: 'text', collate: 'codePoint' },
  ],
  valueSchema: () => ({ type: 'string', format: 'phone', maxLength: 50 }),
  expressionType: () => ({ kind: 'string' }),
  normalize: tidy,
  search: { part: 'digits', word: searchedDigits },
  encode: (value) => ({ '': value, digits: typeof value === 'string' ? phoneDigits(value) : null }),
  decode: (parts) => parts[''] ?? null,
  toCell: String,
  fromCell: tidy,
};

function tidy(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value.trim() === '') return null;
  return isPhone(value) ? tidyPhone(value) : value;
}
