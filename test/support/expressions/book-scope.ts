import { checkExpression } from '../../../platform/expression/check-expression.ts';
import { environmentOf, type CalendarContext } from '../../../platform/expression/environment.ts';
import { evaluate } from '../../../platform/expression/evaluate/evaluate.ts';
import type {
  ExpressionScope,
  ExpressionType,
  IncomingRelation,
} from '../../../platform/expression/expression-type.ts';

const STRING: ExpressionType = { kind: 'string' };

export const ME_TYPE: ExpressionType = {
  kind: 'object',
  parts: {
    id: STRING,
    department: STRING,
    username: STRING,
    language: STRING,
    roles: { kind: 'list', of: STRING },
  },
};

const AUTHOR: Readonly<Record<string, ExpressionType>> = {
  id: STRING,
  name: STRING,
  born: { kind: 'date' },
  mentor: { kind: 'record', entity: 'library:author' },
};

/** Options of a book's genre; one of them has two words that SQL could trip over. */
export const GENRES = {
  novel: { 'zh-CN': '小说', en: 'Novel' },
  law: { 'zh-CN': "法'律", en: "Law's {}," },
};

const LOAN: Readonly<Record<string, ExpressionType>> = {
  id: STRING,
  book: { kind: 'record', entity: 'library:book' },
  reader: STRING,
  days: { kind: 'int' },
  fee: { kind: 'decimal' },
  due: { kind: 'date' },
  lender: { kind: 'record', entity: 'library:author' },
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
  editors: { kind: 'records', entity: 'library:author', held: true },
  place: { kind: 'object', parts: { city: STRING, street: STRING } },
  genre: { kind: 'string', options: Object.keys(GENRES) },
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
  'library:loan': LOAN,
};

const BOOKS: ExpressionType = { kind: 'records', entity: 'library:book' };
const LOANS: ExpressionType = { kind: 'records', entity: 'library:loan' };

/** References of other entities, by the names expressions give them. */
const RELATIONS: Readonly<Record<string, ReadonlyMap<string, IncomingRelation>>> = {
  'library:book': named({ 'loan.book': LOANS }),
  'library:author': named({ 'book.author': BOOKS, 'book.editors': BOOKS, 'loan.lender': LOANS }),
};

function named(relations: Readonly<Record<string, ExpressionType>>): ReadonlyMap<string, IncomingRelation> {
  const entries = Object.entries(relations).flatMap(([name, type]) => {
    const relation = { name: `library:${name}`, type };
    return [[name, relation] as const, [`library.${name}`, relation] as const];
  });
  return new Map(entries);
}

export const bookScope: ExpressionScope = {
  variable: (name) => own({ ...BOOK, ...BOUND }, name),
  field: (entity, name) => own(FIELDS[entity] ?? {}, name),
  labels: (entity, field) =>
    (entity === undefined || entity === 'library:book') && field === 'genre' ? GENRES : undefined,
  relations: (entity = 'library:book') => RELATIONS[entity] ?? new Map(),
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
