import { numberParameters, resultTypes } from '../computed/result-types.ts';
import { undecided } from '../computed/computed-type.ts';
import type { FieldSpec, FieldType } from '../field-type.ts';

export interface FormulaSpec extends FieldSpec {
  readonly result: string;
  readonly value: string;
  readonly scale?: number;
  readonly currencyField?: string;
  readonly indexed?: boolean;
}

/** A value computed from the record wherever it is read; nobody writes it and no column holds it. */
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
  },
  requiredParameters: ['result', 'value'],
});
