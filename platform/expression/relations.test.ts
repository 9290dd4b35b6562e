import { describe, expect, it } from 'vitest';
import { bookScope, CALENDAR, evaluateOn } from '../../test/support/expressions/book-scope.ts';
import { renderMessage } from '../kernel/text.ts';
import { checkExpression } from './check-expression.ts';
import { environmentOf } from './environment.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { ExpressionError } from './expression-error.ts';

function refusal(text: string): ExpressionError {
  try {
    checkExpression(text, bookScope);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`${text} is accepted`);
}

const BOOK = {
  pages: 300,
  title: 'Emma',
  tags: ['novel', 'old'],
  author: { id: 'a1', name: 'Jane' },
  editors: ['a2', 'a3'],
  me: { id: 'u1', roles: ['admin', 'member'] },
  loans: [
    { id: 'l1', days: 7, fee: '0.10', lender: 'a2' },
    { id: 'l2', days: 400, fee: '0.2', lender: null },
    { id: 'l3', days: null, fee: null, lender: 'a1' },
  ],
};
const AUTHORS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  a1: { id: 'a1', name: 'Jane' },
  a2: { id: 'a2', name: 'Emma' },
};
const RELATED: Readonly<Record<string, readonly unknown[]>> = {
  'a1.library:book.author': [
    { id: 'b1', pages: 300, loans: BOOK.loans },
    { id: 'b2', pages: 9, loans: [] },
  ],
};

function valueOf(text: string): unknown {
  return evaluate(checkExpression(text, bookScope), {
    ...environmentOf({ ...BOOK, 'library:loan.book': BOOK.loans }, CALENDAR),
    follow: (_, id) => AUTHORS[id],
    related: (_, id, relation) => RELATED[`${id}.${relation}`],
  });
}

describe('conditions on related records', () => {
  it.each([
    ['loans.exists(l, l.days > 365)', true],
    ['loans.exists(l, l.days > pages)', true],
    ['exists(loans, l, l.days > 365)', true],
    ['loans.all(l, l.days > 1)', false],
    ['loans.all(l, l.days == null || l.days > 1)', true],
    ['loans.count(l, l.fee < 0.15)', 1],
    ['loan.book.count(l, true)', 3],
    ['library.loan.book.count(l, true) == size(loan.book)', true],
    ['loans.exists(l, l.lender.name == title)', true],
    ['loans.exists(l, l.lender == author)', true],
    ["loans.exists(l, l.id == 'l2') && !loans.exists(l, l == 'l4')", true],
    ['editors.exists(e, e.name == title)', true],
    ['author.book.author.count(b, b.pages > 10)', 1],
    ['author.book.author.exists(b, b.loans.exists(l, l.days > b.pages))', true],
    ['author.book.editors.all(b, false)', true],
    ["tags.exists(t, t.startsWith('no'))", true],
    ["me.roles.all(r, r.contains('m'))", true],
    ['[0.1, 1, pages].count(n, n >= 1)', 2],
    ['[today()].exists(d, year(d) == 2026) && [now()].exists(m, m == now())', true],
    // a variable hides a field of its name
    ['loans.exists(pages, pages.days == 7)', true],
    ['copies == null && loans.exists(l, l.days == null && copies == null)', true],
  ])('%s is %s', (text, expected) => {
    expect(valueOf(text)).toEqual(expected);
  });

  it('find nothing where nothing is known of the relation', () => {
    const texts = ['loans.exists(l, true)', 'loans.all(l, false)', 'loans.count(l, true)'];
    expect(texts.map((text) => evaluateOn({}, text))).toEqual([false, true, 0]);
  });

  it.each([
    ['loans.exists(l, l.days > pages)', ['loans', 'loans.days', 'pages']],
    [
      'loan.book.exists(l, l.lender.name == title)',
      ['library:loan.book', 'library:loan.book.lender.name', 'title'],
    ],
    [
      'author.book.author.exists(b, b.loans.exists(l, l.days > b.pages))',
      [
        'author.library:book.author',
        'author.library:book.author.loans',
        'author.library:book.author.loans.days',
        'author.library:book.author.pages',
      ],
    ],
    ["tags.exists(t, t == 'a')", ['tags']],
    ['[pages].exists(n, n > 1) && me.roles.exists(r, r == title)', ['pages', 'title']],
  ])('%s reads %j', (text, expected) => {
    const { dependencies } = checkExpression(text, bookScope);
    expect(dependencies.map((path) => path.join('.'))).toEqual(expected);
  });
});

describe('a condition on related records is refused', () => {
  it.each([
    ['loans.exists(l, l.dys > 1)', 'l has no field dys; did you mean days? (line 1, column 19)'],
    [
      'loan.bok.exists(l, true)',
      'there is no field or variable loan; did you mean loan.book? (line 1, column 1)',
    ],
    ['author.loan.exists(l, true)', 'author has no field loan; did you mean loan.lender? (line 1, column 8)'],
    [
      'loans.days > 1',
      'loans is many records (loan); ask their fields with loans.exists(x, x.days …) (line 1, column 7)',
    ],
    [
      'loans.exists(l.days > 1)',
      'exists is used as relation.exists(variable, condition), for example lines.exists(l, l.quantity > 0); size(…) counts all (line 1, column 1)',
    ],
    [
      'loans.exists(1, true)',
      'the first argument of exists is a name for the record, such as l (line 1, column 14)',
    ],
    [
      'loans.exists(me, true)',
      'me already means something here; choose another name for the variable (line 1, column 14)',
    ],
    [
      'loans.exists(l, l.lender.book.author.exists(l, true))',
      'l already means something here; choose another name for the variable (line 1, column 45)',
    ],
    ['title.exists(t, true)', 'exists takes related records or a list, this is a string (line 1, column 1)'],
    [
      'author.exists(a, true)',
      'exists takes related records or a list, this is a record (author) (line 1, column 1)',
    ],
    ['loans.exists(l, l.days)', undefined],
    ['l.days > 1 && loans.exists(l, true)', 'there is no field or variable l (line 1, column 1)'],
    [
      'loans.exists(a, a.book.loans.exists(b, b.book.loans.exists(c, true)))',
      'conditions on related records nest at most 2 deep; simplify them (line 1, column 40)',
    ],
    [
      'old.loans.exists(l, true)',
      'old.loans cannot be asked before the change; old has the fields of the record itself only (line 1, column 1)',
    ],
  ])('%s', (text, message) => {
    const error = refusal(text);
    if (message) expect(error.message).toBe(message);
    expect(renderMessage(error.toIssue('filter').message, 'zh-CN')).not.toMatch(/[{}]/);
  });

  it('where it would be tried too often', () => {
    const list = `[${Array.from({ length: 40 }, (_, i) => i).join()}]`;
    expect(refusal(`${list}.exists(a, ${list}.exists(b, a == b))`).problem.code).toBe('listTooLong');
    const many = Array.from({ length: 21 }, () => 'loans.exists(l, true)').join(' && ');
    expect(refusal(many).problem.code).toBe('tooManyRelations');
  });
});
