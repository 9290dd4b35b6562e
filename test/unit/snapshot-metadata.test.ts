import { describe, expect, it } from 'vitest';
import { expectTold, problemsOf, type Mistake } from '../support/metadata-problems.ts';
import { libraryFiles, text } from '../support/pack-folder.ts';

const BOOKS = 'dailyBooks.snapshot.json';
const field = (type: string, more: object = {}) => ({ type, label: text(type), ...more });

/** A snapshot of the library's books, with what a mistake changes. */
function withSnapshot(change: object = {}, fields: object = {}) {
  return {
    'bookState.entity.json': {
      name: 'bookState',
      label: text('Book by day'),
      title: 'title',
      ownedBy: 'none',
      fields: {
        book: field('reference', { to: 'book' }),
        day: field('date'),
        title: field('text'),
        pages: field('integer'),
        price: field('money'),
        ...fields,
      },
    },
    [BOOKS]: {
      name: 'dailyBooks',
      label: text('Books by day'),
      of: 'book',
      into: 'bookState',
      record: 'book',
      date: 'day',
      values: { title: 'title', pages: 'pages + 1', price: 'price' },
      ...change,
    },
  };
}

const MISTAKES: readonly Mistake[] = [
  ['an entity that is not there', () => withSnapshot({ of: 'boook' }), `${BOOKS}#/of`, /did you mean "book"/],
  [
    'a field that is not there',
    () => withSnapshot({ values: { titel: 'title' } }),
    `${BOOKS}#/values/titel`,
    /did you mean "title"/,
  ],
  [
    'a value of another type',
    () => withSnapshot({ values: { pages: 'title' } }),
    `${BOOKS}#/values/pages`,
    /./,
  ],
  [
    'a value that depends on who looks',
    () => withSnapshot({ values: { title: 'me.username' } }),
    `${BOOKS}#/values/title`,
    /me/,
  ],
  ['a condition that is none', () => withSnapshot({ filter: 'pages' }), `${BOOKS}#/filter`, /./],
  [
    'a record field that refers elsewhere',
    () => withSnapshot({ record: 'title' }),
    `${BOOKS}#/record`,
    /reference/,
  ],
  ['a date that is none', () => withSnapshot({ date: 'pages' }), `${BOOKS}#/date`, /date field/],
  [
    'a field that is computed',
    () =>
      withSnapshot(
        { values: { twice: 'pages' } },
        { twice: field('formula', { result: 'integer', value: 'pages * 2' }) },
      ),
    `${BOOKS}#/values/twice`,
    /plain one/,
  ],
  [
    'a required field without a value',
    () => withSnapshot({}, { shelf: field('text', { required: true }) }),
    `${BOOKS}#/values`,
    /"shelf"/,
  ],
];

describe('a snapshot in metadata', () => {
  it.each(MISTAKES)('refuses %s', (_what, make, at, says) => expectTold(make, at, says));

  it('is taken as it is where nothing is wrong', () => {
    expect(problemsOf({ library: { ...libraryFiles(), ...withSnapshot() } })).toEqual([]);
  });
});
