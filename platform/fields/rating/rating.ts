import type { FieldSpec, FieldType } from '../field-type.ts';
import { readWholeNumber, roundToWhole } from '../integer/whole-number.ts';

export interface RatingSpec extends FieldSpec {
  readonly max?: number;
}

/** Stars: a whole number from 1 to `max`. */
export const rating: FieldType<RatingSpec> = {
  name: 'rating',
  label: { 'zh-CN': '评分', en: 'Rating' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'oneOf', 'less', 'greater', 'isEmpty'],
  parameters: {
    max: { type: 'integer', minimum: 2, maximum: 10, description: 'The most stars; 5 unless given.' },
  },
  columns: () => [{ part: '', type: 'integer' }],
  valueSchema: ({ max = 5 }) => ({ type: 'integer', minimum: 1, maximum: max }),
  expressionType: () => ({ kind: 'int' }),
  normalize: (value) => (value === '' ? null : value),
  fromExpression: roundToWhole,
  toCell: String,
  fromCell: (cell) => (/^[★⭐]+$/u.test(cell.trim()) ? [...cell.trim()].length : readWholeNumber(cell)),
};
