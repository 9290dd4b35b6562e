import {
  inOrder,
  type EntityDocument,
  type FieldDocument,
  type ModelDocument,
  type ViewDocument,
} from '../../model/model-document.ts';

export interface TileColumn {
  readonly path: string;
  readonly field: FieldDocument;
}

/** What a line of a tile shows of a view's columns, besides the record's title. */
export interface TileColumns {
  /** The day that matters: the one that may be overdue, else the first date. */
  readonly day: (TileColumn & { readonly isDue: boolean }) | undefined;
  /** What or whom it is about: the first reference, else the first other text. */
  readonly about: TileColumn | undefined;
  /** A number to call. */
  readonly phone: TileColumn | undefined;
  /** The first amount of money, else the first number. */
  readonly amount: TileColumn | undefined;
}

const DATES = new Set(['date', 'dateTime']);
const REFERENCES = new Set(['reference', 'anyReference', 'user']);
const MONEY = new Set(['money']);
const NUMBERS = new Set(['decimal', 'integer', 'percent']);
const TEXTS = new Set(['text', 'phone', 'select', 'stage', 'autoNumber']);
const PHONES = new Set(['phone']);

export function tileColumns(model: ModelDocument, view: ViewDocument): TileColumns {
  const entity = model.entities[view.entity];
  const columns = inOrder(view.columns).flatMap(([key, column]) => {
    const path = column.path ?? key;
    const field = entity && fieldAt(model, entity, path);
    return field && path !== entity.title ? [{ path, field, isDue: column.due === true }] : [];
  });
  const first = (types: ReadonlySet<string>) => columns.find(({ field }) => types.has(field.type));
  return {
    day: columns.find(({ isDue }) => isDue) ?? first(DATES),
    about: first(REFERENCES) ?? first(TEXTS),
    phone: first(PHONES),
    amount: first(MONEY) ?? first(NUMBERS),
  };
}

/** The field a dotted path leads to. */
function fieldAt(model: ModelDocument, from: EntityDocument, path: string): FieldDocument | undefined {
  const [name, ...rest] = path.split('.');
  const field = from.fields[name!];
  if (!field || rest.length === 0) return field;
  const target = field.target ? model.entities[field.target] : undefined;
  return target && fieldAt(model, target, rest.join('.'));
}

/** The value a dotted path leads to in a record as the server answers it. */
export function valueAt(record: Readonly<Record<string, unknown>>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
      record,
    );
}
