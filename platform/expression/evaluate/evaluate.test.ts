import { describe, expect, it } from 'vitest';
import { bookScope, CALENDAR, evaluateOn } from '../../../test/support/expressions/book-scope.ts';
import { checkExpression } from '../check-expression.ts';
import { environmentOf } from '../environment.ts';
import { evaluate, holds } from './evaluate.ts';

describe('null', () => {
  it.each([
    // == and != treat null as a value
    ['pages == null', true],
    ['pages != null', false],
    ['pages == copies', true],
    ['pages == 1', false],
    ['pages != 1', true],
    ['null == null', true],
    ['pages in [1, null]', true],
    ['pages in [1]', false],
    ["'a' in tags", false],
    // ordering with null is false
    ['pages < 1', false],
    ['pages >= 1', false],
    ['!(pages < 1)', true],
    ['pages <= copies', false],
    ['title < subtitle', false],
    // a null bool is no
    ['lent', null],
    ['!lent', true],
    ['lent && true', false],
    ['lent || false', false],
    ['lent == false', false],
    ['lent ? 1 : 2', 2],
    // arithmetic with null is null
    ['pages + 1', null],
    ['-pages', null],
    ['1 / pages', null],
    ["title + 'x'", null],
    ['pages + 1 == null', true],
    // functions give null, tests no
    ['lower(title)', null],
    ['addDays(published, 1)', null],
    ['addDays(today(), pages)', null],
    ["contains(title, 'x')", false],
    ["!contains(title, 'x')", true],
    ["matches(title, '.*')", false],
    ["inNext(published, 7, 'day')", false],
    ['isWithin(author, me.id)', false],
    ['size(title)', null],
    ['size(tags)', 0],
    ['size(loans)', 0],
    ['coalesce(pages, copies, 3)', 3],
    ['coalesce(pages, copies)', null],
    ['min(pages, 3)', 3],
    ['max(pages, copies)', null],
    // what lies behind a reference that is empty
    ['author.name', null],
    ['author.name == null', true],
    ['old.pages == null', true],
  ])('%s is %s', (text, expected) => {
    expect(evaluateOn({}, text)).toBe(expected);
  });

  it('is what a value becomes that does not fit its type', () => {
    const broken = {
      pages: 1.5,
      price: 'ten',
      published: '2026-02-30',
      title: 7,
      lent: 'yes',
      author: 5,
      tags: 'a',
    };
    for (const name of Object.keys(broken)) expect(evaluateOn(broken, `${name} == null`)).toBe(true);
  });

  it('equals an empty list and an object without parts', () => {
    expect(evaluateOn({ tags: [] }, 'tags == null')).toBe(true);
    expect(evaluateOn({ place: { city: null } }, 'place == null')).toBe(true);
    expect(evaluateOn({ place: { city: 'Rome' } }, 'place == null')).toBe(false);
  });
});

describe('numbers', () => {
  it.each([
    ['0.1 + 0.2 == 0.3', true],
    ['0.1 + 0.2', '0.3'],
    ['1.10', '1.1'],
    ['1 == 1.0', true],
    ['1e3 + 0.5', '1000.5'],
    ['0x10 + 1', 17],
    ['2 + 3 * 4', 14],
    ['7 / 2', '3.5'],
    ['1 / 3', '0.3333333333'],
    ['2 / 3', '0.6666666667'],
    ['-2 / 3', '-0.6666666667'],
    ['1 / 20000000000', '0.0000000001'],
    ['-1 / 20000000000', '-0.0000000001'],
    ['1 / 20000000001', '0'],
    ['7 % 3', 1],
    ['-7 % 3', -1],
    ['7 % -3', 1],
    ['7.5 % 2', '1.5'],
    ['-7.5 % 2', '-1.5'],
    ['1 / (1 - 1)', null],
    ['1 % (1 - 1)', null],
    ['1.5 % (1 - 1)', null],
    ['9223372036854775807 + 0', '9223372036854775807'],
    ['9223372036854775807 + 1', null],
    ['-9223372036854775808 - 1', null],
    ['9223372036854775807 * 2', null],
    ['-(-9223372036854775808 + 0)', null],
    ['9223372036854775807 + 1.0', '9223372036854775808'],
    ['(true ? 9223372036854775807 : 0.5) + 1', '9223372036854775808'],
    ['123456789012345678.1234 * 1000000.0001', '123456789024691357024634.56781234'],
    ['percent(60)', '0.6'],
    ['percent(12.345)', '0.12345'],
    ['round(2.5)', '3'],
    ['round(-2.5)', '-3'],
    ['round(1.005, 2)', '1.01'],
    ['round(1250, -2)', '1300'],
    ['round(-1250, -2)', '-1300'],
    ['round(49, -2)', '0'],
    ['floor(-1.5)', '-2'],
    ['ceil(-1.5)', '-1'],
    ['ceil(1.01)', '2'],
    ['floor(2.0)', '2'],
    ['abs(-3)', 3],
    ['abs(-3.5)', '3.5'],
    ['abs(-9223372036854775808)', null],
    ['int(2.9)', 2],
    ['int(-2.9)', -2],
    ['int(1e20)', null],
    ['min(3, 1.5, 2)', '1.5'],
    ['max(3, null, 2)', 3],
    ['string(1.50)', '1.5'],
    ['string(7) + string(-0.0)', '70'],
    ["string(addDays('2026-02-28', 1))", '2026-03-01'],
  ])('%s is %s', (text, expected) => {
    expect(evaluateOn({}, text)).toBe(expected);
  });

  it('come canonical, whole ones as numbers and decimals as text', () => {
    expect(evaluateOn({ pages: 474, price: '12.3400' }, 'pages')).toBe(474);
    expect(evaluateOn({ pages: '9007199254740993' }, 'pages + 1')).toBe('9007199254740994');
    expect(evaluateOn({ price: '12.3400' }, 'price')).toBe('12.34');
    expect(evaluateOn({ price: 12.5 }, 'price * 2')).toBe('25');
  });
});

describe('text', () => {
  it.each([
    ["'a' < 'b'", true],
    ["'Z' < 'a'", true],
    ["'\\uffee' < '\\U0001F600'", true],
    ["'ab' > 'a'", true],
    ["'中' + '文'", '中文'],
    ["size('a😀中')", 3],
    ["upper('straße')", 'STRASSE'],
    ["lower('ÀÉ')", 'àé'],
    ["trim('\\u3000 a b\\t')", 'a b'],
    ["contains('customs', 'tom')", true],
    ["startsWith('客户管理', '客户')", true],
    ["endsWith('客户管理', '客户')", false],
    ["contains('abc', '')", true],
    ["min('b', 'a', 'B')", 'B'],
  ])('%s is %s', (text, expected) => {
    expect(evaluateOn({}, text)).toBe(expected);
  });
});

function isBelowRoot(entity: string, record: string, node: string): boolean {
  return `${entity} ${record} ${node}` === 'library:author a root';
}

describe('records and lists', () => {
  const id = '0198F7A0-0000-7000-8000-00000000000A';

  it('compares references by id, given or loaded, in any case', () => {
    expect(evaluateOn({ author: id }, `author == '${id.toLowerCase()}'`)).toBe(true);
    expect(evaluateOn({ author: { id, name: 'Jane' } }, `author in ['x', '${id}']`)).toBe(true);
    expect(evaluateOn({ author: id, old: { author: { id } } }, 'author == old.author')).toBe(true);
    expect(evaluateOn({ id }, `id == '${id.toLowerCase()}'`)).toBe(true);
    expect(evaluateOn({ author: id }, 'author')).toBe(id.toLowerCase());
    expect(evaluateOn({ author: id }, 'author.id == null')).toBe(false);
  });

  it('follows a reference to the loaded record, or asks the environment for it', () => {
    const checked = checkExpression('author.name', bookScope);
    const asked: string[] = [];
    const follow = (entity: string, of: string) => {
      asked.push(`${entity} ${of}`);
      return { id: of, name: 'Jane' };
    };
    const at = (author: unknown) => evaluate(checked, { ...environmentOf({ author }, CALENDAR), follow });
    expect([at({ id, name: 'Emma' }), at(id), at({ id, title: 'Jane' }), at(null)]).toEqual([
      'Emma',
      'Jane',
      'Jane',
      null,
    ]);
    expect(asked).toEqual([`library:author ${id}`, `library:author ${id}`]);
  });

  it('looks into lists, related records and the roles of the caller', () => {
    const me = { id: 'u1', roles: ['admin', 'member'] };
    expect(evaluateOn({ tags: ['poetry'] }, "'poetry' in tags && !('prose' in tags)")).toBe(true);
    expect(evaluateOn({ loans: ['l1', { id: 'l2' }] }, "'l2' in loans && size(loans) == 2")).toBe(true);
    expect(evaluateOn({ me }, "'admin' in me.roles ? size(me.roles) : 0")).toBe(2);
  });

  it('asks the environment whether a record is within a tree', () => {
    const checked = checkExpression('isWithin(author, me.id)', bookScope);
    const environment = environmentOf({ author: 'a', me: { id: 'root' } }, CALENDAR);
    expect(holds(checked, { ...environment, isWithin: isBelowRoot })).toBe(true);
    expect(() => holds(checked, environment)).toThrow('isWithin needs');
  });
});
