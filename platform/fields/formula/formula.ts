import { numberParameters, resultTypes } from '../computed/result-types.ts';
import { undecided } from '../computed/computed-type.ts';
import type { FieldSpec, FieldType } from '../field-type.ts';

export interface FormulaSpec extends FieldSpec {
  readonly result: string;
  readonly value: string;
  readonly scale?: number;
  readonly currencyField?: string;
  readonly indexed?: boolean;
  readonly enteredAs?: string;
}

/**
 * A value computed from the record wherever it is read; no column holds it. What is sent for it is refused, or goes to
 * the field that `enteredAs` names.
 */
export const formula: FieldType<FormulaSpec> = undecided({
  name: 'formula',
  label: { 'zh-CN': '公式', en: 'Formula' },
  parameters: {
    result: { enum: [...resultTypes.keys()], description: 'The type of field its value is shown as.' },
    value: {
      type: 'string',
      minLength: 1,
      maxLength: 4000,
      description: 'CEL over the record; null where something it needs is missing.',
      'x-names': 'expression',
    },
    ...numberParameters,
    indexed: {
      type: 'boolean',
      description:
        'Builds an index, for long lists filtered or sorted by it; only over fields of the record itself.',
    },
    enteredAs: {
      type: 'string',
      description:
        'The field of the record, of the same type, that takes what is sent for this one: what people know and nothing recorded says.',
      'x-names': 'field',
    },
  },
  requiredParameters: ['result', 'value'],
});
