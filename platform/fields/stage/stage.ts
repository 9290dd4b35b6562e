import type { JsonSchema } from '../../kernel/json.ts';
import type { FieldType } from '../field-type.ts';
import { keySchema, optionLabel, type OptionsSpec, readOption } from '../option.ts';

/** The fields of the same entity that follow the stage; whoever writes the stage writes them. */
export interface StageSpec extends OptionsSpec {
  readonly statusField?: string;
  readonly probabilityField?: string;
  readonly sinceField?: string;
  readonly closedField?: string;
}

/**
 * Where a record stands in its process. Writing it is a transition and passes the gates of the process. Stored is the
 * key of the stage; the Model fills `options` with the stages of all processes of the entity, so that lists, filters
 * and files read it like a select.
 */
export const stage: FieldType<StageSpec> = {
  name: 'stage',
  label: { 'zh-CN': '阶段', en: 'Stage' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['equals', 'oneOf', 'isEmpty'],
  parameters: {
    statusField: follower(
      'A select field that holds the category of the stage: open, onHold, won, lost, invalid.',
    ),
    probabilityField: follower('A percent field that takes the probability of the stage entered.'),
    sinceField: follower('A dateTime field that holds since when the record is in its stage.'),
    closedField: follower('A dateTime field that holds when the record was closed; empty while it is open.'),
  },
  columns: () => [{ part: '', type: 'text', collate: 'codePoint' }],
  valueSchema: (spec) => keySchema(spec),
  expressionType: (spec) => ({ kind: 'string', options: Object.keys(spec.options ?? {}) }),
  normalize: (value) => (typeof value === 'string' ? value.trim() || null : value),
  toCell: (value, spec, context) => optionLabel(value as string, spec, context),
  fromCell: readOption,
};

function follower(description: string): JsonSchema {
  return {
    type: 'string',
    pattern: '^([a-z][a-z0-9]*_)?[a-z][A-Za-z0-9]*$',
    maxLength: 60,
    description,
    'x-names': 'field',
    'x-gone': 'leaves',
  };
}
