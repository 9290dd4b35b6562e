import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { HARD_TEXTS } from './generate-expression.ts';

const text = fc.oneof(
  fc.constantFrom(...HARD_TEXTS.filter((one) => one !== '')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }).filter(isStorable),
);
const int = fc.constantFrom(0, 1, -1, 2, 7, 12, 474, -2147483648, 2147483647);
const longInt = fc.oneof(
  int,
  fc.constantFrom(9007199254740991, '9223372036854775807', '-9223372036854775808'),
);
const decimal = fc.oneof(
  fc.constantFrom(
    '0',
    '0.0001',
    '-0.0001',
    '0.5',
    '1.5',
    '-2.5',
    '2.675',
    '100',
    '9999999999999999.9999',
    '-9999999999999999.9999',
  ),
  fc.integer({ min: -10_000_000, max: 10_000_000 }).map((n) => (n / 10_000).toFixed(4)),
);
const date = fc.oneof(
  fc.constantFrom(
    '0001-01-01',
    '9999-12-31',
    '2024-02-29',
    '2026-03-11',
    '2026-03-08',
    '2026-11-01',
    '2025-12-31',
    '2000-01-31',
  ),
  fc
    .integer({ min: -3_000, max: 25_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
);
const moment = fc.oneof(
  // Around the changes of the clocks in New York, and the ends of days in Shanghai.
  fc.constantFrom(
    '2026-03-08T06:59:59.999Z',
    '2026-03-08T07:00:00.000Z',
    '2026-11-01T05:30:00.000Z',
    '2026-11-01T06:30:00.000Z',
    '2026-03-10T16:00:00.000Z',
    '2026-03-10T15:59:59.999Z',
    '2026-03-11T01:00:00.000Z',
    '0001-01-02T00:00:00.000Z',
    '9999-12-30T23:59:59.999Z',
  ),
  fc
    .integer({ min: 800_000_000, max: 2_000_000_000 })
    .map((second) => new Date(second * 1000 + (second % 1000)).toISOString()),
);
const time = fc.constantFrom('00:00:00', '09:30:00', '23:59:59', '12:00:00');

/**
 * Letters whose other case came after Unicode 10: Node and PostgreSQL know the version of their own ICU, and that of the
 * embedded one is of 2017.
 */
const NEW_LETTERS =
  /[\u019b\u0264\u0282\u10d0-\u10ff\u1c89\u1c8a\u1c90-\u1cbf\u1d8e\u2c2f\u2c5f\ua794\ua7b8-\ua7dc\ua7f5\ua7f6\u{10570}-\u{105bc}\u{10d50}-\u{10d85}\u{16e40}-\u{16e7f}\u{16ea0}-\u{16ed3}]/u;

function isStorable(value: string): boolean {
  return (
    !NEW_LETTERS.test(value) && !value.includes('\u0000') && value.isWellFormed() && value.trim() === value
  );
}

function orNull<T>(of: Arbitrary<T>): Arbitrary<T | null> {
  return fc.option(of, { freq: 4 });
}

/** Column values of a book; its author and loans are for the user of it to add. */
export const bookValues = fc.record({
  title: orNull(text),
  subtitle: orNull(text),
  pages: orNull(int),
  copies: orNull(longInt),
  price: orNull(decimal),
  weight: orNull(decimal),
  lent: orNull(fc.boolean()),
  published: orNull(date),
  boughtOn: orNull(date),
  createdAt: orNull(moment),
  seenAt: orNull(moment),
  opens: orNull(time),
  genre: orNull(fc.constantFrom('novel', 'law', 'gone')),
  tags: orNull(fc.uniqueArray(fc.constantFrom('a', 'b', '中', 'poetry'), { minLength: 1, maxLength: 3 })),
  place: orNull(fc.record({ city: fc.constantFrom('Rome', '中', 'a'), street: orNull(fc.constant('b')) })),
});

export const authorValues = fc.record({ name: orNull(text), born: orNull(date) });

/** A loan of a book; `lentBy` says which author lent it. */
export const loanValues = fc.record({
  reader: orNull(text),
  days: orNull(int),
  fee: orNull(decimal),
  due: orNull(date),
  lentBy: orNull(fc.nat({ max: 4 })),
});

/** A whole book as an environment knows it, for what needs no database. */
export const bookRecord = fc
  .tuple(bookValues, orNull(authorValues), fc.nat({ max: 2 }))
  .map(([book, author, loans]) => ({
    ...book,
    id: '0198f7a0-0000-7000-8000-0000000000ff',
    author: author && { id: '0198f7a0-0000-7000-8000-000000000001', ...author },
    loans: Array.from({ length: loans }, (_, i) => ({ id: `loan${i}` })),
    me: { id: '0198f7a0-0000-7000-8000-000000000001', roles: ['admin'] },
  }));
