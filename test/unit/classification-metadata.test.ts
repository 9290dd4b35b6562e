import { describe, expect, it } from 'vitest';
import { checkExpression } from '../../platform/expression/check-expression.ts';
import { compileToQuery } from '../../platform/expression/compile/compile-to-query.ts';
import { environmentOf } from '../../platform/expression/environment.ts';
import { evaluate } from '../../platform/expression/evaluate/evaluate.ts';
import { compileModel } from '../../platform/model/compile-model.ts';
import { expressionScope, filterScope } from '../../platform/model/expression-scope.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import type { Model } from '../../platform/model/model.ts';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { expectTold, fieldsOf, type Mistake } from '../support/metadata-problems.ts';
import { libraryFiles, text, writePacks } from '../support/pack-folder.ts';
import { join } from 'node:path';

const node = (name: string, more: object = {}) => ({ label: text(name), ...more });

function subject() {
  return {
    name: 'subject',
    label: text('Subject'),
    codes: '2-2-2',
    attributes: {
      loanDays: { type: 'integer', label: text('Loan days'), default: 30 },
      fee: { type: 'percent', label: text('Fee') },
    },
    nodes: {
      '01': node('Science', { attributes: { loanDays: 14, fee: '5' } }),
      '0102': node('Physics', { order: 5 }),
      '0101': node('Biology', { attributes: { loanDays: 7 } }),
      '10': node('Art', { order: 1, retired: true }),
      '1001': node('Painting'),
    },
    automatic: {
      thick: {
        field: 'book.subject',
        rules: { science: { label: text('Thick'), when: 'pages > 900', measure: 'pages', to: '01' } },
      },
    } as Record<string, Record<string, unknown>>,
  };
}

type Scheme = ReturnType<typeof subject>;
type Nodes = Record<string, ReturnType<typeof node>>;

/** The library with a scheme, which the mistake may change. */
function withScheme(files: ReturnType<typeof libraryFiles>, change: (scheme: Scheme) => void = () => {}) {
  fieldsOf(files)['subject'] = { type: 'classification', label: text('Subject'), scheme: 'subject' };
  const scheme = subject();
  change(scheme);
  return { 'subject.classification.json': scheme };
}

const SCHEME = 'subject.classification.json';

const MISTAKES: readonly Mistake[] = [
  [
    'a code of a length no level has',
    (files) => withScheme(files, ({ nodes }) => Object.assign(nodes, { '1': node('Short') })),
    `${SCHEME}#/nodes/1`,
    /code "1".*2, 4, 6/,
  ],
  [
    'a node without the one above it',
    (files) => withScheme(files, ({ nodes }) => Object.assign(nodes, { '0501': node('Lost') })),
    `${SCHEME}#/nodes/0501`,
    /no node "05"/,
  ],
  [
    'a node taken away that has others below it',
    (files) => withScheme(files, ({ nodes }) => Reflect.deleteProperty(nodes, '01')),
    `${SCHEME}#/nodes/0102`,
    /no node "01"/,
  ],
  [
    'another length for levels that have nodes',
    (files) => withScheme(files, (scheme) => Object.assign(scheme, { codes: '3-2-2' })),
    `${SCHEME}#/codes`,
    /keep their length/,
  ],
  [
    'an attribute nobody declared',
    (files) => withScheme(files, ({ nodes }) => Object.assign(nodes['0102'], { attributes: { loanDay: 3 } })),
    `${SCHEME}#/nodes/0102/attributes/loanDay`,
    /did you mean "loanDays"/,
  ],
  [
    'a value the attribute cannot have',
    (files) =>
      withScheme(files, ({ nodes }) => Object.assign(nodes['0102'], { attributes: { loanDays: 'long' } })),
    `${SCHEME}#/nodes/0102/attributes/loanDays`,
    /"long" is no value/,
  ],
  [
    'a rule that leads to no node',
    (files) =>
      withScheme(files, ({ automatic }) => {
        Object.assign((automatic['thick']!['rules'] as Nodes)['science']!, { to: '04' });
      }),
    `${SCHEME}#/automatic/thick/rules/science/to`,
    /no code "04"/,
  ],
  [
    'a rule over a field that is not there',
    (files) =>
      withScheme(files, ({ automatic }) => {
        Object.assign((automatic['thick']!['rules'] as Nodes)['science']!, { when: 'pagse > 1' });
      }),
    `${SCHEME}#/automatic/thick/rules/science/when`,
    /pages/,
  ],
  [
    'rules for a field of something else',
    (files) =>
      withScheme(files, ({ automatic }) => Object.assign(automatic['thick']!, { field: 'book.title' })),
    `${SCHEME}#/automatic/thick/field`,
    /did you mean "subject"/,
  ],
  [
    'a field of a scheme that is not there',
    (files) => {
      const more = withScheme(files);
      fieldsOf(files)['subject']!['scheme'] = 'subjct';
      return { ...more, [SCHEME]: { ...more[SCHEME], automatic: {} } };
    },
    'book.entity.json#/fields/subject/scheme',
    /did you mean "subject"/,
  ],
];

describe('a classification in metadata', () => {
  it.each(MISTAKES)('refuses %s', (_what, make, at, says) => expectTold(make, at, says));

  let known: Model | undefined;
  function library(): Model {
    const files = libraryFiles();
    const packs = () => writePacks({ library: { ...files, ...withScheme(files) } });
    return (known ??= compileModel({
      packs: loadPacks([join(projectRoot, 'metadata', 'core'), ...packs()]),
    }));
  }
  const calendar = { now: new Date('2026-03-11T00:00:00Z'), timeZone: 'Asia/Shanghai' };
  function valueOf(expression: string, code: string | null): unknown {
    const scope = expressionScope(library(), library().entity('book'));
    return evaluate(checkExpression(expression, scope), environmentOf({ subject: code }, calendar));
  }

  it('offers its nodes in the order of the tree, and not what is below a retired one', () => {
    const options = library().entity('book').fields.get('subject')!.spec['options'] as Record<
      string,
      { order: number; retired?: true }
    >;
    const ordered = Object.keys(options).toSorted((a, b) => options[a]!.order - options[b]!.order);
    expect(ordered).toEqual(['10', '1001', '01', '0102', '0101']);
    expect(ordered.filter((code) => options[code]!.retired)).toEqual(['10', '1001']);
  });

  it('has what is below a node within it', () => {
    expect(valueOf("isWithin(subject, '01')", '0102')).toBe(true);
    expect(valueOf("isWithin(subject, '0102')", '01')).toBe(false);
    expect(valueOf("isWithin(subject, '01')", null)).toBe(false);
    expect(() => valueOf("isWithin(subject, '07')", '01')).toThrow(/07/);
  });

  it('asks the database for the codes by name, so that an index serves', () => {
    const checked = checkExpression(
      "isWithin(subject, '01')",
      filterScope(library(), library().entity('book')),
    );
    const tree = compileToQuery(checked, calendar);
    expect(tree).toMatchObject({ op: 'in', list: ['01', '0102', '0101'].map((value) => ({ value })) });
  });

  it('gives a node the attributes of the nearest node above it, else the default', () => {
    expect(valueOf("attribute(subject, 'loanDays')", '0101')).toBe(7);
    expect(valueOf("attribute(subject, 'loanDays')", '0102')).toBe(14);
    expect(valueOf("attribute(subject, 'loanDays')", '1001')).toBe(30);
    expect(valueOf("attribute(subject, 'fee')", '0101')).toBe('5');
    expect(valueOf("attribute(subject, 'fee')", '10')).toBeNull();
    expect(valueOf("attribute(subject, 'loanDays')", null)).toBeNull();
    expect(() => valueOf("attribute(subject, 'loanDay')", '01')).toThrow(/loanDays/);
    expect(() => valueOf("attribute(title, 'loanDays')", '01')).toThrow();
  });

  it('says what its nodes are called', () => {
    expect(valueOf('label(subject)', '0102')).toBe('Physics(中)');
  });

  it('knows the full names of fields its rules classify', () => {
    expect(library().classifications.get('library:subject')!.spec.automatic!['thick']!.field).toBe(
      'library:book.subject',
    );
  });
});
