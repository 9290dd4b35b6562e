import type { FieldType } from '../field-type.ts';

/** A colour, `#1677ff`: six hexadecimal digits, lower case; `#1AF` comes in too. */
export const colour: FieldType = {
  name: 'colour',
  label: { 'zh-CN': '颜色', en: 'Colour' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'isEmpty'],
  parameters: {},
  columns: () => [{ part: '', type: 'text', collate: 'codePoint' }],
  valueSchema: () => ({ type: 'string', format: 'colour' }),
  expressionType: () => ({ kind: 'string' }),
  normalize: tidy,
  toCell: String,
  fromCell: tidy,
};

function tidy(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim().toLowerCase();
  return text === '' ? null : text.replace(/^#([0-9a-f])([0-9a-f])([0-9a-f])$/, '#$1$1$2$2$3$3');
}
