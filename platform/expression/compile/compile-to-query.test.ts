import { describe, expect, it } from 'vitest';
import { bookScope, CALENDAR } from '../../../test/support/expressions/book-scope.ts';
import { checkExpression } from '../check-expression.ts';
import { ExpressionError } from '../expression-error.ts';
import { FALSE, TRUE, type QueryTree } from '../query-tree.ts';
import { compileToQuery, type QueryBindings } from './compile-to-query.ts';

const ME = { id: 'u1', roles: ['admin', 'member'], department: null, username: 'jane' };

function compile(text: string, bindings: Partial<QueryBindings> = { me: ME }): QueryTree {
  return compileToQuery(checkExpression(text, bookScope), { ...CALENDAR, ...bindings });
}

/** A query tree in short: `pages > 3`, `addDays(published, 1)`. */
function print(tree: QueryTree): string {
  switch (tree.op) {
    case 'value':
      return JSON.stringify(tree.value);
    case 'field':
      return [...(tree.of === undefined ? [] : [tree.of]), ...tree.path].join('.');
    case 'and':
    case 'or':
      return `${tree.op}(${tree.args.map(print).join(', ')})`;
    case 'relation': {
      const { by, over, variable, where } = tree;
      return `${by}(${print(over)}, ${variable}, ${print(where)})`;
    }
    case 'not':
    case 'negate':
    case 'unrestricted':
      return `${tree.op}(${print(tree.arg)})`;
    case 'in':
      return `${print(tree.arg)} in [${tree.list.map(print).join(', ')}]`;
    case 'member':
      return `${print(tree.arg)} in ${print(tree.list)}`;
    case 'condition':
      return `${print(tree.when)} ? ${print(tree.then)} : ${print(tree.else)}`;
    case 'call':
      return `${tree.fn}(${tree.args.map(print).join(', ')})`;
    default:
      return `(${print(tree.left)} ${tree.by} ${print(tree.right)})`;
  }
}

describe('compileToQuery', () => {
  it.each([
    // what is the same for every record is a value
    ['author == me.id', '(author == "u1")'],
    ["pages > 2 * 3 && title != 'a' + 'b'", 'and((pages > 6), (title != "ab"))'],
    ['published >= addDays(today(), -30)', '(published >= "2026-02-09")'],
    ['title in me.roles', 'title in ["admin", "member"]'],
    ['published < params.from', '(published < "2026-01-01")'],
    ['3 < pages', '(pages > 3)'],
    ["'admin' in me.roles || pages > 3", 'true'],
    ["'owner' in me.roles || pages > 3", '(pages > 3)'],
    ["'admin' in me.roles ? pages > 3 : lent", '(pages > 3)'],
    ['!(true && pages > 3)', 'not((pages > 3))'],
    ['!!(pages > 3)', '(pages > 3)'],
    ['pages > 3 && (lent && price > 1)', 'and((pages > 3), lent, (price > 1))'],
    // null where nothing can come of it
    ['pages + copies * (1 / (1 - 1)) == null', 'true'],
    ['contains(title, me.department)', 'false'],
    ['published > addDays(null, 1)', 'false'],
    ['pages in []', 'false'],
    // a bool that may be null stays a test
    ['coalesce(false || lent, true)', 'coalesce(and(lent), true)'],
    ['!!lent == lent', '(and(lent) == lent)'],
    // functions said with fewer
    ['percent(price)', '(price * "0.01")'],
    ['round(price)', 'round(price, 0)'],
    ['addYears(published, pages)', 'addMonths(published, (pages * 12))'],
    ["endOf(published, 'month')", 'addDays(addMonths(startOf(published, "month"), 1), -1)'],
    ["startOf(published, 'day')", 'published'],
    ["inNext(published, 7, 'day')", 'and((published >= "2026-03-11"), (published <= "2026-03-18"))'],
    ["inLast(published, 9223372036854775807, 'day')", 'false'],
    ["anniversaryIn(published, '2026-01-01', '2027-01-02')", '(published != null)'],
    [
      "anniversaryIn(published, '2026-03-11', '2026-03-18')",
      'and((addMonths(published, ((2026 - year(published)) * 12)) >= "2026-03-11"), (addMonths(published, ((2026 - year(published)) * 12)) <= "2026-03-18"))',
    ],
    ["matches(title, '^a.$')", 'matches(title, "^a[\\\\u0001-\\\\u0009\\\\u000b-\\\\U0010ffff]$")'],
    // moments carry the zone, and days of moments become spans an index serves
    ['hour(createdAt)', 'hour(time(createdAt, "Asia/Shanghai"))'],
    ['addDays(createdAt, 1)', 'addDays(createdAt, 1, "Asia/Shanghai")'],
    ['date(createdAt) >= today()', '(createdAt >= "2026-03-10T16:00:00.000Z")'],
    ['today() >= date(createdAt)', '(createdAt < "2026-03-11T16:00:00.000Z")'],
    [
      'date(createdAt) == today()',
      'and((createdAt >= "2026-03-10T16:00:00.000Z"), (createdAt < "2026-03-11T16:00:00.000Z"))',
    ],
    [
      'date(createdAt) != today()',
      'not(and((createdAt >= "2026-03-10T16:00:00.000Z"), (createdAt < "2026-03-11T16:00:00.000Z")))',
    ],
    [
      "inLast(createdAt, 1, 'day')",
      'and((createdAt >= "2026-03-09T16:00:00.000Z"), (createdAt < "2026-03-11T16:00:00.000Z"))',
    ],
    // lists and relations
    ["'poetry' in tags", '"poetry" in tags'],
    ['size(loans) > 1', '(count(loans, r0, true) > 1)'],
    ['size(loans) > 0', 'exists(loans, r0, true)'],
    ['0 == size(loans)', 'not(exists(loans, r0, true))'],
    ['size(loans) == null', '(count(loans, r0, true) == null)'],
    ['loans.exists(l, l.days > pages)', 'exists(loans, r0, (r0.days > pages))'],
    ['loans.all(l, l.days > 1)', 'not(exists(loans, r0, not((r0.days > 1))))'],
    ['loans.count(l, l.lender == me.id)', 'count(loans, r0, (r0.lender == "u1"))'],
    ['loans.exists(l, false) || lent', 'and(lent)'],
    ['loans.exists(l, l == author)', 'exists(loans, r0, (r0.id == author))'],
    ['me.id in loans', 'exists(loans, r0, (r0.id == "u1"))'],
    ['me.id in editors', '"u1" in editors'],
    [
      'author.book.author.exists(b, b.loans.exists(l, l.days > b.pages))',
      'exists(author.library:book.author, r0, exists(r0.loans, r1, (r1.days > r0.pages)))',
    ],
    ["tags.exists(t, t == 'a')", 'exists(tags, r0, (r0 == "a"))'],
    // values that are known are tried one by one
    ['me.roles.exists(r, r == title)', 'or((title == "admin"), (title == "member"))'],
    ["me.roles.exists(r, startsWith(r, 'ad'))", 'true'],
    ['[pages, copies].all(n, n > 1)', 'and((pages > 1), (copies > 1))'],
    ['[pages].count(n, n > 1)', '(pages > 1) ? 1 : 0'],
    ['[author].exists(a, a.name == title)', '(author.name == title)'],
    ['isWithin(author, me.id)', 'isWithin(author, "u1")'],
    ['author.name == null', '(author.name == null)'],
  ])('%s becomes %s', (text, expected) => {
    const tree = compile(text, { me: ME, params: { from: '2026-01-01', least: null } });
    expect(print(tree)).toBe(expected);
  });

  it('uses the constants TRUE and FALSE, which allOf knows', () => {
    expect(compile('1 < 2')).toBe(TRUE);
    expect(compile('1 > 2')).toBe(FALSE);
  });

  it('begins the week where the organisation does', () => {
    const tree = compile("startOf(published, 'week')", { weekStart: 7 });
    expect(print(tree)).toBe('addDays(published, negate(((weekday(published) + 0) % 7)))');
  });

  it('refuses what a query cannot know', () => {
    expect(() => compile('old.pages > pages')).toThrow(ExpressionError);
    expect(() => compile('author == me.id', {})).toThrow('the query reads me, which is not bound');
  });

  it('refuses an expression that grows too large when functions are written out', () => {
    let text = 'published';
    for (let i = 0; i < 14; i++) text = `startOf(${text}, 'week')`;
    expect(print(compile(text)).length).toBeLessThan(500);
    expect(() => compile(text, { weekStart: 7 })).toThrow('has at most 5000 parts');
  });
});
