import { describe, it } from 'vitest';
import { expectTold, fieldsOf, type Mistake } from '../support/metadata-problems.ts';
import { text } from '../support/pack-folder.ts';

const mistakes: Mistake[] = [
  [
    'a default of the wrong type',
    (files) => void (fieldsOf(files).boughtOn!.default = '5'),
    'book.entity.json#/fields/boughtOn/default',
    /date.*int|int.*date/,
  ],
  [
    'a condition that does not parse',
    (files) => void (fieldsOf(files).pages!.visibleWhen = 'price >'),
    'book.entity.json#/fields/pages/visibleWhen',
    /line 1, column/,
  ],
  [
    'a condition that is no condition',
    (files) => void (fieldsOf(files).pages!.requiredWhen = 'pages + 1'),
    'book.entity.json#/fields/pages/requiredWhen',
    /./,
  ],
  [
    'a validation over an unknown field',
    (files) =>
      void (files['book.entity.json']!.validations = {
        thin: { when: 'page < 1', message: text('Too thin'), at: ['pagess'] },
      }),
    'book.entity.json#/validations/thin/when',
    /did you mean pages\?/,
  ],
  [
    'a validation beside an unknown field',
    (files) =>
      void (files['book.entity.json']!.validations = {
        thin: { when: 'pages < 1', message: text('Too thin'), at: ['pagess'] },
      }),
    'book.entity.json#/validations/thin/at/0',
    /no field "pagess"; did you mean "pages"\?/,
  ],
  [
    'a filter that compares the incomparable',
    (files) => void (files['allBooks.view.json']!.filter = "pages == 'many'"),
    'allBooks.view.json#/filter',
    /int.*string|string.*int/,
  ],
  [
    'a filter that looks at the past',
    (files) => void (files['allBooks.view.json']!.filter = 'old.pages > 1'),
    'allBooks.view.json#/filter',
    /old/,
  ],
  [
    'a column that leads nowhere',
    (files) => void (files['allBooks.view.json']!.columns = { title: {}, author: { path: 'series.autor' } }),
    'allBooks.view.json#/columns/author/path',
    /"library:book" has no field "autor"/,
  ],
  [
    'a dot behind a field that refers to nothing',
    (files) => void (files['allBooks.view.json']!.columns = { title: { path: 'title.length' } }),
    'allBooks.view.json#/columns/title/path',
    /"title" refers to no record.*take "\.length" away/,
  ],
  [
    'a total of words',
    (files) => void (files['allBooks.view.json']!.columns = { title: { total: 'sum' } }),
    'allBooks.view.json#/columns/title/total',
    /has no total; take "total" away/,
  ],
  [
    'a tree of records without parents',
    (files) =>
      void (files['allLoans.view.json'] = {
        ...files['allBooks.view.json']!,
        name: 'allLoans',
        entity: 'loan',
        type: 'tree',
      }),
    'allLoans.view.json#/type',
    /no treeParent field.*"list"/,
  ],
  [
    'a board without columns',
    (files) => void (files['allBooks.view.json']!.type = 'board'),
    'allBooks.view.json#/type',
    /does not say its "board"/,
  ],
  [
    'a board of what has no options',
    (files) => void (files['allBooks.view.json']!.board = { field: 'title' }),
    'allBooks.view.json#/board/field',
    /options of a field, and "title" is text/,
  ],
  [
    'a calendar without dates',
    (files) => void (files['allBooks.view.json']!.calendar = { start: 'title' }),
    'allBooks.view.json#/calendar/start',
    /"title" \(text\) is no date/,
  ],
  [
    'lanes of what has many values',
    (files) => void (files['allBooks.view.json']!.calendar = { start: 'boughtOn', lane: 'pages' }),
    'allBooks.view.json#/calendar/lane',
    /makes no lanes/,
  ],
  [
    'a chart of what is no tree',
    (files) => void (files['allBooks.view.json']!.chart = { field: 'title' }),
    'allBooks.view.json#/chart/field',
    /treeParent field, and "title" is text/,
  ],
  [
    'a view of an unknown entity',
    (files) => void (files['allBooks.view.json']!.entity = 'boook'),
    'allBooks.view.json#/entity',
    /no entity "boook"; did you mean "book"\?/,
  ],
  [
    'a form with an unknown field',
    (files) =>
      void (files['bookForm.form.json']!.sections = {
        basics: { label: text('Basics'), fields: { tittle: {} } },
      }),
    'bookForm.form.json#/sections/basics/fields/tittle',
    /no field "tittle"; did you mean "title"\?/,
  ],
  [
    'a form that asks for what the system writes',
    (files) =>
      void (files['bookForm.form.json']!.sections = { a: { label: text('A'), fields: { updatedAt: {} } } }),
    'bookForm.form.json#/sections/a/fields/updatedAt',
    /stands in no form/,
  ],
  [
    'a section in an unknown tab',
    (files) =>
      void (files['bookForm.form.json']!.sections = {
        a: { label: text('A'), tab: 'more', fields: { title: {} } },
      }),
    'bookForm.form.json#/sections/a/tab',
    /no tab "more"; add it|no tab "more"/,
  ],
  [
    'a related list that does not refer here',
    (files) =>
      void (files['bookPage.page.json']!.related = {
        loans: { relation: 'loanLine.loan', columns: { loan: {} } },
      }),
    'bookPage.page.json#/related/loans/relation',
    /not a reference to "library:book"; did you mean "loanLine\.book"\?/,
  ],
  [
    'a chart of related records that are no tree',
    (files) =>
      void (files['bookPage.page.json']!.related = {
        loans: { relation: 'loanLine.book', as: 'chart', columns: { loan: {} } },
      }),
    'bookPage.page.json#/related/loans/as',
    /no treeParent field and makes no chart/,
  ],
  [
    'a section shown on a condition that is none',
    (files) =>
      void (files['bookForm.form.json']!.sections = {
        a: { label: text('A'), visibleWhen: 'pages + 1', fields: { pages: {} } },
      }),
    'bookForm.form.json#/sections/a/visibleWhen',
    /./,
  ],
  [
    'columns for a field without rows',
    (files) =>
      void (files['bookForm.form.json']!.sections = {
        a: { label: text('A'), fields: { pages: { columns: { title: {} } } } },
      }),
    'bookForm.form.json#/sections/a/fields/pages/columns',
    /has no rows/,
  ],
  [
    'a page with the form of another entity',
    (files) => void (files['bookPage.page.json']!.entity = 'loan'),
    'bookPage.page.json#/form',
    /is for "library:book"/,
  ],
  [
    'a menu item to an unknown view',
    (files) => void (files['lending.app.json']!.menu = { books: { view: 'allBook' } }),
    'lending.app.json#/menu/books/view',
    /no view "allBook"; did you mean "allBooks"\?/,
  ],
  [
    'a menu item that opens two things',
    (files) => void (files['lending.app.json']!.menu = { books: { view: 'allBooks', entity: 'book' } }),
    'lending.app.json#/menu/books',
    /exactly one of these properties: entity, view, screen, group/,
  ],
  [
    'a count of an unknown view',
    (files) => void (files['lending.app.json']!.menu = { books: { entity: 'book', count: 'allBook' } }),
    'lending.app.json#/menu/books/count',
    /no view "allBook"; did you mean "allBooks"\?/,
  ],
  [
    'a tile of an unknown view',
    (files) => void (files['lending.app.json']!.tiles = { books: { view: 'allBook' } }),
    'lending.app.json#/tiles/books/view',
    /no view "allBook"; did you mean "allBooks"\?/,
  ],
  [
    'a log button with a form that is for something else',
    (files) => void (files['lending.app.json']!.tiles = { books: { view: 'allBooks', log: 'bookForm' } }),
    'lending.app.json#/tiles/books/log',
    /"library:bookForm" is not for log; add that to its "for"/,
  ],
  [
    'a quick action with the form of another entity',
    (files) => void (files['lending.app.json']!.quick = { loan: { entity: 'loan', form: 'bookForm' } }),
    'lending.app.json#/quick/loan/form',
    /is for "library:book"/,
  ],
  [
    'a quick action about an unknown field',
    (files) => void (files['lending.app.json']!.quick = { book: { entity: 'book', about: 'serie' } }),
    'lending.app.json#/quick/book/about',
    /no field "serie"; did you mean "series"\?/,
  ],
  [
    'an answer without a value for a number',
    (files) =>
      void (files['bookForm.form.json']!.sections = {
        a: { label: text('A'), fields: { pages: { picks: { many: { label: text('Many') } } } } },
      }),
    'bookForm.form.json#/sections/a/fields/pages/picks/many',
    /needs "value"/,
  ],
  [
    'an answer of the wrong type',
    (files) =>
      void (files['bookForm.form.json']!.sections = {
        a: {
          label: text('A'),
          fields: { pages: { picks: { many: { label: text('Many'), value: "'many'" } } } },
        },
      }),
    'bookForm.form.json#/sections/a/fields/pages/picks/many/value',
    /int.*string|string.*int/,
  ],
  [
    'a form that sets an unknown field',
    (files) => void (files['bookForm.form.json']!.set = { page: '1' }),
    'bookForm.form.json#/set/page',
    /no field "page"; did you mean "pages"\?/,
  ],
  [
    'a form that writes words into a number',
    (files) => void (files['bookForm.form.json']!.set = { pages: text('Many') }),
    'bookForm.form.json#/set/pages',
    /write an expression/,
  ],
  [
    'a log that takes back what does not point at it',
    (files) => void (files['bookForm.form.json']!.undoes = 'author'),
    'bookForm.form.json#/undoes',
    /"author" is not a reference to "library:book"/,
  ],
];

describe('conditions and screens that do not fit their entity are refused, saying where and what to do', () => {
  it.each(mistakes)('%s', (_, make, at, says) => expectTold(make, at, says));
});
