import { describe, expect, it } from 'vitest';
import { bookScope, CALENDAR } from '../../test/support/expressions/book-scope.ts';
import { checkExpression } from './check-expression.ts';
import { compileToQuery } from './compile/compile-to-query.ts';
import { environmentOf } from './environment.ts';
import { evaluate } from './evaluate/evaluate.ts';

function label(genre: string | null, language?: string): unknown {
  const calendar = language === undefined ? CALENDAR : { ...CALENDAR, language };
  return evaluate(checkExpression('label(genre)', bookScope), environmentOf({ genre }, calendar));
}

describe('the label of an option', () => {
  it('is in the language of who reads it', () => {
    expect([label('novel'), label('novel', 'en'), label('novel', 'fr')]).toEqual(['小说', 'Novel', '小说']);
  });

  it('is the key where nobody knows the option any more, and null where there is none', () => {
    expect([label('gone', 'en'), label('toString', 'en'), label(null)]).toEqual(['gone', 'toString', null]);
  });

  it('reaches a query as lists of keys and words', () => {
    const tree = compileToQuery(checkExpression("label(genre) == 'Novel'", bookScope), {
      ...CALENDAR,
      language: 'en',
    });
    expect(JSON.stringify(tree)).toContain('["novel","law"]');
    expect(JSON.stringify(tree)).toContain('["Novel","Law\'s {},"]');
  });

  it.each([
    'label(title)',
    'label(lower(genre))',
    'label(me.id)',
    'tags.exists(genre, label(genre) == title)',
  ])('is refused for what has no options: %s', (text) => {
    expect(() => checkExpression(text, bookScope)).toThrow(
      'label takes a field with options, such as label(status)',
    );
  });
});
