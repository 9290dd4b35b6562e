import { readMoment } from '../../expression/calendar/read-moment.ts';
import { CellProblem } from '../cell-problem.ts';
import type { FieldType } from '../field-type.ts';
import { cellMessages } from '../messages.ts';
import { printMomentCell, readMomentCell } from './moment-cell.ts';

/** A moment. Any offset comes in; kept and given in UTC with milliseconds, `2026-03-11T01:00:00.000Z`. */
export const dateTime: FieldType = {
  name: 'dateTime',
  label: { 'zh-CN': '日期时间', en: 'Date and time' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['less', 'greater', 'between', 'inLast', 'inNext', 'isEmpty'],
  parameters: {},
  columns: () => [{ part: '', type: 'timestamp with time zone' }],
  valueSchema: () => ({ type: 'string', format: 'date-time' }),
  expressionType: () => ({ kind: 'dateTime' }),
  normalize: (value) => {
    if (typeof value !== 'string') return value;
    const text = value.trim();
    const moment = readMoment(text);
    return moment === null ? text || null : new Date(moment).toISOString();
  },
  toCell: (value, _spec, context) => printMomentCell(Date.parse(value as string), context),
  fromCell: (cell, _spec, context) => {
    const moment = readMomentCell(cell, context);
    if (moment !== null) return new Date(moment).toISOString();
    const format = `${context.dateFormat ?? 'YYYY-MM-DD'} HH:mm`;
    return new CellProblem(cellMessages.notDate({ cell, format }));
  },
};
