import type { LabelText } from '../../language/language.tsx';
import {
  inOrder,
  type ColumnDocument,
  type EntityDocument,
  type FieldDocument,
  type ModelDocument,
  type ViewDocument,
} from '../../model/model-document.ts';
import { isNumeric } from '../../values/format-value.ts';

/** A column of a list, resolved against the Model. */
export interface ListColumn {
  readonly key: string;
  /** Dotted path from the entity: `book.title`. */
  readonly path: string;
  readonly field: FieldDocument;
  readonly label: LabelText;
  readonly width: number;
  readonly numeric: boolean;
  readonly total: ColumnDocument['total'];
  /** Names the record: the cell that opens it. */
  readonly isTitle: boolean;
}

const WIDTHS: Readonly<Record<string, number>> = {
  text: 160,
  longText: 220,
  select: 96,
  date: 96,
  dateTime: 120,
  user: 112,
  money: 120,
  integer: 88,
  decimal: 104,
  percent: 80,
  boolean: 72,
  phone: 132,
  email: 180,
  reference: 180,
  autoNumber: 132,
  address: 200,
  rating: 88,
};

/** The columns of a view in order; what leads to no readable field is left out. */
export function columnsOf(model: ModelDocument, view: ViewDocument): readonly ListColumn[] {
  const entity = model.entities[view.entity];
  if (!entity) return [];
  return inOrder(view.columns).flatMap(([key, column]) => {
    const path = column.path ?? key;
    const field = fieldAt(model, entity, path);
    if (!field) return [];
    return [
      {
        key,
        path,
        field,
        label: column.label ?? field.label,
        width: column.width ?? (path === entity.title ? 240 : (WIDTHS[field.type] ?? 140)),
        numeric: isNumeric(field),
        total: column.total,
        isTitle: path === entity.title,
      },
    ];
  });
}

/** The field at the end of a path over references, or undefined where the caller's Model has none. */
export function fieldAt(
  model: ModelDocument,
  entity: EntityDocument,
  path: string,
): FieldDocument | undefined {
  const [head, ...rest] = path.split('.');
  const field = head === undefined ? undefined : entity.fields[head];
  if (!field || rest.length === 0) return field;
  const target = field.target ? model.entities[field.target] : undefined;
  return target && fieldAt(model, target, rest.join('.'));
}

/** The value at a path of a record: `{book: {title: 'x'}}` and `book.title` give `x`. */
export function valueAt(record: Readonly<Record<string, unknown>>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, step) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[step],
      record,
    );
}
