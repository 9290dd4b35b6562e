import type { LocalText } from '../../kernel/text.ts';
import type { FieldType } from '../field-type.ts';
import { keySchema, optionLabel, type OptionsSpec, readOption } from '../option.ts';

/** An attribute of a scheme, as records classified by it show it. */
export interface AttributeSpec {
  /** The field type of its values. */
  readonly type: string;
  readonly label: LocalText;
  readonly help?: LocalText;
  /** Canonical values by code, those of nodes above included. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
}

/** A field that holds a node of a scheme. The Model fills `options`, by code in the order of the tree, and `attributes`. */
export interface ClassificationFieldSpec extends OptionsSpec {
  readonly scheme: string;
  readonly attributes?: Readonly<Record<string, AttributeSpec>>;
}

/**
 * One node of a classification scheme. Stored is its code, so that labels, order, colours and attributes change
 * without touching a row; the code of a node begins with that of the node above it.
 */
export const classification: FieldType<ClassificationFieldSpec> = {
  name: 'classification',
  label: { 'zh-CN': '分类', en: 'Classification' },
  storage: 'columns',
  sortable: true,
  filterable: true,
  operators: ['isWithin', 'equals', 'oneOf', 'isEmpty'],
  parameters: {
    scheme: {
      type: 'string',
      description: 'The scheme whose nodes it holds, `pack:name` or its bare name.',
      'x-names': 'classification',
    },
  },
  requiredParameters: ['scheme'],
  columns: () => [{ part: '', type: 'text', collate: 'codePoint' }],
  valueSchema: (spec) => keySchema(spec),
  expressionType: (spec) => ({ kind: 'string', options: Object.keys(spec.options ?? {}), codes: true }),
  normalize: (value) => (typeof value === 'string' ? value.trim() || null : value),
  toCell: (value, spec, context) => optionLabel(value as string, spec, context),
  fromCell: readOption,
};
