import type { LabelText } from '../../language/label-text.ts';
import {
  inOrder,
  type ColumnDocument,
  type EntityDocument,
  type FieldDocument,
  type ModelDocument,
  type ViewDocument,
} from '../../model/model-document.ts';
import { isNumeric } from '../../values/format-value.ts';
import { TAGGED } from '../../values/tagged-types.ts';
import { closedStages, type ClosedStages } from './closed-stages.ts';
import type { ColumnLayout } from './columns/column-layout.ts';

/** A column of a list, resolved against the Model. */
export interface ListColumn {
  readonly key: string;
  /** Dotted path from the entity: `book.title`. */
  readonly path: string;
  readonly field: FieldDocument;
  readonly label: LabelText;
  /** What the view calls it in place of the field's label. */
  readonly heading: LabelText | undefined;
  readonly width: number;
  /** How narrow it may become before the list scrolls. */
  readonly least: number;
  /** Somebody made it exactly so wide; other columns share what room is left. */
  readonly isSized: boolean;
  readonly numeric: boolean;
  readonly total: ColumnDocument['total'];
  /** A date in it that has passed is overdue. */
  readonly due: boolean;
  /** Where records are over, and nothing of them is overdue any more. */
  readonly over?: ClosedStages | undefined;
  /** Names the record: the cell that opens it. */
  readonly isTitle: boolean;
  /** The caller may change it right in the list. */
  readonly editable: boolean;
}

const WIDTHS: Readonly<Record<string, number>> = {
  text: 160,
  longText: 220,
  select: 96,
  date: 96,
  dateTime: 148,
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

const TITLE_WIDTH = 240;
const OTHER_WIDTH = 140;
/** Room for a date and how long ago it was. */
const DUE_WIDTH = 148;

/** The columns of a view in order; what leads to no readable field is left out. */
export function columnsOf(
  model: ModelDocument,
  view: Pick<ViewDocument, 'entity' | 'columns'>,
): readonly ListColumn[] {
  const entity = model.entities[view.entity];
  if (!entity) return [];
  return inOrder(view.columns).flatMap(([key, column]) => columnAt(model, entity, key, column) ?? []);
}

/** The columns a person laid out: those of the view keep what it says of them. */
export function laidColumns(
  model: ModelDocument,
  view: ViewDocument,
  layout: ColumnLayout | undefined,
): readonly ListColumn[] {
  const own = columnsOf(model, view);
  const entity = model.entities[view.entity];
  if (!layout || !entity) return own;
  const laid = layout.columns.flatMap(({ path, width }) => {
    const column = own.find((one) => one.path === path) ?? columnAt(model, entity, keyOf(path), { path });
    return column ? [width === undefined ? column : { ...column, width, least: width, isSized: true }] : [];
  });
  return laid.length > 0 ? laid : own;
}

function columnAt(
  model: ModelDocument,
  entity: EntityDocument,
  key: string,
  column: ColumnDocument,
): ListColumn | undefined {
  const path = column.path ?? key;
  const field = fieldAt(model, entity, path);
  if (!field) return undefined;
  const isTitle = path === entity.title;
  const ownLabel = path.includes('.') ? pathLabel(model, entity, path) : field.label;
  return {
    key,
    path,
    field,
    label: column.label ?? ownLabel,
    heading: column.label,
    ...widthsOf(column, field, isTitle),
    isSized: column.width !== undefined && !isTitle,
    numeric: isNumeric(field),
    total: column.total,
    due: column.due === true,
    over: column.due && !path.includes('.') ? closedStages(entity) : undefined,
    isTitle,
    editable:
      entity.allows.update && field.writable && !field.readOnly && !path.includes('.') && isTyped(field),
  };
}

/** Words may be cut where room is short, tags and what is overdue never. */
function widthsOf({ width: said, due }: ColumnDocument, field: FieldDocument, isTitle: boolean) {
  const enough = due ? DUE_WIDTH : TAGGED.has(field.type) ? tagWidth(field) : 0;
  const width = Math.max(said ?? (isTitle ? TITLE_WIDTH : usualWidth(field)), enough);
  const shrinks = isTitle || (said !== undefined && WORDS.has(field.type));
  return { width, least: shrinks ? Math.min(width, isTitle ? LEAST_TITLE : LEAST_WORDS) : width };
}

const WORDS: ReadonlySet<string> = new Set(['text', 'longText', 'reference', 'references', 'anyReference']);
const LEAST_WORDS = 120;
const LEAST_TITLE = 200;

function usualWidth(field: FieldDocument): number {
  if (!TAGGED.has(field.type)) return WIDTHS[field.type] ?? OTHER_WIDTH;
  return Math.max(WIDTHS['select']!, tagWidth(field));
}

/** For the longest of the options, in every language. */
function tagWidth(field: FieldDocument): number {
  const labels = Object.values(field.options ?? {}).flatMap(({ label }) => Object.values(label));
  const widest = Math.max(
    0,
    ...labels.map((label) => [...label].reduce((sum, sign) => sum + signWidth(sign), 0)),
  );
  return Math.min(OTHER_WIDTH, widest + TAG_ROOM);
}

/** Pixels of a sign of a tag: Chinese is twice as wide as Latin. */
function signWidth(sign: string): number {
  return sign > '\u2e80' ? 12 : 6.5;
}

const TAG_ROOM = 32;

/** Not in a cell: whole documents, and what is made of several inputs. */
const NOT_IN_CELLS: ReadonlySet<string> = new Set([
  'children',
  'richText',
  'json',
  'file',
  'image',
  'address',
  'anyReference',
  'autoNumber',
]);

function isTyped(field: FieldDocument): boolean {
  return !NOT_IN_CELLS.has(field.type);
}

/** The column in which a tree is drawn: the one that names the record, else the first. */
export function treeColumn(columns: readonly ListColumn[]): number {
  return Math.max(
    0,
    columns.findIndex(({ isTitle }) => isTitle),
  );
}

/** The name metadata takes for a column of a path: `reader.name` is `readerName`. */
export function keyOf(path: string): string {
  return path.replace(/\.(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `Reader · Name`: the labels along a path. */
export function pathLabel(model: ModelDocument, entity: EntityDocument, path: string): LabelText {
  const steps = path.split('.');
  const labels = steps.map((_, at) => fieldAt(model, entity, steps.slice(0, at + 1).join('.'))?.label ?? {});
  const languages = Object.keys(labels.at(-1) ?? {});
  const text = (language: string) => labels.map((label) => label[language] ?? label['en'] ?? '').join(' · ');
  return Object.fromEntries(languages.map((language) => [language, text(language)]));
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
