import type { FieldDocument } from '../../../model/model-document.ts';

/** How a rule of the builder compares. Each field offers those its type's operators allow. */
export type RuleOperator =
  | 'equals'
  | 'notEquals'
  | 'oneOf'
  | 'notOneOf'
  | 'contains'
  | 'notContains'
  | 'startsWith'
  | 'less'
  | 'atMost'
  | 'greater'
  | 'atLeast'
  | 'between'
  | 'inLast'
  | 'inNext'
  | 'has'
  | 'hasNot'
  | 'isWithin'
  | 'isTrue'
  | 'isFalse'
  | 'isEmpty'
  | 'isNotEmpty';

/**
 * One comparison. The value is a literal in canonical form (a reference by its id), a list of them for `oneOf`, a
 * pair for `between`, a Span for `inLast` and `inNext`. Text beginning with `=` is an expression: `=today()`.
 */
export interface FilterRule {
  readonly field: string;
  readonly operator: RuleOperator;
  readonly value: unknown;
}

export interface FilterGroup {
  readonly combinator: 'and' | 'or';
  readonly not?: boolean;
  readonly rules: readonly (FilterRule | FilterGroup)[];
}

/** So many units back from today, or on. */
export interface Span {
  readonly count: number;
  readonly unit: (typeof SPAN_UNITS)[number];
}

export const SPAN_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** Finds the field at a path, or nothing where a filter cannot be written on it. */
export type FieldOf = (path: string) => FieldDocument | undefined;

export function isGroup(rule: FilterRule | FilterGroup): rule is FilterGroup {
  return 'rules' in rule;
}

export function isSpan(value: unknown): value is Span {
  return (
    typeof value === 'object' &&
    value !== null &&
    Number.isInteger((value as Span).count) &&
    SPAN_UNITS.includes((value as Span).unit)
  );
}

const EXPRESSION = '=';

export function expressionValue(text: string): string {
  return EXPRESSION + text;
}

/** The expression a value stands for, or nothing where it is a literal. */
export function expressionIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith(EXPRESSION) ? value.slice(1) : undefined;
}

/** Kinds of values that may be given as an expression (`me.id`, `today()`) rather than written out. */
const EXPRESSED: ReadonlySet<string> = new Set(['date', 'dateTime', 'record']);

export function mayBeExpressed(field: FieldDocument): boolean {
  return EXPRESSED.has(field.expressionType.kind);
}

const OFFERED: Readonly<Record<string, readonly RuleOperator[]>> = {
  equals: ['equals', 'notEquals'],
  oneOf: ['oneOf', 'notOneOf'],
  contains: ['contains', 'notContains'],
  startsWith: ['startsWith'],
  less: ['less', 'atMost'],
  greater: ['greater', 'atLeast'],
  between: ['between'],
  inLast: ['inLast'],
  inNext: ['inNext'],
  has: ['has', 'hasNot'],
  isWithin: ['isWithin'],
  isTrue: ['isTrue', 'isFalse'],
  isEmpty: ['isEmpty', 'isNotEmpty'],
};

/** Moments are compared with days: before one, up to its end, from its beginning. */
const OF_MOMENTS: ReadonlySet<RuleOperator> = new Set([
  'less',
  'atMost',
  'atLeast',
  'between',
  'inLast',
  'inNext',
  'isEmpty',
  'isNotEmpty',
]);

/** What the builder offers for a field, in the order of its type. */
export function operatorsOf(field: FieldDocument): readonly RuleOperator[] {
  const offered = field.operators.flatMap((operator) => OFFERED[operator] ?? []);
  return field.expressionType.kind === 'dateTime' ? offered.filter((one) => OF_MOMENTS.has(one)) : offered;
}

/** What somebody most likely means: a part of a text, the very value of anything else. */
export function firstOperator(field: FieldDocument): RuleOperator | undefined {
  const offered = operatorsOf(field);
  return offered.includes('contains') ? 'contains' : offered[0];
}

/** Operators that say everything by themselves. */
const WITHOUT_VALUE: ReadonlySet<RuleOperator> = new Set(['isTrue', 'isFalse', 'isEmpty', 'isNotEmpty']);

export function needsValue(operator: RuleOperator): boolean {
  return !WITHOUT_VALUE.has(operator);
}
