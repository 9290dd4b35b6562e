import type { ExpressionType } from '../expression/expression-type.ts';
import type { JsonSchema } from '../kernel/json.ts';
import type { Locale, LocalText, Message } from '../kernel/text.ts';
import type { CellProblem } from './cell-problem.ts';

/** What every field of every type says in metadata. A type adds its own parameters beside these. */
export interface FieldSpec {
  readonly type: string;
  readonly label: LocalText;
  readonly help?: LocalText;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly unique?: boolean;
  readonly searchable?: boolean;
  /** CEL, evaluated when a record is created without a value. */
  readonly default?: string;
  /** What the platform writes, and when. */
  readonly stamp?: { readonly when: string; readonly value: string };
  /** CEL; the field is shown only where it holds. */
  readonly visibleWhen?: string;
  readonly requiredWhen?: string;
  readonly readOnlyWhen?: string;
  /** Position among the entity's fields in generated screens; sparse. */
  readonly order?: number;
  /** Shown in the timeline when changed. The operation log keeps every change anyway. */
  readonly tracked?: boolean;
}

/** One column of a field. `part` is '' for the main one; `amount.base` is part `base`. */
export interface ColumnSpec {
  readonly part: string;
  /** A PostgreSQL type as `format_type` prints it: `text`, `numeric(20,4)`, `timestamp with time zone`. */
  readonly type: string;
  /** Text that people read sorts by the organisation's collation; keys and codes by code point. */
  readonly collate?: 'organisation' | 'codePoint';
  /** The column holds the id of a record of this entity (see `Field.target`) and gets a foreign key. */
  readonly references?: string;
}

/**
 * Where a value lives: in columns of the entity's table; in a link table (many-to-many); in the rows of
 * another entity (children); or nowhere (computed when read).
 */
export type FieldStorage = 'columns' | 'links' | 'children' | 'computed';

/** What a value needs to become text a person reads, or to be read from such text. */
export interface FormatContext {
  readonly locale: Locale;
  /** IANA zone of the organisation, for moments in time. */
  readonly timeZone: string;
  /** How dates in the cells being read are written, such as `M/D/YYYY`; ISO dates are always understood. */
  readonly dateFormat?: string;
}

/** What a filter builder may offer for a field. Each is a shape of CEL expression. */
export type FilterOperator =
  | 'equals'
  | 'oneOf'
  | 'contains'
  | 'startsWith'
  | 'less'
  | 'greater'
  | 'between'
  | 'inLast'
  | 'inNext'
  | 'has'
  | 'isWithin'
  | 'isTrue'
  | 'isEmpty';

/**
 * A type of field: everything the platform knows of it in one place. Pure, so that it runs in the browser too.
 *
 * Values have one canonical form, used in JSON, in expressions and by storage: integer, rating and duration
 * are numbers; decimal, money and percent are strings (`"1234.50"`); date is `2026-03-11`; dateTime is RFC 3339
 * in UTC with milliseconds (`2026-03-11T01:00:00.000Z`); time is `09:30:00`; a reference is the id.
 * `null` means no value and is legal for every type; '' is read as null.
 * decimal, money and percent always carry exactly `scale` decimals; an object or array value is never empty (`{}`
 * and `[]` are null), except that `references` without any is `[]`.
 *
 * A write goes `normalize` → `valueSchema` → storage. `normalize` is total: what it does not understand it returns
 * unchanged, for the schema to refuse with the path, and it never drops a digit. Normalizing twice changes nothing.
 * The schemas use the formats and keywords of `value-rules.ts`; `value-problem.ts` turns Ajv's errors into messages.
 *
 * `spec` is the compiled one of the Model: references qualified, `options` of a select filled from its `choices`,
 * and `to` filled for `treeParent` with its own entity.
 *
 * @example
 * const colour: FieldType = {
 *   name: 'colour', label: {...}, storage: 'columns', parameters: {}, operators: ['equals', 'isEmpty'],
 *   sortable: true, filterable: true,
 *   columns: () => [{ part: '', type: 'text', collate: 'codePoint' }],
 *   valueSchema: () => ({ type: 'string', pattern: '^#[0-9a-f]{6}$' }),
 *   expressionType: () => ({ kind: 'string' }),
 *   normalize: (value) => String(value).toLowerCase(),
 *   toCell: (value) => String(value),
 *   fromCell: (cell) => cell.trim().toLowerCase(),
 * };
 */
export interface FieldType<S extends FieldSpec = FieldSpec> {
  /** The word metadata uses: `money`. */
  readonly name: string;
  readonly label: LocalText;
  readonly storage: FieldStorage;
  /** JSON Schema properties of the type's own parameters, each with a description. */
  readonly parameters: Readonly<Record<string, JsonSchema>>;
  readonly requiredParameters?: readonly string[];
  /** What filters a person can build on it; empty where none can be written. */
  readonly operators: readonly FilterOperator[];
  /** Finds parameters that contradict each other (`min` over `max`); the message names the remedy. */
  checkSpec?(spec: S): Iterable<Message>;
  columns(spec: S): readonly ColumnSpec[];
  /** JSON Schema (draft-07) of a value that is not null, as a write brings it. */
  valueSchema(spec: S): JsonSchema;
  /** How expressions see it. `entity` of a record type is the spec's own word; the model qualifies it. */
  expressionType(spec: S): ExpressionType;
  /** An incoming value that is not null in canonical form: trimmed, cased, scaled. Undefined: as it is. */
  normalize?(value: unknown, spec: S): unknown;
  /** What is wrong with a canonical value that its schema lets pass. The server asks; screens are told on saving. */
  findProblem?(value: unknown, spec: S): Message | undefined;
  /** Digits after the point that an exact number carries; undefined for all other types. */
  decimals?(spec: S): number;
  /** A default's or formula's result as a value of this field: decimals are rounded half up to its scale. */
  fromExpression?(value: unknown, spec: S): unknown;
  /** Column values by part, also of null. Undefined: one column holding the canonical value itself. */
  encode?(value: unknown, spec: S): Readonly<Record<string, unknown>>;
  /** The canonical value, or null, from column values by part. Undefined: the single column's value. */
  decode?(parts: Readonly<Record<string, unknown>>, spec: S): unknown;
  /** Where searching compares when not in the value itself: a part, and a word as that part has it ('' finds nothing). */
  readonly search?: { readonly part: string; word(word: string): string };
  /** What a person reads in a list or an export; a reference may arrive as its id or as `{id, title}`. */
  toCell(value: unknown, spec: S, context: FormatContext): string;
  /** What a person's cell means; never throws. An empty cell never arrives here. */
  fromCell(cell: string, spec: S, context: FormatContext): unknown | CellProblem;
  /** False where lists may not be sorted by it (long text, JSON, lists). */
  readonly sortable: boolean;
  /** False where no filter can be written on it. */
  readonly filterable: boolean;
}
