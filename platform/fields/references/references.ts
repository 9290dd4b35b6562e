import type { FieldSpec, FieldType } from '../field-type.ts';
import { CellProblem } from '../cell-problem.ts';
import { readRecordId, recordCell, recordIdSchema, tidyRecordId } from '../record-id.ts';

export interface ReferencesSpec extends FieldSpec {
  readonly to: string;
}

/** Any number of records of another entity (many-to-many): sorted ids, none twice; `[]` when there is none. */
export const references: FieldType<ReferencesSpec> = {
  name: 'references',
  label: { 'zh-CN': '多引用', en: 'References' },
  storage: 'links',
  sortable: false,
  filterable: true,
  operators: ['has', 'isEmpty'],
  parameters: {
    to: {
      type: 'string',
      description: 'The entity it refers to, `pack:name` or its bare name.',
      'x-names': 'entity',
    },
  },
  requiredParameters: ['to'],
  columns: () => [],
  valueSchema: () => ({ type: 'array', items: recordIdSchema, maxItems: 1000 }),
  expressionType: ({ to }) => ({ kind: 'records', entity: to, held: true }),
  normalize: (value) => {
    if (value === '') return [];
    if (!Array.isArray(value)) return value;
    const ids = value.map(tidyRecordId);
    return ids.every((id) => typeof id === 'string') ? [...new Set(ids)].toSorted() : value;
  },
  toCell: (value) => (value as readonly unknown[]).map(recordCell).join('; '),
  fromCell: (cell) => {
    const ids = cell
      .split(/[;；,，\n]/)
      .filter((part) => part.trim() !== '')
      .map(readRecordId);
    return ids.find((id) => id instanceof CellProblem) ?? [...new Set(ids as string[])].toSorted();
  },
};
