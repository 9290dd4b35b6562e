import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkExpression } from '../../platform/expression/check-expression.ts';
import { compileToQuery } from '../../platform/expression/compile/compile-to-query.ts';
import {
  environmentOf,
  type CalendarContext,
  type ExpressionEnvironment,
} from '../../platform/expression/environment.ts';
import { readDecimal } from '../../platform/expression/evaluate/decimal.ts';
import { evaluate } from '../../platform/expression/evaluate/evaluate.ts';
import { ExpressionError } from '../../platform/expression/expression-error.ts';
import type { CheckedExpression } from '../../platform/expression/expression.ts';
import { TRUE, type QueryTree } from '../../platform/expression/query-tree.ts';
import { bookScope } from '../support/expressions/book-scope.ts';
import { CALLER_ID, openBookLibrary, type BookLibrary } from '../support/expressions/book-library.ts';
import { expressionText } from '../support/expressions/generate-expression.ts';
import { seedFrom } from '../support/seed.ts';

/** One case is one expression on one book. `EXPRESSION_CASES=1000000` is the long run; `EXPRESSION_SEED` repeats one. */
const CASES = Number(process.env.EXPRESSION_CASES ?? 10_000);
const SEED = seedFrom('EXPRESSION_SEED');
const BOOKS = 40;
const ID: QueryTree = { op: 'field', path: ['id'], type: { kind: 'string' } };
const ME = { id: CALLER_ID, roles: ['admin'], department: null, username: 'jane', language: 'en' };
const NOW = new Date('2026-03-11T01:00:00.000Z');

let library: BookLibrary;

beforeAll(async () => {
  library = await openBookLibrary(BOOKS, SEED);
});

afterAll(() => library?.close());

function checked(text: string): CheckedExpression | undefined {
  try {
    return checkExpression(text, bookScope);
  } catch (error) {
    const isFine =
      error instanceof ExpressionError && ['dividesByZero', 'tooManyFactors'].includes(error.problem.code);
    if (isFine) return undefined;
    throw error;
  }
}

/** What PostgreSQL makes of the expression, by the id of the book. */
async function inSql(
  expression: CheckedExpression,
  calendar: CalendarContext,
): Promise<Map<string, unknown>> {
  const tree = compileToQuery(expression, { ...calendar, me: ME });
  if (tree.op === 'value') return new Map(library.books.map(({ id }) => [id, tree.value]));
  const rows = await library.catalog.store.aggregate(library.database.session, {
    entity: 'library:book',
    where: TRUE,
    groupBy: [
      { name: 'id', value: ID },
      { name: 'value', value: tree },
    ],
    measures: [],
    sort: [],
    limit: 1000,
  });
  return new Map(rows.map(({ id, value }) => [String(id), plain(value, expression)]));
}

/** The ids of the books for which PostgreSQL finds a condition to hold. */
async function idsInSql(where: QueryTree): Promise<ReadonlySet<unknown>> {
  const query = { entity: 'library:book', select: [['id']], where, sort: [], limit: 1000 };
  const rows = await library.catalog.store.find(library.database.session, query);
  return new Set(rows.map(({ id }) => id));
}

function environment(
  book: Readonly<Record<string, unknown>>,
  calendar: CalendarContext,
): ExpressionEnvironment {
  const known = { ...book, me: ME, 'library:loan.book': book['loans'] };
  return {
    ...environmentOf(known, calendar),
    isWithin: (_, id, node) => isBelow(id, node),
    follow: (_, id) => library.record(id),
    related: (_, id, relation) => library.related(relation, id),
  };
}

function isBelow(id: string | null | undefined, node: string): boolean {
  return id != null && (id === node || isBelow(library.mentors.get(id), node));
}

function plain(value: unknown, { type }: CheckedExpression): unknown {
  return type.kind === 'decimal' ? (readDecimal(value)?.toFixed() ?? null) : value;
}

async function expectSame(text: string, calendar: CalendarContext): Promise<void> {
  const expression = checked(text);
  if (!expression) return;
  const found = await inSql(expression, calendar);
  const values = library.books.map((book) => {
    return { book, value: evaluate(expression, environment(book, calendar)) };
  });
  for (const { book, value } of values) {
    expect({ text, book, value: found.get(book.id) }).toEqual({
      text,
      book,
      value: plain(value, expression),
    });
  }
  if (expression.type.kind !== 'bool') return;
  const tree = compileToQuery(expression, { ...calendar, me: ME });
  const [holding, failing] = [await idsInSql(tree), await idsInSql({ op: 'not', arg: tree })];
  for (const { book, value } of values) {
    expect({ text, book, holds: holding.has(book.id), fails: failing.has(book.id) }).toEqual({
      text,
      book,
      holds: value === true,
      fails: value !== true,
    });
  }
}

describe('an expression means the same in JavaScript and in PostgreSQL', () => {
  const kinds = ['bool', 'bool', 'bool', 'int', 'decimal', 'string', 'date', 'dateTime', 'time'] as const;
  const anyText = fc.oneof(...kinds.map((kind) => expressionText(kind, 3)));

  it.each([
    { timeZone: 'Asia/Shanghai', weekStart: 1, language: 'en' },
    { timeZone: 'America/New_York', weekStart: 7 },
    { timeZone: 'America/Havana', weekStart: 6 },
    { timeZone: 'Australia/Lord_Howe', weekStart: 1 },
  ])(
    'in $timeZone with weeks from day $weekStart, whatever it is made of',
    async (place) => {
      await fc.assert(
        fc.asyncProperty(anyText, (text) => expectSame(text, { now: NOW, ...place })),
        { numRuns: Math.ceil(CASES / BOOKS / 4), seed: SEED + place.weekStart },
      );
    },
    Math.max(120_000, CASES * 20),
  );
});
