import { CellProblem } from '../cell-problem.ts';
import type { FieldType } from '../field-type.ts';
import { cellMessages } from '../messages.ts';
import type { JsonRule } from './json-problem.ts';

const RULE: JsonRule = { maxDepth: 20, maxSize: 100_000 };

/** Any JSON nobody has described. Conditions can only ask whether it is there. */
export const json: FieldType = {
  name: 'json',
  label: { 'zh-CN': 'JSON', en: 'JSON' },
  storage: 'columns',
  sortable: false,
  filterable: true,
  operators: ['isEmpty'],
  parameters: {},
  columns: () => [{ part: '', type: 'jsonb' }],
  valueSchema: () => ({ type: ['object', 'array', 'string', 'number', 'boolean'], plainJson: RULE }),
  expressionType: () => ({ kind: 'any' }),
  normalize: (value) => (value === '' ? null : value),
  toCell: (value) => JSON.stringify(value),
  fromCell: (cell) => {
    try {
      return JSON.parse(cell) as unknown;
    } catch {
      return new CellProblem(cellMessages.notJson({ cell }));
    }
  },
};
