import { describe, expect, it } from 'vitest';
import { bookScope } from '../../../test/support/expressions/book-scope.ts';
import { checkExpression } from '../check-expression.ts';
import type { ExpressionScope } from '../expression-type.ts';

describe('a field of options', () => {
  const genre = { kind: 'string', options: ['novel', 'poetry', 'almanac'] } as const;
  const scope: ExpressionScope = {
    ...bookScope,
    variable: (name) =>
      name === 'genre' ? genre : name === 'genres' ? { kind: 'list', of: genre } : bookScope.variable(name),
  };

  it.each([
    "genre == 'novel'",
    "'poetry' != genre",
    "genre in ['novel', null]",
    "'almanac' in genres",
    'genre == title',
    "genre.startsWith('no')",
    "coalesce(genre, 'none') == 'none'",
    "(lent ? genre : 'none') == 'none'",
  ])('is compared: %s', (text) => {
    expect(checkExpression(text, scope).type.kind).toBe('bool');
  });

  it.each([
    ["genre == 'nvel'", "genre has no option 'nvel'; did you mean novel? (line 1, column 10)"],
    ["'NOVEL!' != genre", "genre has no option 'NOVEL!'; did you mean novel? (line 1, column 1)"],
    ["genre in ['novel', 'drama']", "genre has no option 'drama' (line 1, column 20)"],
    ["'drama' in genres", "genres has no option 'drama' (line 1, column 1)"],
  ])('refuses what is none: %s', (text, message) => {
    expect(() => checkExpression(text, scope)).toThrow(message);
  });
});
