import { checkExpression } from '../../../platform/expression/check-expression.ts';
import { environmentOf, type CalendarContext } from '../../../platform/expression/environment.ts';
import { evaluate } from '../../../platform/expression/evaluate/evaluate.ts';
import type { ExpressionScope, ExpressionType } from '../../../platform/expression/expression-type.ts';

const STRING: ExpressionType = { kind: 'string' };

export const ME_TYPE: ExpressionType = {
  kind: 'object',
  parts: { id: STRING, department: STRING, username: STRING, roles: { kind: 'list', of: STRING } },
};

const AUTHOR: Readonly<Record<string, ExpressionType>> = {
  id: STRING,
  name: STRING,
  born: { kind: 'date' },
  mentor: { kind: 'record', entity: 'library:author' },
};

/** A book of a library, with a field of each type. */
export const BOOK: Readonly<Record<string, ExpressionType>> = {
  id: STRING,
  title: STRING,
  subtitle: STRING,
  pages: { kind: 'int' },
  copies: { kind: 'int' },
  price: { kind: 'decimal' },
  weight: { kind: 'decimal' },
  lent: { kind: 'bool' },
  published: { kind: 'date' },
  boughtOn: { kind: 'date' },
  createdAt: { kind: 'dateTime' },
  seenAt: { kind: 'dateTime' },
  opens: { kind: 'time' },
  author: { kind: 'record', entity: 'library:author' },
  tags: { kind: 'list', of: STRING },
  loans: { kind: 'records', entity: 'library:loan' },
  editors: { kind: 'records', entity: 'library:author' },
  place: { kind: 'object', parts: { city: STRING, street: STRING } },
  extra: { kind: 'any' },
};

const BOUND: Readonly<Record<string, ExpressionType>> = {
  me: ME_TYPE,
  old: { kind: 'record', entity: 'library:book' },
  params: { kind: 'object', parts: { from: { kind: 'date' }, least: { kind: 'decimal' } } },
};

const FIELDS: Readonly<Record<string, Readonly<Record<string, ExpressionType>>>> = {
  'library:book': BOOK,
  'library:author': AUTHOR,
};

export const bookScope: ExpressionScope = {
  variable: (name) => own({ ...BOOK, ...BOUND }, name),
  field: (entity, name) => own(FIELDS[entity] ?? {}, name),
  isTree: (entity) => entity !== 'library:book',
  names: (entity) => Object.keys(entity === undefined ? { ...BOOK, ...BOUND } : (FIELDS[entity] ?? {})),
};

function own<T>(of: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

/** Nine in the morning of 11 March 2026 in Shanghai. */
export const CALENDAR: CalendarContext = {
  now: new Date('2026-03-11T01:00:00.000Z'),
  timeZone: 'Asia/Shanghai',
};

/** Checks and evaluates on a book whose other fields are null. */
export function evaluateOn(
  book: Readonly<Record<string, unknown>>,
  text: string,
  calendar: CalendarContext = CALENDAR,
): unknown {
  return evaluate(checkExpression(text, bookScope), environmentOf(book, calendar));
}
