import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookScope, CALENDAR } from '../../test/support/expressions/book-scope.ts';
import { expressionText } from '../../test/support/expressions/generate-expression.ts';
import { bookRecord } from '../../test/support/expressions/generate-record.ts';
import { checkExpression } from './check-expression.ts';
import { compileToQuery } from './compile/compile-to-query.ts';
import { environmentOf, type ExpressionEnvironment } from './environment.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { ExpressionError } from './expression-error.ts';
import { isConstant, type CheckedExpression } from './expression.ts';

const KINDS = ['bool', 'int', 'decimal', 'string', 'date', 'dateTime', 'time'] as const;
const anyText = fc.oneof(...KINDS.map((kind) => expressionText(kind, 3)));

/** The generator may divide by a literal zero or multiply too much; that is refused, and fine. */
function checked(text: string): CheckedExpression | undefined {
  try {
    return checkExpression(text, bookScope);
  } catch (error) {
    if (
      error instanceof ExpressionError &&
      ['dividesByZero', 'tooManyFactors', 'expressionTooLong', 'expressionTooLarge'].includes(
        error.problem.code,
      )
    )
      return undefined;
    throw error;
  }
}

function around(book: Readonly<Record<string, unknown>>): ExpressionEnvironment {
  return { ...environmentOf(book, CALENDAR), isWithin: (_, id, node) => id === node };
}

const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, maxDepth: 2 });

describe('the laws of expressions', () => {
  it('every well-typed expression is accepted and has a canonical value of its type', () => {
    fc.assert(
      fc.property(anyText, bookRecord, (text, book) => {
        const expression = checked(text);
        if (!expression) return;
        const value = evaluate(expression, around(book));
        expect(isCanonical(value, expression.type.kind)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('evaluating never fails, whatever the record holds', () => {
    const broken = fc.dictionary(
      fc.constantFrom(
        'title',
        'pages',
        'price',
        'published',
        'createdAt',
        'author',
        'tags',
        'loans',
        'place',
        'me',
        'lent',
      ),
      anything,
    );
    fc.assert(
      fc.property(anyText, broken, (text, book) => {
        const expression = checked(text);
        if (!expression) return;
        expect(isCanonical(evaluate(expression, around(book)), expression.type.kind)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('an expression over constants compiles to its value', () => {
    const me = { id: '0198f7a0-0000-7000-8000-000000000001', roles: ['admin'] };
    const constantText = anyText.map((text) =>
      text
        .replace(/\b(pages|copies)\b/g, '7')
        .replace(/\b(price|weight)\b/g, '2.5')
        .replace(/\blent\b/g, 'true')
        .replace(/\b(title|subtitle|author\.name|place\.city)\b/g, "'a'")
        .replace(/\b(published|boughtOn|author\.born)\b/g, 'today()')
        .replace(/\b(createdAt|seenAt)\b/g, 'now()')
        .replace(/\bopens\b/g, 'time(now())')
        .replace(/\b(author|tags|place)\b/g, 'me.roles')
        .replace(/\bloans\b/g, 'me.roles'),
    );
    let folded = 0;
    fc.assert(
      fc.property(constantText, (text) => {
        const expression = tryChecked(text);
        if (!expression || !isConstant(expression.ast) || text.includes('isWithin')) return;
        folded += 1;
        const tree = compileToQuery(expression, { ...CALENDAR, me });
        const value = evaluate(expression, around({ me }));
        expect(tree).toEqual({ op: 'value', value, type: expression.type });
      }),
      { numRuns: 1_000 },
    );
    expect(folded).toBeGreaterThan(500);
  });
});

function tryChecked(text: string): CheckedExpression | undefined {
  try {
    return checkExpression(text, bookScope);
  } catch {
    return undefined;
  }
}

function isCanonical(value: unknown, kind: string): boolean {
  if (value === null) return true;
  switch (kind) {
    case 'bool':
      return typeof value === 'boolean';
    case 'int':
      return Number.isSafeInteger(value) || /^-?\d{16,19}$/.test(String(value));
    case 'decimal':
      return typeof value === 'string' && /^-?\d+(\.\d*[1-9])?$/.test(value) && value !== '-0';
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(String(value));
    case 'dateTime':
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(String(value));
    case 'time':
      return /^\d\d:\d\d:\d\d$/.test(String(value));
    default:
      return typeof value === 'string';
  }
}
