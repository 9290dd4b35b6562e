import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { BOOK_PLACE, type Kind, type Place } from './places.ts';

/** Texts that are hard somewhere: order, case, width, white space, signs of patterns and of LIKE. */
export const HARD_TEXTS = [
  '',
  ' ',
  'a',
  'b',
  'B',
  'Z',
  'ab',
  'abc',
  'a%b',
  'a_b',
  'a\\b',
  "it's",
  '"',
  'İ',
  'ß',
  'ΑΣ',
  'é',
  'e\u0301',
  '中',
  '中文',
  '客户管理',
  '\u3000x\u00a0',
  '\ttab\n',
  '😀',
  '\uffee',
  '100%',
  '007',
  '-1',
];

const INTS = [
  '0',
  '1',
  '2',
  '7',
  '-1',
  '-7',
  '12',
  '100',
  '2147483648',
  '9223372036854775807',
  '-9223372036854775808',
];
const DECIMALS = [
  '0.0',
  '0.1',
  '0.5',
  '1.5',
  '-2.5',
  '1.005',
  '99.9999',
  '0.0000001',
  '12345678901234.5678',
  '-0.05',
  '3.0',
];
const DATES = [
  '2024-02-29',
  '2026-03-08',
  '2026-03-11',
  '2026-11-01',
  '2025-12-31',
  '1999-01-31',
  '0001-01-01',
  '9999-12-31',
];
const UNITS = ["'day'", "'week'", "'month'", "'quarter'", "'year'"];
const PATTERNS = ['^a', 'b$', '^.$', '[a-z]+', '中|客', '^\\\\s', '\\\\d{2,3}', '^(a|b)*$', '[^a-z]'];
const SMALL = ['-400', '-31', '-1', '0', '1', '2', '7', '30', '366', '100000', '9223372036854775807'];

/** Text of a well-typed expression of a kind over the fields of a book. Some divide by a literal zero all the same. */
export function expressionText(kind: Kind, depth = 4): Arbitrary<string> {
  return generatorAt(BOOK_PLACE)(kind, depth);
}

type Generate = (kind: Kind, depth: number) => Arbitrary<string>;

const generators = new Map<Place, Generate>();

function generatorAt(place: Place): Generate {
  let known = generators.get(place);
  if (!known) generators.set(place, (known = generator(place, new Map())));
  return known;
}

function generator(place: Place, known: Map<string, Arbitrary<string>>): Generate {
  const generate: Generate = (kind, depth) => {
    const key = `${kind} ${depth}`;
    const found = known.get(key);
    if (found) return found;
    const made =
      depth === 0
        ? leaf(kind, place)
        : fc.oneof(
            leaf(kind, place),
            ...productions(kind, (of) => generate(of, depth - 1)).flatMap((one) => [one, one]),
            ...relationTests(kind, place, depth),
          );
    known.set(key, made);
    return made;
  };
  return generate;
}

function leaf(kind: Kind, { fields }: Place): Arbitrary<string> {
  return fc.oneof(fc.constantFrom(...fields[kind]), fc.constantFrom(...fields[kind]), literal(kind));
}

/** Tests of the relations that can be asked at a place, in both ways to write them. */
function relationTests(kind: Kind, { relations }: Place, depth: number): Arbitrary<string>[] {
  if (kind !== 'bool' && kind !== 'int') return [];
  const names = kind === 'int' ? ['count'] : ['exists', 'all'];
  return relations.map(({ text, variable, inside }) => {
    const condition = generatorAt(inside)('bool', Math.min(depth - 1, 2));
    return fc
      .tuple(fc.constantFrom(...names), fc.boolean(), condition)
      .map(([name, isCall, where]) =>
        isCall ? `${name}(${text}, ${variable}, ${where})` : `${text}.${name}(${variable}, ${where})`,
      );
  });
}

function literal(kind: Kind): Arbitrary<string> {
  switch (kind) {
    case 'bool':
      return fc.constantFrom('true', 'false');
    case 'int':
      return fc.constantFrom(...INTS);
    case 'decimal':
      return fc.constantFrom(...DECIMALS);
    case 'string':
      return fc.constantFrom(...HARD_TEXTS).map(quoted);
    case 'date':
      return fc.oneof(
        fc.constant('today()'),
        fc.constantFrom(...DATES).map((date) => `addDays('${date}', 0)`),
      );
    case 'dateTime':
      return fc.oneof(
        fc.constant('now()'),
        fc.constantFrom(...DATES).map((date) => `dateTime('${date}')`),
      );
    case 'time':
      return fc.constant('time(now())');
  }
}

export function quoted(text: string): string {
  const inner = [...text].map((char) =>
    /[\w ]/.test(char) ? char : `\\U${char.codePointAt(0)!.toString(16).padStart(8, '0')}`,
  );
  return `'${inner.join('')}'`;
}

type Of = (kind: Kind) => Arbitrary<string>;

function productions(kind: Kind, of: Of): Arbitrary<string>[] {
  const same = [join`(${of('bool')} ? ${of(kind)} : ${of(kind)})`, join`coalesce(${of(kind)}, ${of(kind)})`];
  switch (kind) {
    case 'bool':
      return [...same, ...tests(of)];
    case 'int':
      return [...same, extreme(of, kind), ...wholeNumbers(of)];
    case 'decimal':
      return [...same, extreme(of, kind), ...decimals(of)];
    case 'string':
      return [...same, extreme(of, kind), ...texts(of)];
    case 'date':
      return [...same, extreme(of, kind), ...dates(of)];
    case 'dateTime':
      return [...same, extreme(of, kind), ...moments(of)];
    case 'time':
      return [...same, extreme(of, kind), join`time(${of('dateTime')})`];
  }
}

function extreme(of: Of, kind: Kind): Arbitrary<string> {
  return join`${fc.constantFrom('min', 'max')}(${of(kind)}, ${of(kind)})`;
}

function tests(of: Of): Arbitrary<string>[] {
  const comparison = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
  const kinds = ['int', 'decimal', 'string', 'date', 'dateTime', 'time'] as const;
  const number = fc.oneof(of('int'), of('decimal'));
  return [
    ...kinds.map((kind) => join`(${of(kind)} ${comparison} ${of(kind)})`),
    ...kinds.map((kind) => join`(${of(kind)} ${fc.constantFrom('==', '!=')} null)`),
    ...kinds.map((kind) => join`(${of(kind)} in [${of(kind)}, ${literal(kind)}, null])`),
    ...kinds.map((kind) => join`(${of(kind)} in [${literal(kind)}, ${literal(kind)}])`),
    join`(${number} ${comparison} ${number})`,
    join`(${of('bool')} ${fc.constantFrom('==', '!=')} ${of('bool')})`,
    join`(${of('bool')} && ${of('bool')})`,
    join`(${of('bool')} || ${of('bool')})`,
    join`!${of('bool')}`,
    join`!${of('bool')}`,
    join`${fc.constantFrom('contains', 'startsWith', 'endsWith')}(${of('string')}, ${of('string')})`,
    join`matches(${of('string')}, '${fc.constantFrom(...PATTERNS)}')`,
    join`(${of('string')} in tags)`,
    join`(author ${fc.constantFrom('==', '!=')} ${fc.constantFrom('null', 'me.id', "'0198f7a0-0000-7000-8000-000000000001'", "'no id'")})`,
    join`(author in [${fc.constantFrom('me.id', "'no id'")}, null])`,
    join`(${fc.constantFrom('tags', 'place', 'author', 'loans.size()', 'lent')} ${fc.constantFrom('==', '!=')} null)`,
    join`('admin' in me.roles)`,
    join`(${fc.constantFrom('id', '(lent ? author : author)', 'coalesce(author, author)', 'author.id')} ${fc.constantFrom('==', '!=')} ${fc.constantFrom('null', 'me.id', 'author')})`,
    join`(${fc.constantFrom('me.id', "'no id'", 'author')} in ${fc.constantFrom('editors', 'loans')})`,
    join`isWithin(${fc.constantFrom('author', 'author.mentor')}, ${fc.constantFrom('me.id', "'no id'")})`,
    join`${fc.constantFrom('inNext', 'inLast')}(${fc.oneof(of('date'), of('dateTime'))}, ${fc.constantFrom(...SMALL)}, ${fc.constantFrom(...UNITS)})`,
    join`anniversaryIn(${fc.oneof(of('date'), of('dateTime'))}, ${constantDay()}, ${constantDay()})`,
    join`(date(${of('dateTime')}) ${comparison} ${constantDay()})`,
  ];
}

function constantDay(): Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...DATES).map((date) => `'${date}'`),
    join`addDays(today(), ${fc.constantFrom(...SMALL)})`,
  );
}

function wholeNumbers(of: Of): Arbitrary<string>[] {
  const day = fc.oneof(of('date'), of('dateTime'));
  return [
    join`(${of('int')} ${fc.constantFrom('+', '-', '*', '%')} ${of('int')})`,
    join`-${of('int')}`,
    join`abs(${of('int')})`,
    join`int(${of('decimal')})`,
    join`${fc.constantFrom('year', 'quarter', 'month', 'day', 'weekday')}(${day})`,
    join`${fc.constantFrom('hour', 'minute')}(${fc.oneof(of('dateTime'), of('time'))})`,
    join`daysBetween(${day}, ${day})`,
    join`secondsBetween(${of('dateTime')}, ${of('dateTime')})`,
    join`size(${fc.oneof(of('string'), fc.constantFrom('tags', 'loans', 'editors'))})`,
  ];
}

function decimals(of: Of): Arbitrary<string>[] {
  const number = fc.oneof(of('int'), of('decimal'));
  return [
    join`(${of('decimal')} ${fc.constantFrom('+', '-', '*', '%')} ${number})`,
    join`(${number} / ${number})`,
    join`-${of('decimal')}`,
    join`${fc.constantFrom('round', 'floor', 'ceil', 'percent', 'abs')}(${of('decimal')})`,
    join`round(${of('decimal')}, ${fc.constantFrom('-3', '-1', '1', '2', '8')})`,
  ];
}

function texts(of: Of): Arbitrary<string>[] {
  return [
    join`(${of('string')} + ${of('string')})`,
    join`${fc.constantFrom('lower', 'upper', 'trim')}(${of('string')})`,
    join`string(${fc.oneof(of('int'), of('decimal'), of('date'), of('string'))})`,
    fc.constantFrom('label(genre)', 'me.language'),
  ];
}

function dates(of: Of): Arbitrary<string>[] {
  const count = fc.oneof(fc.constantFrom(...SMALL), of('int'));
  return [
    join`date(${of('dateTime')})`,
    join`${fc.constantFrom('addDays', 'addMonths', 'addYears')}(${of('date')}, ${count})`,
    join`startOf(${of('date')}, ${fc.constantFrom(...UNITS)})`,
    join`endOf(${fc.oneof(of('date'), of('dateTime'))}, ${fc.constantFrom(...UNITS)})`,
  ];
}

function moments(of: Of): Arbitrary<string>[] {
  const count = fc.oneof(fc.constantFrom(...SMALL), of('int'));
  return [
    join`dateTime(${of('date')})`,
    join`${fc.constantFrom('addDays', 'addMonths', 'addYears')}(${of('dateTime')}, ${count})`,
    join`${fc.constantFrom('addMinutes', 'addHours')}(${of('dateTime')}, ${count})`,
    join`startOf(${of('dateTime')}, ${fc.constantFrom(...UNITS)})`,
  ];
}

/** A template whose holes are generated. */
function join(parts: TemplateStringsArray, ...holes: Arbitrary<string>[]): Arbitrary<string> {
  return fc.tuple(...holes).map((values) => String.raw({ raw: parts }, ...values));
}
