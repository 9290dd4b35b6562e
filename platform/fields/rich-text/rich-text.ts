import type { FieldSpec, FieldType } from '../field-type.ts';
import { checkLengths, lengthParameters, type LengthSpec } from '../text-value.ts';
import { htmlFromText, sanitizeHtml, textFromHtml } from './safe-html.ts';

export interface RichTextSpec extends FieldSpec, LengthSpec {}

const MAX_LENGTH = 200_000;

/** Formatted text as HTML, cleaned of everything that could run or track before it is kept. */
export const richText: FieldType<RichTextSpec> = {
  name: 'richText',
  label: { 'zh-CN': '富文本', en: 'Rich text' },
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
  normalize: (value) => (typeof value === 'string' ? sanitizeHtml(value) || null : value),
  toCell: (value) => textFromHtml(String(value)),
  fromCell: (cell) => (/<[a-z][^<>]*>/i.test(cell) ? sanitizeHtml(cell) : htmlFromText(cell)) || null,
};
