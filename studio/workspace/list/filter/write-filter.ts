import type { FieldDocument } from '../../../model/model-document.ts';
import { quoted } from '../../../api/quoted.ts';
import { dayAfter } from './day-after.ts';
import {
  expressionIn,
  isGroup,
  isSpan,
  mayBeExpressed,
  operatorsOf,
  type FieldOf,
  type FilterGroup,
  type FilterRule,
} from './filter-rule.ts';

/** The CEL text of a filter; '' for none. A rule somebody has not finished is left out. */
export function writeFilter(group: FilterGroup, fieldOf: FieldOf): string {
  const texts = group.rules.map((rule) => writeOne(rule, fieldOf)).filter(Boolean);
  const joined = texts.length === 1 ? texts[0]! : texts.map(bracketed).join(JOINTS[group.combinator]);
  return group.not && joined !== '' ? `!(${joined})` : joined;
}

const JOINTS = { and: ' && ', or: ' || ' } as const;

function writeOne(rule: FilterRule | FilterGroup, fieldOf: FieldOf): string {
  if (isGroup(rule)) return writeFilter(rule, fieldOf);
  const field = fieldOf(rule.field);
  return (field && writeRule(rule, field)) ?? '';
}

/** Brackets where the text itself joins conditions. */
function bracketed(text: string): string {
  return / && | \|\| /.test(text) ? `(${text})` : text;
}

type Write = (path: string, value: unknown, field: FieldDocument) => string | undefined;

/** The CEL text of one rule; undefined while its value is not given. */
export function writeRule(
  { field: path, operator, value }: FilterRule,
  field: FieldDocument,
): string | undefined {
  return operatorsOf(field).includes(operator) ? WRITERS[operator](path, value, field) : undefined;
}

const compared =
  (sign: string): Write =>
  (path, value, field) => {
    const text = literal(value, field);
    return text && `${path} ${sign} ${text}`;
  };

const called =
  (fn: string, before = ''): Write =>
  (path, value) =>
    typeof value === 'string' && value !== '' ? `${before}${path}.${fn}(${quoted(value)})` : undefined;

const within =
  (fn: string): Write =>
  (path, value) =>
    isSpan(value) && value.count > 0 ? `${fn}(${path}, ${value.count}, '${value.unit}')` : undefined;

const WRITERS: Readonly<Record<FilterRule['operator'], Write>> = {
  equals: compared('=='),
  notEquals: compared('!='),
  less: compared('<'),
  atMost: (path, value, field) => {
    const isMoment = field.expressionType.kind === 'dateTime';
    const text = isMoment ? endOfDay(value) : literal(value, field);
    return text && `${path} ${isMoment ? '<' : '<='} ${text}`;
  },
  greater: compared('>'),
  atLeast: compared('>='),
  oneOf: writeOneOf,
  notOneOf: (...given) => negated(writeOneOf(...given)),
  contains: called('contains'),
  notContains: called('contains', '!'),
  startsWith: called('startsWith'),
  between: writeBetween,
  inLast: within('inLast'),
  inNext: within('inNext'),
  has: writeHas,
  hasNot: (path, value) => negated(writeHas(path, value)),
  isWithin: (path, value) =>
    typeof value === 'string' && value !== '' ? `isWithin(${path}, ${quoted(value)})` : undefined,
  isTrue: (path) => `${path} == true`,
  isFalse: (path) => `${path} == false`,
  isEmpty: (path, _, field) => (isList(field) ? `size(${path}) == 0` : `${path} == null`),
  isNotEmpty: (path, _, field) => (isList(field) ? `size(${path}) > 0` : `${path} != null`),
};

function writeOneOf(path: string, value: unknown, field: FieldDocument): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const items = value.map((item: unknown) => literal(item, field));
  return items.every(Boolean) ? `${path} in [${items.join(', ')}]` : undefined;
}

function writeHas(path: string, value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? `${quoted(value)} in ${path}` : undefined;
}

function negated(text: string | undefined): string | undefined {
  return text && `!(${text})`;
}

function writeBetween(path: string, value: unknown, field: FieldDocument): string | undefined {
  const [from, to]: unknown[] = Array.isArray(value) ? value : [];
  const least = WRITERS.atLeast(path, from, field);
  const most = WRITERS.atMost(path, to, field);
  return least && most && `${least} && ${most}`;
}

/** A moment lies on the last day or before it when it comes before the day after. */
function endOfDay(value: unknown): string | undefined {
  const expression = expressionIn(value);
  if (expression !== undefined) return `dateTime(addDays(${expression}, 1))`;
  return typeof value === 'string' && value !== '' ? quoted(dayAfter(value, 1)) : undefined;
}

/** A value as CEL writes it for a field; undefined where there is none, or no number where one is wanted. */
function literal(value: unknown, field: FieldDocument): string | undefined {
  const { kind } = field.expressionType;
  if (value === null || value === undefined || value === '') return undefined;
  const expression = mayBeExpressed(field) ? expressionIn(value) : undefined;
  if (expression !== undefined) return kind === 'dateTime' ? `dateTime(${expression})` : expression;
  if (kind !== 'int' && kind !== 'decimal') return quoted(String(value));
  return /^-?\d+(\.\d+)?$/.test(String(value)) ? String(value) : undefined;
}

/** Many records or lines: they are never null, only none. */
export function isList(field: FieldDocument): boolean {
  return field.expressionType.kind === 'records';
}
