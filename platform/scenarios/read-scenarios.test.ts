import { describe, expect, it } from 'vitest';
import { libraryFiles, text, writePacks } from '../../test/support/pack-folder.ts';
import { projectRoot } from '../kernel/project-root.ts';
import { renderMessage } from '../kernel/text.ts';
import { compileModel } from '../model/compile-model.ts';
import { loadPacks } from '../model/load-packs.ts';
import { MetadataError } from '../model/problem.ts';
import { readScenarios } from './read-scenarios.ts';
import type { Scenario } from './scenario.ts';

type Parts = Readonly<Record<string, unknown>>;

function read(parts: Parts): Scenario {
  const scenario = { name: 'reads', label: text('Reads'), ...parts };
  const [folder] = writePacks({ library: { ...libraryFiles(), 'reads.scenario.json': scenario } });
  const packs = loadPacks([`${projectRoot}/metadata/core`, folder!]);
  return readScenarios(compileModel({ packs }), packs).find(({ pack }) => pack === 'library')!;
}

/** What is wrong, as `pointer: text`. */
function mistakes(parts: Parts): string[] {
  try {
    read(parts);
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    return error.problems.map(({ pointer, message }) => `${pointer}: ${renderMessage(message, 'en')}`);
  }
  return [];
}

const emma = { record: 'book', data: { title: 'Emma' } };
const anna = { user: {} };
const volumeOf = (series: string) => ({ record: 'book', data: { title: 'x', series } });

describe('reading scenarios', () => {
  it('puts steps in order and knows names of given records, steps, line items and numbered records', () => {
    const scenario = read({
      given: {
        anna,
        emma,
        shelf: { record: 'book', count: 3, data: { title: 'Book ${n}', series: 'emma' } },
      },
      steps: {
        after: { order: 20, read: 'lend', expect: { values: { lines: { first: { book: 'shelf.2' } } } } },
        lend: { order: 10, as: 'anna', create: 'loan', data: { lines: { first: { book: 'emma' } } } },
        last: { order: 30, list: 'book', filter: "series == '${emma}'", expect: { includes: ['shelf.3'] } },
      },
    });
    expect(scenario.steps.map(([name]) => name)).toEqual(['lend', 'after', 'last']);
    expect(scenario.key).toBe('library:reads');
  });

  it('says which names mean nothing, with a did-you-mean', () => {
    const wrong = mistakes({
      given: { anna, emma, li: { user: { roles: ['membre'], reportsTo: 'ana' } } },
      steps: {
        a: { as: 'ana', create: 'lone', data: {} },
        b: { update: 'ema', data: {} },
        c: { create: 'book', data: { titel: 'x', genre: 'nowel', series: 'anna' } },
        d: { list: 'book', view: 'alBooks', filter: "titel == ''", fields: ['pages', 'author.name'] },
        e: { read: 'emma', expect: { values: { pgaes: 3 }, holds: 'pages > "x"' } },
        f: { request: 'GET /api/records/book/${emm}' },
      },
    });
    expect(wrong.join('\n')).toMatchInlineSnapshot(`
      "/given/li/user/reportsTo: "ana" is neither in "given" nor an earlier step; did you mean "anna"?
      /given/li/user/roles: there is no role "membre"; did you mean "member"?
      /steps/a/as: there is no user "ana" in "given"; did you mean "anna"?; there are "admin" and "nobody" too
      /steps/a/create: there is no entity "lone"
      /steps/b/update: "ema" is neither in "given" nor an earlier step; did you mean "emma"?
      /steps/c/data/titel: the entity "library:book" has no field "titel"; did you mean "title"?
      /steps/c/data/genre: the field "genre" has no option "nowel"; did you mean "novel"?
      /steps/c/data/series: this takes a record of "library:book"; "anna" is one of "core:user"
      /steps/d/filter: there is no field or variable titel; did you mean title? (line 1, column 1)
      /steps/d/fields: the entity "library:book" has no field "author"
      /steps/d/view: there is no view "alBooks"; did you mean "allBooks"?
      /steps/e/expect/holds: an int cannot be compared with a string; write a number without quotes (line 1, column 1)
      /steps/e/expect/values/pgaes: the entity "library:book" has no field "pgaes"; did you mean "pages"?
      /steps/f/request: "emm" is neither in "given" nor an earlier step; did you mean "emma"?"
    `);
  });

  it('refuses a step that cannot be: two verbs, foreign properties, nothing to change', () => {
    expect(mistakes({ given: { emma }, steps: { a: { read: 'emma', delete: 'emma' } } })).toEqual([
      expect.stringContaining('/steps/a: write exactly one of these properties: create, update, delete'),
    ]);
    expect(mistakes({ given: { emma }, steps: { a: { read: 'emma', groups: { genre: {} } } } })[0]).toContain(
      '/steps/a/groups: a step of kind "read" does not take "groups"',
    );
    expect(mistakes({ given: { emma }, steps: { a: { update: 'emma' } } })).toEqual([
      '/steps/a: a step of kind "update" needs "data"',
    ]);
    expect(mistakes({})).toEqual([expect.stringContaining('the scenario has no steps')]);
  });

  it('refuses given records that need each other, and names with a meaning of their own', () => {
    const steps = { a: { count: 'book' } };
    expect(mistakes({ given: { one: volumeOf('two'), two: volumeOf('one') }, steps })).toEqual([
      '/given: these refer to each other in a circle: one → two → one; set one of the references in a step',
    ]);
    expect(mistakes({ given: { emma }, steps: { emma: { count: 'book' } } })).toEqual([
      '/steps/emma: the name "emma" is used in "given" or by an earlier step already; choose another',
    ]);
    expect(mistakes({ given: { nobody: anna }, steps })[0]).toContain('"nobody" has a meaning of its own');
  });

  it('takes what the packs do not have as the reason to wait, from where it waits', () => {
    const steps = { now: { count: 'book' }, later: { waitsFor: ['merge'], create: 'invoice', data: {} } };
    const { gap, waitsFor } = read({ steps });
    expect(waitsFor).toEqual(['merge']);
    expect(gap).toMatchObject({ at: 'steps.later.create', step: 'later' });
    expect(mistakes({ steps: { ...steps, first: { order: 1, create: 'invoice', data: {} } } })).toEqual([
      '/steps/first/create: there is no entity "invoice"',
    ]);
  });

  it('does not take a slip of the pen for a capability to come', () => {
    const waitsFor = ['merge'];
    expect(mistakes({ waitsFor, steps: { a: { create: 'bok', data: {} } } })).toEqual([
      '/steps/a/create: there is no entity "bok"; did you mean "book"?',
    ]);
    expect(mistakes({ waitsFor: ['mergge'], steps: { a: { count: 'book' } } })[0]).toContain(
      'did you mean "merge"',
    );
  });

  it('refuses to name a browser test that is not there', () => {
    expect(mistakes({ provedBy: 'test/studio/no-such.test.ts' })).toEqual([
      '/provedBy: there is no file test/studio/no-such.test.ts',
    ]);
  });
});
