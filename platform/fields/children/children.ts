import { CellProblem } from '../cell-problem.ts';
import type { FieldSpec, FieldType } from '../field-type.ts';
import { cellMessages } from '../messages.ts';
import { settlesParameter, type SettlesSpec } from './settles.ts';

export interface ChildrenSpec extends FieldSpec {
  readonly of: string;
  readonly settles?: SettlesSpec;
}

/** The records of another entity that belong to this one, saved with it atomically: an array of objects. */
export const children: FieldType<ChildrenSpec> = {
  name: 'children',
  label: { 'zh-CN': '明细', en: 'Children' },
  storage: 'children',
  sortable: false,
  filterable: true,
  operators: ['isEmpty'],
  parameters: {
    of: {
      type: 'string',
      pattern: '^([a-z][a-z0-9-]*:)?[a-z][A-Za-z0-9]*\\.[a-z][A-Za-z0-9_]*$',
      description: 'The child entity and its reference to this one, `loanLine.loan`.',
      'x-names': 'relation',
    },
    settles: settlesParameter,
  },
  requiredParameters: ['of'],
  columns: () => [],
  valueSchema: () => ({ type: 'array', items: { type: 'object' }, maxItems: 2000 }),
  expressionType: ({ of }) => ({ kind: 'records', entity: of.slice(0, of.lastIndexOf('.')) }),
  normalize: (value) => (value === '' ? [] : value),
  toCell: (value) => String((value as readonly unknown[]).length),
  fromCell: () => new CellProblem(cellMessages.notReadable()),
};
