import { checkExpression } from '../../../platform/expression/check-expression.ts';
import type { CheckedExpression } from '../../../platform/expression/expression.ts';
import type { LabelText } from '../../language/label-text.ts';
import {
  inOrder,
  type EntityDocument,
  type FieldDocument,
  type FormDocument,
  type LineColumnDocument,
  type ModelDocument,
} from '../../model/model-document.ts';
import { isNumeric } from '../../values/format-value.ts';
import { ownForm } from '../form-schema.ts';
import { modelScope } from '../rules/model-scope.ts';

/** A column of a line grid: a field of the child, or a value computed from the row while it is typed. */
export interface LineColumn {
  readonly key: string;
  readonly field: FieldDocument;
  readonly label: LabelText;
  readonly width: number;
  readonly numeric: boolean;
  readonly total: boolean;
  readonly computed: CheckedExpression | undefined;
  /** The child, for a field that is computed of others. */
  readonly child?: EntityDocument;
  readonly editable: boolean;
}

const WIDTHS: Readonly<Record<string, number>> = {
  text: 132,
  longText: 180,
  select: 100,
  multiSelect: 150,
  date: 116,
  dateTime: 150,
  user: 120,
  money: 100,
  integer: 72,
  decimal: 80,
  percent: 72,
  boolean: 84,
  phone: 130,
  email: 180,
  reference: 180,
  address: 220,
  rating: 120,
};

/** Types that take too much room to be typed in a cell. */
const TOO_LARGE = new Set(['children', 'richText', 'json', 'address', 'file', 'image', 'anyReference']);

/**
 * The columns of the rows of a children field: as the form says; else the fields of the child's quick form; else
 * all its fields.
 */
export function lineColumns(
  model: ModelDocument,
  child: EntityDocument,
  inverse: string | undefined,
  said: Readonly<Record<string, LineColumnDocument>> | undefined,
): readonly LineColumn[] {
  const usable = (field: FieldDocument) =>
    field.name !== inverse && !field.system && !TOO_LARGE.has(field.type);
  if (said) {
    const scope = modelScope(model, child);
    return inOrder(said).flatMap(([key, column]) => {
      const computed = column.value === undefined ? undefined : checkExpression(column.value, scope);
      const field = computed ? computedField(key, column) : child.fields[key];
      return field && (computed || usable(field)) ? [lineColumn(key, field, column, computed, child)] : [];
    });
  }
  const quick = ownForm(model.forms, child, 'quickCreate');
  const names = quick
    ? inOrder(quick.sections).flatMap(([, section]) => inOrder(section.fields).map(([name]) => name))
    : Object.values(child.fields)
        .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
        .map(({ name }) => name);
  return names.flatMap((name) => {
    const field = child.fields[name];
    return field && usable(field) ? [lineColumn(name, field, {}, undefined, child)] : [];
  });
}

function lineColumn(
  key: string,
  field: FieldDocument,
  { label, width, total }: LineColumnDocument,
  computed: CheckedExpression | undefined,
  child: EntityDocument,
): LineColumn {
  return {
    key,
    field,
    label: label ?? field.label,
    width: width ?? WIDTHS[field.type] ?? 140,
    numeric: isNumeric(field),
    total: total === 'sum',
    computed,
    ...(field.computed ? { child } : {}),
    editable: !computed && field.writable && !field.readOnly && field.type !== 'autoNumber',
  };
}

/** A computed value is shown as an amount. */
function computedField(key: string, { label }: LineColumnDocument): FieldDocument {
  return {
    name: key,
    type: 'money',
    label: label ?? { en: key },
    operators: [],
    sortable: false,
    filterable: false,
    expressionType: { kind: 'decimal' },
    writable: false,
    parameters: { scale: 2 },
  };
}

/** What the form that is drawn says about the columns of a children field. */
export function saidColumns(form: FormDocument | undefined, name: string) {
  return Object.values(form?.sections ?? {}).find(({ fields }) => fields[name])?.fields[name]?.columns;
}

/** The column by which many rows are added at once: the first that refers to records one may choose from. */
export function pickColumn(columns: readonly LineColumn[]): LineColumn | undefined {
  return columns.find(({ field, editable }) => editable && field.type === 'reference');
}
