import type { FieldSpec, FieldType } from '../field-type.ts';
import { specMessages } from '../messages.ts';
import { checkLengths, lengthParameters, type LengthSpec, tidyLine } from '../text-value.ts';
import { patternProblem } from './text-pattern.ts';

export interface TextSpec extends FieldSpec, LengthSpec {
  readonly pattern?: string;
}

const MAX_LENGTH = 255;

/** One line of text. Line breaks become spaces; the ends are trimmed. */
export const text: FieldType<TextSpec> = {
  name: 'text',
  label: { 'zh-CN': '单行文本', en: 'Text' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'oneOf', 'contains', 'startsWith', 'isEmpty'],
  parameters: {
    ...lengthParameters(MAX_LENGTH, 4000),
    pattern: {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      description:
        'A regular expression the whole text must match; only what costs no more on a longer text: no look-around, no back-reference.',
    },
  },
  *checkSpec(spec) {
    yield* checkLengths(spec, MAX_LENGTH);
    const reason = spec.pattern === undefined ? undefined : patternProblem(spec.pattern);
    if (reason) yield specMessages.unsafePattern({ pattern: spec.pattern!, reason });
  },
  columns: () => [{ part: '', type: 'text', collate: 'organisation' }],
  valueSchema: (spec) => ({
    type: 'string',
    format: 'text',
    maxLength: spec.maxLength ?? MAX_LENGTH,
    ...(spec.minLength === undefined ? {} : { minLength: spec.minLength }),
    ...(spec.pattern === undefined ? {} : { wholePattern: spec.pattern }),
  }),
  expressionType: () => ({ kind: 'string' }),
  normalize: tidyLine,
  toCell: String,
  fromCell: tidyLine,
};
