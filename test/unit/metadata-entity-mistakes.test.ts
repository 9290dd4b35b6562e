import { describe, it } from 'vitest';
import { expectTold, fieldsOf, type Mistake } from '../support/metadata-problems.ts';
import { text } from '../support/pack-folder.ts';

const mistakes: Mistake[] = [
  [
    'a field called like a reserved word',
    (files) => void (fieldsOf(files).in = { type: 'text', label: text('In') }),
    'book.entity.json#/fields/in',
    /"in" is reserved/,
  ],
  [
    'a field called me',
    (files) => void (fieldsOf(files).me = { type: 'text', label: text('Me') }),
    'book.entity.json#/fields/me',
    /"me" is reserved/,
  ],
  [
    'a field the platform provides',
    (files) => void (fieldsOf(files).createdAt = { type: 'dateTime', label: text('Created') }),
    'book.entity.json#/fields/createdAt',
    /"createdAt" is provided by the platform; rename or delete/,
  ],
  [
    'a prefix in the own pack',
    (files) => void (fieldsOf(files).lib_shelf = { type: 'text', label: text('Shelf') }),
    'book.entity.json#/fields/lib_shelf',
    /no prefix; call it "shelf"/,
  ],
  [
    'onDelete on a field that refers to nothing',
    (files) => void (fieldsOf(files).title!.onDelete = 'cascade'),
    'book.entity.json#/fields/title/onDelete',
    /"onDelete" is unknown/,
  ],
  [
    'a reference to an unknown entity',
    (files) => void (fieldsOf(files, 'loanLine.entity.json').book!.to = 'bok'),
    'loanLine.entity.json#/fields/book/to',
    /no entity "bok"; did you mean "book"\?/,
  ],
  [
    'a reference to another pack without naming it',
    (files) =>
      void (fieldsOf(files).currency = { type: 'reference', label: text('Currency'), to: 'currency' }),
    'book.entity.json#/fields/currency/to',
    /no entity "currency"; did you mean "core:currency"\?/,
  ],
  [
    'unknown choices',
    (files) => void (fieldsOf(files).genre!.choices = 'genres'),
    'book.entity.json#/fields/genre/choices',
    /no choices "genres"; did you mean "genre"\?/,
  ],
  [
    'a condition on an option that is not there',
    (files) => void (fieldsOf(files).title!.requiredWhen = "genre == 'novle'"),
    'book.entity.json#/fields/title/requiredWhen',
    /genre has no option 'novle'; did you mean novel\?/,
  ],
  [
    'a select without options',
    (files) => void delete fieldsOf(files).genre!.choices,
    'book.entity.json#/fields/genre',
    /choices/,
  ],
  [
    'choices and options at once',
    (files) => void (fieldsOf(files).genre!.options = { novel: { label: text('Novel') } }),
    'book.entity.json#/fields/genre',
    /keep one of them/,
  ],
  [
    'an option replaced by one that is not there',
    (files) => ({
      'genre.choices.json': {
        ...files['genre.choices.json'],
        options: {
          novel: { label: text('Novel'), retired: true, replacedBy: 'scence' },
          science: { label: text('S') },
        },
      },
    }),
    'genre.choices.json#/options/novel/replacedBy',
    /"scence" does not exist; did you mean "science"\?/,
  ],
  [
    'a number pattern without a sequence',
    (files) => void (fieldsOf(files, 'loan.entity.json').number!.pattern = 'L-{yyyy}'),
    'loan.entity.json#/fields/number',
    /\{0000\}/,
  ],
  [
    'bounds that contradict each other',
    (files) => void Object.assign(fieldsOf(files).pages!, { min: 20, max: 10 }),
    'book.entity.json#/fields/pages',
    /20.*10|10.*20/,
  ],
  [
    'a currency field that refers to no currency',
    (files) => void (fieldsOf(files).price!.currencyField = 'genre'),
    'book.entity.json#/fields/price/currencyField',
    /must be a reference to core:currency/,
  ],
  [
    'two tree parents',
    (files) => void (fieldsOf(files).box = { type: 'treeParent', label: text('Box') }),
    'book.entity.json#/fields/box/type',
    /tree parent "series" already; make this one a reference/,
  ],
  [
    'a title that is no field',
    (files) => void (files['book.entity.json']!.title = 'titel'),
    'book.entity.json#/title',
    /"titel" does not exist; did you mean "title"\?/,
  ],
  [
    'a title nobody can read',
    (files) => void (files['loan.entity.json']!.title = 'lines'),
    'loan.entity.json#/title',
    /cannot be the title; choose a text/,
  ],
  [
    'titles that lead to each other',
    (files) => {
      fieldsOf(files).line = { type: 'reference', label: text('Line'), to: 'loanLine' };
      files['book.entity.json']!.title = 'line';
    },
    'book.entity.json#/title',
    /titles refer to each other: library:book → library:loanLine → library:book/,
  ],
  [
    'children that do not refer back',
    (files) => void (fieldsOf(files, 'loan.entity.json').lines!.of = 'loanLine.book'),
    'loan.entity.json#/fields/lines/of',
    /not a reference back to "library:loan"; did you mean "library:loanLine\.loan"\?/,
  ],
  [
    'lines nobody has',
    (files) => void delete fieldsOf(files, 'loan.entity.json').lines,
    'loanLine.entity.json#/ownedBy',
    /no entity has a children field of "library:loanLine"; add one/,
  ],
  [
    'a cycle of parents',
    (files) => {
      files['loan.entity.json']!.ownedBy = 'parent';
      fieldsOf(files, 'loan.entity.json').line = { type: 'reference', label: text('Line'), to: 'loanLine' };
      fieldsOf(files, 'loanLine.entity.json').loans = {
        type: 'children',
        label: text('Loans'),
        of: 'loan.line',
      };
    },
    'loan.entity.json#/fields',
    /children of each other: library:loan → library:loanLine → library:loan/,
  ],
  [
    'a line that survives its parent',
    (files) => void (fieldsOf(files, 'loanLine.entity.json').loan!.onDelete = 'restrict'),
    'loanLine.entity.json#/fields/loan/onDelete',
    /say "onDelete": "cascade"/,
  ],
  [
    'a unique key over an unknown field',
    (files) => void (files['book.entity.json']!.uniqueKeys = { isbn: { fields: { title: {}, isbm: {} } } }),
    'book.entity.json#/uniqueKeys/isbn/fields/isbm',
    /"library:book" has no field "isbm"/,
  ],
  [
    'an index over lines',
    (files) => void (files['loan.entity.json']!.indexes = { lines: { fields: { lines: {} } } }),
    'loan.entity.json#/indexes/lines/fields/lines',
    /no column of its own/,
  ],
];

describe('an entity that does not fit together is refused, saying where and what to do', () => {
  it.each(mistakes)('%s', (_, make, at, says) => expectTold(make, at, says));
});
