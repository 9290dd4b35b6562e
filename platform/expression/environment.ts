/** What an expression is evaluated against. */
export interface ExpressionEnvironment extends CalendarContext {
  /**
   * The value of a top-level name: a field of the record, `old`, `me` or `params`, in canonical form. A
   * reference is its id or, where dots follow it, the loaded record as a nested object with its `id`. A relation to
   * many is the array of its records, or their ids; that of another entity's reference is named `library:loan.reader`.
   */
  readonly variable: (name: string) => unknown;
  /** The record behind an id, where a dot follows a reference of which only the id is given. */
  readonly follow?: (entity: string, id: string) => Readonly<Record<string, unknown>> | undefined;
  /** The records of a relation of a record that is not the one at hand; none where it is left out. */
  readonly related?: (entity: string, id: string, relation: string) => readonly unknown[] | undefined;
  /** Whether a record is the node, or below the node, of its tree; needed by `isWithin` only. */
  readonly isWithin?: (entity: string, id: string, node: string) => boolean;
}

/** When and where "today" is. */
export interface CalendarContext {
  readonly now: Date;
  /** The organisation's IANA zone. */
  readonly timeZone: string;
  /** The language of `label(…)`; Chinese where it is left out. */
  readonly language?: string;
  /** First day of the week, Monday 1 (the default) to Sunday 7. */
  readonly weekStart?: number;
}

/**
 * The environment of a plain object.
 *
 * @example
 * evaluate(checked, environmentOf({ title: 'Emma', pages: 474 }, { now: clock.now(), timeZone: 'Asia/Shanghai' }));
 */
export function environmentOf(
  values: Readonly<Record<string, unknown>>,
  calendar: CalendarContext,
): ExpressionEnvironment {
  return { ...calendar, variable: (name) => (Object.hasOwn(values, name) ? values[name] : null) };
}
