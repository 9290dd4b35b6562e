import { describe, expect, it } from 'vitest';
import { libraryFiles, text } from '../../../../test/support/pack-folder.ts';
import { renderMessage } from '../../../kernel/text.ts';
import { loadPack } from '../../../model/load-packs.ts';
import { packText } from '../../../model/load/pack-source.ts';
import { comparePacks } from './compare-packs.ts';
import { neededVersion } from './needed-version.ts';
import { sentence } from './sentence.ts';
import { vanished } from './vanished.ts';

type Files = Record<string, Record<string, unknown>>;

function library(change: (files: Files) => void = () => undefined) {
  const files = libraryFiles();
  change(files);
  const texts = Object.entries(files).map(([path, value]) => [path, JSON.stringify(value)] as const);
  return loadPack({ name: 'library', place: 'library', files: packText(texts), problems: [] });
}

function fieldsOf(files: Files): Record<string, Record<string, unknown>> {
  return files['book.entity.json']!.fields as Record<string, Record<string, unknown>>;
}

function changes(change: (files: Files) => void, from: (files: Files) => void = () => undefined) {
  return comparePacks(library(from), library(change));
}

const lose = (files: Files) => delete fieldsOf(files).price;

function told(change: (files: Files) => void): string[] {
  return changes(change).map((one) => `${one.bump} ${renderMessage(sentence(one), 'en')}`);
}

describe('two versions of a pack', () => {
  it('differ in nothing when they read the same', () => {
    expect(changes(() => undefined)).toEqual([]);
  });

  it.each<[string, (files: Files) => void, string]>([
    [
      'a label',
      (files) => (fieldsOf(files).title!.label = { ...text('Title'), en: 'Name' }),
      'patch library:book.entity: fields.title.label.en changes from "Title" to "Name"',
    ],
    ['a README', (files) => (files['README.md'] = {}), 'patch README.md is new'],
    [
      'a new field',
      (files) => (fieldsOf(files).isbn = { type: 'text', label: text('ISBN') }),
      'minor library:book.entity: fields.isbn ("ISBN") is new',
    ],
    [
      'a new field that must be filled',
      (files) => (fieldsOf(files).isbn = { type: 'text', label: text('ISBN'), required: true }),
      'major library:book.entity: fields.isbn ("ISBN") is new',
    ],
    [
      'a field that goes',
      (files) => delete fieldsOf(files).price,
      'major library:book.entity: fields.price ("Price") is gone',
    ],
    [
      'another type',
      (files) => (fieldsOf(files).pages!.type = 'decimal'),
      'major library:book.entity: fields.pages.type changes from "integer" to "decimal"',
    ],
    [
      'a first limit',
      (files) => (fieldsOf(files).title!.maxLength = 20),
      'major library:book.entity: fields.title.maxLength (20) is new',
    ],
    [
      'a rule',
      (files) =>
        (files['book.entity.json']!.validations = { long: { when: 'pages < 3', message: text('!') } }),
      'minor library:book.entity: validations.long is new',
    ],
    [
      'a dependency nobody had',
      (files) => (files['pack.json']!.dependsOn = { museum: '^1.0.0' }),
      'major pack.json: dependsOn.museum ("^1.0.0") is new',
    ],
    [
      'a whole node',
      (files) => delete files['allBooks.view.json'],
      'major library:allBooks.view ("All books") is gone',
    ],
  ])('differ in %s', (_, change, sentenceAndBump) => {
    expect(told(change)).toEqual([sentenceAndBump]);
  });

  it('tell a key with an earlier name as renamed, and nothing of it as gone', () => {
    const found = changes((files) => {
      const { price, ...others } = fieldsOf(files);
      files['book.entity.json']!.fields = { ...others, cost: { ...price, renamedFrom: ['price'] } };
    });
    expect(found.map(({ what, path }) => `${what} ${path}`)).toEqual([
      'renamed fields.cost',
      'added fields.cost.renamedFrom',
    ]);
    expect(vanished(found)).toEqual([]);
  });

  it('may lose only what was deprecated or says where it went', () => {
    expect(vanished(changes(lose)).map(({ path }) => path)).toEqual(['fields.price']);
    expect(vanished(changes(lose, (files) => (fieldsOf(files).price!.deprecated = true)))).toEqual([]);
  });
});

describe('the version that changes deserve', () => {
  const [label, field, gone] = [
    changes((files) => (fieldsOf(files).title!.label = text('Name'))),
    changes((files) => (fieldsOf(files).isbn = { type: 'text', label: text('ISBN') })),
    changes((files) => delete fieldsOf(files).price),
  ] as const;

  it('is the next patch, minor or major one, by the largest of them', () => {
    const versions = [[], label, field, [...label, ...gone]].map(
      (all) => neededVersion('1.2.3', all).version,
    );
    expect(versions).toEqual(['1.2.3', '1.2.4', '1.3.0', '2.0.0']);
  });

  it('is one step smaller before 1.0.0', () => {
    expect([label, field, gone].map((all) => neededVersion('0.2.3', all).version)).toEqual([
      '0.2.4',
      '0.2.4',
      '0.3.0',
    ]);
  });
});
