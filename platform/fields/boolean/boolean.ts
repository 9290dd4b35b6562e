import { CellProblem } from '../cell-problem.ts';
import type { FieldType } from '../field-type.ts';
import { cellMessages } from '../messages.ts';

/** Yes, no, or nothing said. */
export const boolean: FieldType = {
  name: 'boolean',
  label: { 'zh-CN': '是/否', en: 'Yes/no' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['isTrue', 'isEmpty'],
  parameters: {},
  columns: () => [{ part: '', type: 'boolean' }],
  valueSchema: () => ({ type: 'boolean' }),
  expressionType: () => ({ kind: 'bool' }),
  normalize: (value) => (value === '' ? null : value),
  toCell: (value, _spec, { locale }) => WORDS[locale][value ? 0 : 1],
  fromCell: (cell) => {
    const word = cell.normalize('NFKC').trim().toLowerCase();
    if (YES.has(word)) return true;
    return NO.has(word) ? false : new CellProblem(cellMessages.notBoolean({ cell }));
  },
};

const WORDS = { 'zh-CN': ['是', '否'], en: ['yes', 'no'] } as const;
const YES = new Set(['是', '对', '有', '真', 'yes', 'y', 'true', 't', '1', 'on', '√', '✓']);
const NO = new Set(['否', '不', '无', '假', 'no', 'n', 'false', 'f', '0', 'off', '×', '✗']);
