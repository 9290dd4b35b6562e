import { describe, it } from 'vitest';
import { expectTold, fieldsOf, type Mistake } from '../support/metadata-problems.ts';
import { text } from '../support/pack-folder.ts';

const mistakes: Mistake[] = [
  [
    'a file that is not JSON',
    () => ({ 'shelf.entity.json': '{\n  "name": "shelf"\n  "title": 1 }' }),
    'shelf.entity.json#',
    /line 3, column 3 .*a comma is missing/,
  ],
  ['an empty file', () => ({ 'shelf.entity.json': '' }), 'shelf.entity.json#', /a value is expected/],
  [
    'a comment',
    (files) => ({ 'genre.choices.json': `// genres\n${JSON.stringify(files['genre.choices.json'])}` }),
    'genre.choices.json#',
    /JSON has no comments/,
  ],
  [
    'a key that stands twice',
    (files) => ({
      'genre.choices.json': JSON.stringify(files['genre.choices.json']).replace('"science"', '\n"novel"'),
    }),
    'genre.choices.json#/options/novel',
    /line 2, column 1: the key "novel" stands on line 1 already; delete one/,
  ],
  [
    'an unknown kind of file',
    () => ({ 'book.entitty.json': {} }),
    'book.entitty.json#',
    /unknown kind "entitty"; did you mean "entity"\?/,
  ],
  [
    'a name that is not that of the file',
    (files) => void (files['allBooks.view.json']!.name = 'books'),
    'allBooks.view.json#/name',
    /rename the file to books\.view\.json/,
  ],
  [
    'two files of one node',
    (files) => ({ 'old/book.entity.json': files['book.entity.json'] }),
    'book.entity.json#',
    /has a node of this kind and name already/,
  ],
  [
    'an unknown property',
    (files) => void (fieldsOf(files).title!.maxLenght = 100),
    'book.entity.json#/fields/title/maxLenght',
    /"maxLenght" is unknown; did you mean "maxLength"\?/,
  ],
  [
    'a missing property',
    (files) => void delete files['book.entity.json']!.title,
    'book.entity.json#',
    /"title" is missing; add it\. The field whose value names a record/,
  ],
  [
    'a label without one language',
    (files) => void (fieldsOf(files).pages!.label = { 'zh-CN': '页数' }),
    'book.entity.json#/fields/pages/label',
    /language "en" is missing; add it/,
  ],
  [
    'an unknown type of field',
    (files) => void (fieldsOf(files).pages!.type = 'intger'),
    'book.entity.json#/fields/pages',
    /"intger" is not possible here; did you mean "integer"\?/,
  ],
  [
    'a field without a type',
    (files) => void delete fieldsOf(files).pages!.type,
    'book.entity.json#/fields/pages',
    /"type" is missing/,
  ],
  [
    'a value of the wrong type',
    (files) => void (fieldsOf(files).title!.required = 'yes'),
    'book.entity.json#/fields/title/required',
    /takes a value of type boolean, not string/,
  ],
  [
    'an unknown word where few are possible',
    (files) => void (files['book.entity.json']!.ownedBy = 'usr'),
    'book.entity.json#/ownedBy',
    /"usr" is not possible here; did you mean "user"\? \(possible: user, department, parent, none\)/,
  ],
  [
    'a field name that is no name',
    (files) => void (fieldsOf(files)['Unit-Price'] = { type: 'money', label: text('Price') }),
    'book.entity.json#/fields/Unit-Price',
    /"Unit-Price" is not possible; did you mean "unitPrice"\?/,
  ],
  [
    'a pack that is not there',
    (files) => void (files['pack.json']!.dependsOn = { museum: '^1.0.0' }),
    'pack.json#/dependsOn/museum',
    /the pack "museum" .* add its folder to KEHU_PACKS/,
  ],
  [
    'a range that is none',
    (files) => void (files['pack.json']!.dependsOn = { core: 'newest' }),
    'pack.json#/dependsOn/core',
    /"newest" is not a range of versions/,
  ],
  [
    'a platform the pack does not run on',
    (files) => void (files['pack.json']!.platform = '>=99'),
    'pack.json#/platform',
    /outside >=99; upgrade it or widen the range/,
  ],
  [
    'a pack called differently from its folder',
    (files) => void (files['pack.json']!.name = 'libary'),
    'pack.json#/name',
    /rename one of them/,
  ],
];

describe('a metadata file that is wrong by itself is refused, saying where and what to do', () => {
  it.each(mistakes)('%s', (_, make, at, says) => expectTold(make, at, says));
});
