import { readTime } from '../../expression/calendar/read-moment.ts';
import { CellProblem } from '../cell-problem.ts';
import type { FieldType } from '../field-type.ts';
import { cellMessages } from '../messages.ts';

/** A time of day, `09:30:00`; it has no time zone. */
export const time: FieldType = {
  name: 'time',
  label: { 'zh-CN': '时刻', en: 'Time' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'less', 'greater', 'between', 'isEmpty'],
  parameters: {},
  columns: () => [{ part: '', type: 'time without time zone' }],
  valueSchema: () => ({ type: 'string', format: 'time' }),
  expressionType: () => ({ kind: 'time' }),
  normalize: (value) => {
    if (typeof value !== 'string') return value;
    const text = value.trim();
    return text === '' ? null : (readTime(text) ?? value);
  },
  toCell: (value) => String(value).replace(/:00$/, ''),
  fromCell: (cell) => {
    const text = cell.normalize('NFKC').trim().replace(/^\d:/, '0$&');
    return readTime(text) ?? new CellProblem(cellMessages.notTime({ cell }));
  },
};
