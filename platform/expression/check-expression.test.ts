import { describe, expect, it } from 'vitest';
import { bookScope } from '../../test/support/expressions/book-scope.ts';
import { renderMessage } from '../kernel/text.ts';
import { checkExpression, type CheckOptions } from './check-expression.ts';
import { ExpressionError } from './expression-error.ts';

function refusal(text: string, options?: CheckOptions): ExpressionError {
  try {
    checkExpression(text, bookScope, options);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`${text} is accepted`);
}

describe('the type of an expression', () => {
  it.each([
    ['pages + 1', 'int'],
    ['pages + 1.0', 'decimal'],
    ['pages / 2', 'decimal'],
    ['pages % 2', 'int'],
    ['-price', 'decimal'],
    ["title + '!'", 'string'],
    ['pages > 3 && !lent', 'bool'],
    ['author.name', 'string'],
    ['author', 'record'],
    ['lent ? 1 : 2.5', 'decimal'],
    ['lent ? null : published', 'date'],
    ["lent ? '2026-01-01' : published", 'date'],
    ['coalesce(null, pages)', 'int'],
    ['max(pages, price)', 'decimal'],
    ['today()', 'date'],
    ['now()', 'dateTime'],
    ["startOf(createdAt, 'day')", 'dateTime'],
    ['addDays(published, 3)', 'date'],
    ['time(createdAt)', 'time'],
    ['me.roles', 'list'],
    ['title.size()', 'int'],
    ['has(author.name)', 'bool'],
    ['null', 'null'],
  ])('%s is %s', (text, kind) => {
    expect(checkExpression(text, bookScope).type.kind).toBe(kind);
  });
});

describe('what is accepted', () => {
  it.each([
    'pages > 1.5',
    'title == null',
    'lent == false',
    'lent != null',
    'author == me.id',
    "author == '0198f7a0-0000-7000-8000-000000000001'",
    'author != old.author',
    "author in ['0198f7a0-0000-7000-8000-000000000001']",
    'place == null',
    'extra == null',
    'tags == null',
    "'poetry' in tags",
    'me.id in loans',
    "'admin' in me.roles",
    "published >= '2026-01-01'",
    "createdAt < '2026-01-01'",
    "createdAt < '2026-01-01T08:00:00+08:00'",
    "opens == '09:30'",
    "published in ['2026-01-01', null]",
    "'2026-01-01' in [published, boughtOn]",
    'published > params.from',
    'date(createdAt) == today()',
    "title.contains('x') == contains(title, 'x')",
    "matches(title, '^[A-Z]{2}\\\\d+$')",
    'isWithin(author, me.id)',
    "isWithin(id, '0198f7a0-0000-7000-8000-000000000001')",
    'pages in []',
    '9223372036854775807 > -9223372036854775808',
    'true || // a comment\n false',
  ])('%s', (text) => {
    expect(checkExpression(text, bookScope, { expect: 'bool' }).type).toEqual({ kind: 'bool' });
  });
});

describe('what is refused', () => {
  it.each([
    [
      'tilte == null',
      'unknownName',
      'there is no field or variable tilte; did you mean title? (line 1, column 1)',
    ],
    [
      'pages > 1 && author.nmae == null',
      'unknownField',
      'author has no field nmae; did you mean name? (line 1, column 21)',
    ],
    ['place.town == null', 'unknownField', 'place has no field town (line 1, column 7)'],
    ['constructor == null', 'unknownName', 'there is no field or variable constructor (line 1, column 1)'],
    ['place.toString == null', 'unknownField', 'place has no field toString (line 1, column 7)'],
    [
      'loans.due == null',
      'relationHasNoFields',
      'loans is many records (loan); ask their fields with loans.exists(x, x.due …) (line 1, column 7)',
    ],
    [
      'title.length > 3',
      'noFields',
      'title is a string and has no fields to follow with a dot (line 1, column 7)',
    ],
    [
      'lowr(title) == null',
      'unknownFunction',
      'there is no function lowr; did you mean lower? (line 1, column 1)',
    ],
    ['today > published', 'callsNothing', 'today is a function; write today(…) (line 1, column 1)'],
    [
      "pages > '5'",
      'cannotCompare',
      'an int cannot be compared with a string; write a number without quotes (line 1, column 1)',
    ],
    ['title == pages', 'cannotCompare', 'a string cannot be compared with an int (line 1, column 1)'],
    [
      'createdAt > published',
      'cannotCompare',
      'a dateTime cannot be compared with a date; date(…) gives the date of a dateTime (line 1, column 1)',
    ],
    [
      'loans == null',
      'cannotCompare',
      'many records (loan) cannot be compared with null; size(…) counts records, exists(…) tests them (line 1, column 1)',
    ],
    [
      'isWithin(old, me.id)',
      'noTree',
      'a record (book) is in no tree, so isWithin cannot be asked (line 1, column 10)',
    ],
    ['lent > true', 'noOrder', 'a bool has no order; only == and != apply (line 1, column 1)'],
    ['author > me.id', 'noOrder', 'a record (author) has no order; only == and != apply (line 1, column 1)'],
    ['pages > null', 'noOrder', 'null has no order; only == and != apply (line 1, column 1)'],
    ['tags == tags', 'onlyNull', 'a list compares with null only (line 1, column 1)'],
    ['extra == 1', 'onlyNull', 'JSON compares with null only (line 1, column 1)'],
    [
      "published > '2026-02-30'",
      'notADate',
      '"2026-02-30" is not a date; write it as 2026-03-11 (line 1, column 13)',
    ],
    ["createdAt > '2026-13-01T00:00:00Z'", 'notADateTime', undefined],
    [
      "opens > '25:00'",
      'notATime',
      '"25:00" is not a time of day; write it as 09:30 or 09:30:00 (line 1, column 9)',
    ],
    [
      "published in ['2026-01-01', 'x']",
      'notADate',
      '"x" is not a date; write it as 2026-03-11 (line 1, column 29)',
    ],
    ['pages / 0', 'dividesByZero', 'division by the number 0 (line 1, column 9)'],
    ['pages % -0.00', 'dividesByZero', 'division by the number 0 (line 1, column 9)'],
    [
      'published + 1',
      'cannotCalculate',
      'a date + an int cannot be calculated; dates take addDays, addMonths or daysBetween (line 1, column 1)',
    ],
    [
      'title + 1',
      'cannotCalculate',
      'a string + an int cannot be calculated; string(…) makes text of a number (line 1, column 1)',
    ],
    [
      'pages + null',
      'cannotCalculate',
      'an int + null cannot be calculated; coalesce gives a value in place of null (line 1, column 1)',
    ],
    ['-title', 'cannotNegate', 'a string takes no minus sign (line 1, column 1)'],
    [
      'pages && lent',
      'needsBool',
      'a condition (bool) is needed here, this is an int; to ask whether it has a value write != null (line 1, column 1)',
    ],
    ['!title', 'needsBool', undefined],
    ['1 ? 2 : 3', 'needsBool', 'a condition (bool) is needed here, this is an int (line 1, column 1)'],
    [
      'lent ? 1 : title',
      'differentBranches',
      'an int and a string cannot be one value; give them the same type (line 1, column 12)',
    ],
    ['coalesce(published, 1)', 'differentBranches', undefined],
    ["pages in [1, 'x']", 'differentBranches', undefined],
    ['pages in title', 'needsList', 'in needs a list on its right, this is a string (line 1, column 10)'],
    ["startOf(published, 'moth')", 'notOneOf', undefined],
    ['startOf(published, title)', 'notOneOf', undefined],
    [
      'round(price, pages)',
      'needsLiteral',
      'argument 2 of round is written out: a whole number from -20 to 20 (line 1, column 14)',
    ],
    [
      "inNext(published, pages, 'day')",
      'needsConstant',
      'argument 2 of inNext may not depend on the record (line 1, column 19)',
    ],
    [
      'addDays(published)',
      'wrongArgumentCount',
      'addDays is used as addDays(date, n), addDays(dateTime, n) (line 1, column 1)',
    ],
    [
      'addDays(title, 1)',
      'wrongArgument',
      'argument 1 of addDays takes a date, this is a string; usage: addDays(date, n), addDays(dateTime, n) (line 1, column 9)',
    ],
    ['coalesce()', 'wrongArgumentCount', undefined],
    ['max(lent, true)', 'noOrder', undefined],
    [
      'matches(title, subtitle)',
      'needsLiteral',
      'argument 2 of matches is written out: a pattern in quotes (line 1, column 16)',
    ],
    ["matches(title, '(a')", 'badPattern', 'the pattern cannot be used: a ( has no ) (line 1, column 16)'],
    ["matches(title, 'a(?=b)')", 'badPattern', undefined],
    ["matches(title, '(a)\\\\1')", 'badPattern', undefined],
    ["title == 'a\\x00b'", 'badText', undefined],
    ['pages == 9223372036854775808', 'numberTooLarge', undefined],
    ['price == 1e31', 'numberTooLarge', undefined],
    ['pages == 1u', 'notSupported', undefined],
    ['tags[0] == null', 'notSupported', undefined],
    ["{'a': 1} == null", 'notSupported', undefined],
    [
      'loans.map(l, l.due) == null',
      'noMacros',
      'map is not available; related records take exists, all and count (line 1, column 1)',
    ],
    ['lower(title).size == 1', 'notSupported', undefined],
  ])('%s → %s', (text, code, message) => {
    const error = refusal(text);
    expect(error.problem.code).toBe(code);
    if (message) expect(error.message).toBe(message);
    expect(renderMessage(error.toIssue('filter').message, 'zh-CN')).not.toMatch(/[{}]/);
  });

  it('multiplies no more numbers with one another than the digits of a result can bear', () => {
    expect(checkExpression(product(30), bookScope).type.kind).toBe('decimal');
    expect(refusal(product(31)).problem.code).toBe('tooManyFactors');
  });
});

const product = (count: number) => Array.from({ length: count }, () => 'price').join(' * ');

describe('an expected type', () => {
  it.each([
    ['pages', 'decimal'],
    ['me.id', 'record'],
    ['null', 'date'],
    ["'2026-01-01'", 'date'],
    ['lent', 'bool'],
  ] as const)('%s serves as %s', (text, expected) => {
    expect(checkExpression(text, bookScope, { expect: expected }).text).toBe(text);
  });

  it.each([
    ['price', 'int', 'wrongResult'],
    ["'soon'", 'date', 'notADate'],
    ['title', 'bool', 'needsBool'],
    ['null', 'bool', 'needsBool'],
    ['published', 'dateTime', 'wrongResult'],
  ] as const)('%s does not serve as %s', (text, expected, code) => {
    expect(refusal(text, { expect: expected }).problem.code).toBe(code);
  });
});

describe('what a checked expression knows about itself', () => {
  it('lists the paths it reads once, with old and without me and params', () => {
    const { dependencies } = checkExpression(
      "author.name == 'x' && author.name != title && old.pages > pages && me.id != null && params.from != null",
      bookScope,
    );
    expect(dependencies).toEqual([['author', 'name'], ['title'], ['old', 'pages'], ['pages']]);
  });

  it.each([
    ["inNext(published, 7, 'day')", true],
    ['lent && published < today()', true],
    ["published < '2026-01-01'", false],
  ])('%s reads the clock: %s', (text, reads) => {
    expect(checkExpression(text, bookScope).readsClock).toBe(reads);
  });
});
