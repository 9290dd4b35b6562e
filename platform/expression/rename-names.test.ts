import { describe, expect, it } from 'vitest';
import { renameNames, type PresentNames, type PresentStep } from './rename-names.ts';

/** Books whose genre is called kind today, with authors whose name is called fullName, and loans. */
const fields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  book: { author: 'author', copies: 'book', kind: '', title: '' },
  author: { fullName: '', books: 'book', genre: '' },
};
const earlier: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  book: { genre: 'kind', writer: 'author' },
  author: { name: 'fullName' },
};
const names: PresentNames = {
  step: (entity, [word = '', next]): PresentStep | undefined => {
    if (word === 'lending' && next === 'item')
      return { names: ['loan', 'book'], entity: 'book', field: undefined };
    const name = word in fields[entity]! ? word : earlier[entity]![word];
    if (name === undefined) return undefined;
    return { names: [name], entity: fields[entity]![name] || undefined, field: { entity, name } };
  },
  option: ({ name }, option) => (name === 'kind' && option === 'poetry' ? 'verse' : option),
  attribute: ({ name }, attribute) => (name === 'kind' && attribute === 'days' ? 'loanDays' : attribute),
};

const renamed = (text: string, bound: readonly string[] = []) => renameNames(text, 'book', names, bound);

describe('names of an expression', () => {
  it('become the present ones, and everything else stays to the letter', () => {
    expect(renamed("  genre=='x'  &&\n !( genre  != title )")).toBe("  kind=='x'  &&\n !( kind  != title )");
    expect(renamed('old.genre != genre')).toBe('old.kind != kind');
  });

  it('change along paths only where they lead to what was renamed', () => {
    expect(renamed("writer . name == 'name' || author.genre == genre")).toBe(
      "author . fullName == 'name' || author.genre == kind",
    );
  });

  it('change in classifications, and in what the expression comes to', () => {
    expect(renamed("isWithin(genre, 'poetry') && attribute(genre, 'days') > 3")).toBe(
      "isWithin(kind, 'verse') && attribute(kind, 'loanDays') > 3",
    );
    const kind = { entity: 'book', name: 'kind' };
    const given = (text: string) => renameNames(text, 'book', names, [], kind);
    expect(given("'poetry'")).toBe("'verse'");
    expect(given("title == 'poetry' ? 'poetry' : 'prose'")).toBe("title == 'poetry' ? 'verse' : 'prose'");
    expect(given("['prose', 'poetry']")).toBe("['prose', 'verse']");
    expect(renamed("'poetry'")).toBe("'poetry'");
  });

  it('stay in texts, calls, and as variables of relations', () => {
    expect(renamed('title == \'genre\' && title.contains("genre")')).toBe(
      'title == \'genre\' && title.contains("genre")',
    );
    expect(renamed("copies.exists(genre, genre.genre == 'a') && genre == 'b'")).toBe(
      "copies.exists(genre, genre.kind == 'a') && kind == 'b'",
    );
    expect(renamed('me.genre == title')).toBe('me.genre == title');
    expect(renamed('genre && title == null', ['genre'])).toBe('genre && title == null');
  });

  it('of relations change in all their words', () => {
    expect(renamed("lending.item.count(l, l.genre == 'a') > 1 && exists(copies, c, c.writer != null)")).toBe(
      "loan.book.count(l, l.kind == 'a') > 1 && exists(copies, c, c.author != null)",
    );
  });

  it('may be options, beside the field that has them', () => {
    expect(renamed("genre == 'poetry' && \"poetry\" != old.genre && title == 'poetry'")).toBe(
      "kind == 'verse' && \"verse\" != old.kind && title == 'poetry'",
    );
    expect(renamed("kind in ['poetry', 'poetry ', title]")).toBe("kind in ['verse', 'poetry ', title]");
  });

  it('stay where the text is no expression or means nothing', () => {
    expect(renamed('genre ==')).toBe('genre ==');
    expect(renamed('genres > 1')).toBe('genres > 1');
  });
});
