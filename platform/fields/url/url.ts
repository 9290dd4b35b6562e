import type { FieldType } from '../field-type.ts';
import { isLink, tidyLink } from './link.ts';

/** A link that is safe to click: http, https, mailto or tel. `www.example.com` becomes `https://www.example.com`. */
export const url: FieldType = {
  name: 'url',
  label: { 'zh-CN': '网址', en: 'Link' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'contains', 'startsWith', 'isEmpty'],
  parameters: {},
  columns: () => [{ part: '', type: 'text', collate: 'codePoint' }],
  valueSchema: () => ({ type: 'string', format: 'uri', maxLength: 2000 }),
  expressionType: () => ({ kind: 'string' }),
  normalize: tidy,
  toCell: String,
  fromCell: tidy,
};

function tidy(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value.trim() === '') return null;
  return isLink(value) ? tidyLink(value) : value;
}
