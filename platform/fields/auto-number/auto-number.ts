import type { FieldSpec, FieldType } from '../field-type.ts';
import { specMessages } from '../messages.ts';
import { tidyLine } from '../text-value.ts';
import { parsePattern } from './number-pattern.ts';

export interface AutoNumberSpec extends FieldSpec {
  readonly pattern: string;
  readonly gapless?: boolean;
}

/** A number the system gives when a record is created, made of text, the business date and a counter. */
export const autoNumber: FieldType<AutoNumberSpec> = {
  name: 'autoNumber',
  label: { 'zh-CN': '自动编号', en: 'Automatic number' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'contains', 'startsWith', 'isEmpty'],
  parameters: {
    pattern: {
      type: 'string',
      minLength: 1,
      maxLength: 60,
      description:
        'Text with {yyyy}, {yy}, {MM}, {dd} for the date and once {0000} for the counter, which starts again when the date parts change.',
    },
    gapless: {
      type: 'boolean',
      description: 'No number is ever left out, at the price of creations waiting for one another.',
    },
  },
  requiredParameters: ['pattern'],
  *checkSpec({ pattern, default: given }) {
    const parsed = parsePattern(pattern);
    if ('reason' in parsed) yield specMessages.numberPattern({ pattern, reason: parsed.reason });
    if (given !== undefined) yield specMessages.numberNotDefaulted();
  },
  columns: () => [{ part: '', type: 'text', collate: 'codePoint' }],
  valueSchema: () => ({ type: 'string', format: 'text', maxLength: 100 }),
  expressionType: () => ({ kind: 'string' }),
  normalize: tidyLine,
  toCell: String,
  fromCell: tidyLine,
};
