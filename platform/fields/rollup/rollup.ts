import { numberParameters, resultTypes } from '../computed/result-types.ts';
import { undecided } from '../computed/computed-type.ts';
import type { FieldSpec, FieldType } from '../field-type.ts';
import { specMessages } from '../messages.ts';

export interface RollupSpec extends FieldSpec {
  readonly of: string;
  readonly measure: 'count' | 'sum' | 'min' | 'max' | 'avg';
  readonly field?: string;
  readonly value?: string;
  readonly where?: string;
  readonly dated?: string;
  readonly result?: string;
  readonly scale?: number;
  readonly currencyField?: string;
}

const EXPRESSION = {
  type: 'string',
  minLength: 1,
  maxLength: 4000,
  'x-names': 'expression',
  'x-over': 'of',
} as const;

/**
 * A figure over the records that refer to this one, right at every commit. Of nothing, `count` and `sum` are 0, the
 * others null; values that are null do not take part. Amounts are in the company's currency unless `currencyField` says
 * that the records counted are in this record's own, as the lines of a document are.
 */
export const rollup: FieldType<RollupSpec> = undecided<RollupSpec>({
  name: 'rollup',
  label: { 'zh-CN': '汇总', en: 'Roll-up' },
  parameters: {
    of: {
      type: 'string',
      pattern: '^([a-z][a-z0-9-]*:)?[a-z][A-Za-z0-9]*\\.[a-z][A-Za-z0-9_]*$',
      description: 'The records that are counted, by their reference to this one: `loanLine.loan`.',
      'x-names': 'relation',
    },
    measure: { enum: ['count', 'sum', 'min', 'max', 'avg'], description: 'What is computed over them.' },
    field: {
      type: 'string',
      description: 'Name of the field whose values are taken; not with `count`.',
      'x-names': 'field',
      'x-over': 'of',
    },
    value: { ...EXPRESSION, description: 'CEL over the counted record, in place of `field`.' },
    where: { ...EXPRESSION, description: 'CEL over the counted record: only those for which it holds.' },
    dated: {
      type: 'string',
      description:
        'Name of the date of the counted record from which on it counts: as of an earlier day, later ones are left out. Without it the figure is known as of now alone.',
      'x-names': 'field',
      'x-over': 'of',
    },
    result: {
      enum: [...resultTypes.keys()],
      description: 'The type of field its value is shown as; that of `field` unless given.',
    },
    scale: numberParameters.scale!,
    currencyField: {
      ...numberParameters.currencyField,
      description:
        "The reference in the same entity that says the currency of the amounts counted, as for the lines of a document; else they are in the company's.",
    },
  },
  requiredParameters: ['of', 'measure'],
  *checkSpec({ measure, field, value, result }) {
    const given = [field, value].filter((one) => one !== undefined).length;
    const isCount = measure === 'count';
    const fits = isCount
      ? given === 0 && result === undefined
      : given === 1 && (value === undefined || result !== undefined);
    if (!fits) yield specMessages.rollupValue({ measure });
  },
});
