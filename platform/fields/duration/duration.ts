import { CellProblem } from '../cell-problem.ts';
import type { FieldSpec, FieldType } from '../field-type.ts';
import { INT32_MAX } from '../integer/integer.ts';
import { roundToWhole } from '../integer/whole-number.ts';
import { cellMessages, specMessages } from '../messages.ts';
import { printDuration, readDuration } from './duration-text.ts';

export interface DurationSpec extends FieldSpec {
  readonly min?: number;
  readonly max?: number;
}

/** A length of time in whole seconds; never negative. */
export const duration: FieldType<DurationSpec> = {
  name: 'duration',
  label: { 'zh-CN': '时长', en: 'Duration' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'less', 'greater', 'between', 'isEmpty'],
  parameters: {
    min: {
      type: 'integer',
      minimum: 0,
      maximum: INT32_MAX,
      description: 'Shortest value allowed, in seconds.',
    },
    max: {
      type: 'integer',
      minimum: 0,
      maximum: INT32_MAX,
      description: 'Longest value allowed, in seconds.',
    },
  },
  *checkSpec({ min, max }) {
    if (min !== undefined && max !== undefined && min > max) {
      yield specMessages.minimumOverMaximum({ low: 'min', lowValue: min, high: 'max', highValue: max });
    }
  },
  columns: () => [{ part: '', type: 'integer' }],
  valueSchema: ({ min = 0, max = INT32_MAX }) => ({ type: 'integer', minimum: min, maximum: max }),
  expressionType: () => ({ kind: 'int' }),
  normalize: (value) => (value === '' ? null : Object.is(value, -0) ? 0 : value),
  fromExpression: roundToWhole,
  toCell: (value) => printDuration(value as number),
  fromCell: (cell) => readDuration(cell) ?? new CellProblem(cellMessages.notDuration({ cell })),
};
