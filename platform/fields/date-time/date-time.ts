import { isTime, toUtc } from '../calendar.ts';
import { CellProblem } from '../cell-problem.ts';
import { printDateCell, readDate } from '../date-cell.ts';
import type { FieldType, FormatContext } from '../field-type.ts';
import { cellMessages } from '../messages.ts';
import { fromLocalTime, toLocalTime } from '../zoned-time.ts';

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
    return text === '' ? null : (toUtc(text) ?? text);
  },
  toCell: (value, _spec, { timeZone, dateFormat }) => {
    const { date, time } = toLocalTime(value as string, timeZone);
    return `${printDateCell(date, dateFormat)} ${time.replace(/(:00)?\.000$/, '')}`;
  },
  fromCell: (cell, _spec, context) => {
    const text = cell.normalize('NFKC').trim();
    const format = `${context.dateFormat ?? 'YYYY-MM-DD'} HH:mm`;
    return toUtc(text) ?? readLocal(text, context) ?? new CellProblem(cellMessages.notDate({ cell, format }));
  },
};

/** A cell without an offset is local time of the organisation; without a time it is midnight. */
function readLocal(text: string, { timeZone, dateFormat }: FormatContext): string | undefined {
  const [, day, hour = '00', rest = ':00', fraction = ''] =
    /^(.*?)(?:[ T]+(\d{1,2})(:\d\d(?::\d\d)?)(\.\d+)?)?$/.exec(text) ?? [];
  const date = readDate(day ?? '', dateFormat);
  const time = `${hour.padStart(2, '0')}${rest}`;
  if (date === undefined || !isTime(time)) return undefined;
  const seconds = time.length === 5 ? `${time}:00` : time;
  return toUtc(fromLocalTime({ date, time: `${seconds}${fraction.slice(0, 4)}` }, timeZone));
}
