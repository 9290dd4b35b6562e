import type { ExpressionType } from './expression-type.ts';

/**
 * What a checked expression compiles to and what storage renders to SQL. It knows field paths but no tables,
 * and values but no parameters. Every operator is total:
 * - `==`, `!=` and `in` treat null as a value; ordering with null is false;
 * - `and`, `or`, `not` and a condition's `when` read a null bool as false and never give null themselves;
 * - arithmetic with null is null; `x / 0` and `x % 0` are null; int beyond 64 bits is null; `/` is decimal,
 *   rounded half away from zero to 10 places; other decimal arithmetic is exact; `%` has the sign of the left;
 * - `+` of strings joins them;
 * - strings compare by code point, records by id (a string beside a record is an id), int and decimal mix.
 */
export type QueryTree =
  | QueryValue
  | QueryField
  | { readonly op: 'and' | 'or'; readonly args: readonly QueryTree[] }
  | { readonly op: 'not'; readonly arg: QueryTree }
  | QueryRelation
  /** Looks at every record and field, whatever the caller may see: a rule of the platform, not a wish of the caller. */
  | { readonly op: 'unrestricted'; readonly arg: QueryTree }
  | { readonly op: 'compare'; readonly by: Comparison; readonly left: QueryTree; readonly right: QueryTree }
  | { readonly op: 'in'; readonly arg: QueryTree; readonly list: readonly QueryTree[] }
  /** A list field (multiSelect, references) holds the value: `'a' in tags`. */
  | { readonly op: 'member'; readonly arg: QueryTree; readonly list: QueryField }
  | {
      readonly op: 'arithmetic';
      readonly by: Arithmetic;
      readonly left: QueryTree;
      readonly right: QueryTree;
      readonly type: ExpressionType;
    }
  | { readonly op: 'negate'; readonly arg: QueryTree; readonly type: ExpressionType }
  | {
      readonly op: 'condition';
      readonly when: QueryTree;
      readonly then: QueryTree;
      readonly else: QueryTree;
      readonly type: ExpressionType;
    }
  /** One of QUERY_FUNCTIONS, or a plugin's, with its checked arguments; storage has a renderer per name. */
  | {
      readonly op: 'call';
      readonly fn: QueryFunction | `plugin:${string}`;
      readonly args: readonly QueryTree[];
      readonly type: ExpressionType;
    };

/**
 * The functions that reach a query tree. Compiling binds `now` and `today` and rewrites the others of the
 * catalogue (`inNext`, `endOf`, `percent`, …) with these, so a renderer needs no more. A null argument gives
 * null, unless said otherwise. Dates run from 0001-01-01 to 9999-12-31, int is 64 bits; a result outside is null.
 *
 * | function | meaning |
 * |---|---|
 * | year, quarter, month, day (date) | int |
 * | weekday (date) | int, Monday 1 … Sunday 7 |
 * | hour, minute (time) | int |
 * | date (dateTime, zone) | calendar date in the zone, a string value such as `Asia/Shanghai` |
 * | time (dateTime, zone) | time of day in the zone, whole seconds (cut, not rounded) |
 * | dateTime (date, zone) | first moment of the day; a skipped local time is read with the offset before the gap |
 * | addDays, addMonths (date, int) | date; the day is cut to the month's length |
 * | addDays, addMonths (dateTime, int, zone) | dateTime; same local time, a skipped one as above, of a doubled one the later |
 * | addMinutes (dateTime, int) | dateTime, so much later whatever the clocks show |
 * | startOf (date, unit) | date; unit is a string value: week (Monday), month, quarter, year |
 * | daysBetween (date, date) | int, second minus first |
 * | secondsBetween (dateTime, dateTime) | int, whole seconds from the first to the second, cut towards zero |
 * | round (decimal, int) | decimal, half away from zero; the second is a value from -20 to 20 |
 * | floor, ceil, abs | decimal; abs of an int is int |
 * | min, max (…) | of one type; nulls are passed over; strings by code point |
 * | int (decimal) | cut towards zero |
 * | string (string, int, decimal, date) | decimal without trailing zeros |
 * | lower, upper (string) | full Unicode mapping of the root locale (ICU) |
 * | trim (string) | strips WHITESPACE of functions/text-functions.ts from both ends |
 * | contains, startsWith, endsWith (string, string) | bool, never null: null anywhere is false; exact code points |
 * | matches (string, pattern) | bool, null is false; the pattern is a value, printed for PostgreSQL `~` |
 * | size (string) | int, code points · (list) int, null list is 0 |
 * | label (string, list, list) | the value of the second list where the first holds the string, else the string |
 * | coalesce (…) | the first that is not null |
 * | isWithin (record, id) | bool, null is false: the record or one of its ancestors in its tree is the id (a string value) |
 */
const QUERY_FUNCTIONS = [
  'year',
  'quarter',
  'month',
  'day',
  'weekday',
  'hour',
  'minute',
  'date',
  'time',
  'dateTime',
  'addDays',
  'addMonths',
  'addMinutes',
  'startOf',
  'daysBetween',
  'secondsBetween',
  'round',
  'floor',
  'ceil',
  'abs',
  'min',
  'max',
  'int',
  'string',
  'lower',
  'upper',
  'trim',
  'contains',
  'startsWith',
  'endsWith',
  'matches',
  'size',
  'label',
  'coalesce',
  'isWithin',
] as const;
export type QueryFunction = (typeof QUERY_FUNCTIONS)[number];

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/' | '%';

/**
 * Whether some record of a relation (or value of a list field) meets a condition, or how many do. Only records are
 * seen that are not deleted and that the caller may see. Never null.
 */
export interface QueryRelation {
  readonly op: 'relation';
  readonly by: 'exists' | 'count';
  readonly over: QueryField;
  /** Names the record in the fields of `where`; no other relation of the tree has the same. */
  readonly variable: string;
  readonly where: QueryTree;
  readonly type: ExpressionType;
}

/** A literal or a value bound at compile time (`now()`, `me.id`). Decimals and dates are strings. */
export interface QueryValue {
  readonly op: 'value';
  readonly value: string | number | boolean | null | readonly (string | number | boolean | null)[];
  readonly type: ExpressionType;
}

/**
 * A field reached from the queried entity: `['author', 'name']`, `['address', 'city']`, `['lines']`, or a reference of
 * another entity to it, `['library:loan.book']`.
 */
export interface QueryField {
  readonly op: 'field';
  /** Empty for a value of a list that a relation runs over. */
  readonly path: readonly string[];
  /** The variable of the relation whose record it starts from; without one, the queried record. */
  readonly of?: string;
  readonly type: ExpressionType;
}

export const TRUE: QueryValue = { op: 'value', value: true, type: { kind: 'bool' } };
export const FALSE: QueryValue = { op: 'value', value: false, type: { kind: 'bool' } };

/** All of them hold. Drops what is trivially true; no argument at all is true. */
export function allOf(...trees: readonly (QueryTree | undefined)[]): QueryTree {
  const args = trees.filter((tree): tree is QueryTree => tree !== undefined && tree !== TRUE);
  return args.length === 0 ? TRUE : args.length === 1 ? args[0]! : { op: 'and', args };
}
