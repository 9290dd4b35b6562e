import { undecided } from '../computed/computed-type.ts';
import type { FieldSpec, FieldType } from '../field-type.ts';

export interface LookupSpec extends FieldSpec {
  readonly path: string;
  readonly currencyField?: string;
}

/** A field of a record that references lead to, as if it were the record's own. */
export const lookup: FieldType<LookupSpec> = undecided({
  name: 'lookup',
  label: { 'zh-CN': '引用字段', en: 'Lookup' },
  parameters: {
    path: {
      type: 'string',
      pattern: '^[a-z][A-Za-z0-9_]*(\\.[a-z][A-Za-z0-9_]*){1,4}$',
      description: 'From a reference of this entity to the field, `author.country`.',
      'x-names': 'path',
    },
    currencyField: {
      type: 'string',
      description:
        "The reference in this entity that says the amount's currency; else it is shown in the company's.",
      'x-names': 'field',
    },
  },
  requiredParameters: ['path'],
});
