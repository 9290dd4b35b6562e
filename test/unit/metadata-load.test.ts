import { describe, expect, it } from 'vitest';
import { fieldsOf, problemsOf } from '../support/metadata-problems.ts';
import { libraryFiles } from '../support/pack-folder.ts';

describe('a load of metadata', () => {
  it('is accepted without mistakes', () => {
    expect(problemsOf({ library: libraryFiles() })).toEqual([]);
  });

  it('tells the mistakes of all files at once', () => {
    const files = libraryFiles();
    fieldsOf(files).title!.maxLenght = 3;
    files['allBooks.view.json']!.filter = 'pages >';
    files['lending.app.json']!.menu = { books: { view: 'allBook' } };
    expect(problemsOf({ library: files }).map(({ file, pointer }) => `${file}#${pointer}`)).toEqual([
      'allBooks.view.json#/filter',
      'book.entity.json#/fields/title/maxLenght',
      'lending.app.json#/menu/books/view',
    ]);
  });

  it('does not call a node missing whose file is wrong', () => {
    const files = libraryFiles();
    files['book.entity.json']!.ownedBy = 'nobody';
    expect(problemsOf({ library: files }).map(({ file }) => file)).toEqual(['book.entity.json']);
  });

  it('says which folder has no pack.json', () => {
    const { 'pack.json': _, ...files } = libraryFiles();
    expect(problemsOf({ library: files })).toMatchObject([
      { file: 'pack.json', en: expect.stringMatching(/write one/) },
    ]);
  });

  it('reads files with a byte order mark', () => {
    const files = libraryFiles();
    const marked = `\uFEFF${JSON.stringify(files['genre.choices.json'])}`;
    expect(problemsOf({ library: { ...files, 'genre.choices.json': marked } })).toEqual([]);
  });
});
