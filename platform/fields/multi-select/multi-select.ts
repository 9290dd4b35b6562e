import { CellProblem } from '../cell-problem.ts';
import type { FieldType } from '../field-type.ts';
import {
  checkOptions,
  optionEntries,
  optionLabel,
  optionParameters,
  type OptionsSpec,
  keySchema,
  readOption,
} from '../option.ts';

/** Any number of options of a set: sorted keys, none twice; none at all is null. */
export const multiSelect: FieldType<OptionsSpec> = {
  name: 'multiSelect',
  label: { 'zh-CN': '多选', en: 'Multi-select' },
  storage: 'columns',
  sortable: false,
  filterable: true,
  operators: ['has', 'isEmpty'],
  parameters: optionParameters,
  checkSpec: checkOptions,
  columns: () => [{ part: '', type: 'text[]', collate: 'codePoint' }],
  valueSchema: (spec) => ({ type: 'array', items: keySchema(spec), maxItems: 200 }),
  expressionType: (spec) => ({
    kind: 'list',
    of: { kind: 'string', options: Object.keys(spec.options ?? {}) },
  }),
  normalize: (value) => {
    if (value === '') return null;
    if (!Array.isArray(value) || !value.every((key) => typeof key === 'string')) return value;
    return value.length === 0 ? null : [...new Set(value)].toSorted();
  },
  toCell: (value, spec, context) => {
    const chosen = new Set(value as string[]);
    const ordered = [...optionEntries(spec).map(([key]) => key), ...chosen].filter((key) =>
      chosen.delete(key),
    );
    return ordered.map((key) => optionLabel(key, spec, context)).join('; ');
  },
  fromCell: (cell, spec) => {
    const whole = readOption(cell, spec);
    const labels = whole instanceof CellProblem ? splitCell(cell) : [cell];
    const keys = labels.map((label) => readOption(label, spec));
    return keys.find((key) => key instanceof CellProblem) ?? [...new Set(keys as string[])].toSorted();
  },
};

/** Semicolons part the options; where there is none, commas do. */
function splitCell(cell: string): string[] {
  const parts = /[;；]/.test(cell) ? cell.split(/[;；]/) : cell.split(/[,，、|\n]/);
  return parts.filter((part) => part.trim() !== '');
}
