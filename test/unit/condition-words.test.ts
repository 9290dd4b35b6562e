import { describe, expect, it } from 'vitest';
import { checkExpression } from '../../platform/expression/check-expression.ts';
import type { Locale } from '../../platform/kernel/text.ts';
import { expressionScope } from '../../platform/model/expression-scope.ts';
import { scopeNames } from '../../platform/model/role-scope.ts';
import { conditionWords } from '../../platform/records/explain/condition-words.ts';
import { LIBRARY, modelOf } from '../support/model.ts';

const model = modelOf(LIBRARY);
const book = model.entity('library:book');

function said(text: string, locale: Locale = 'en'): string | undefined {
  const scope = scopeNames(expressionScope(model, book));
  return conditionWords(model, book, checkExpression(text, scope, { expect: 'bool' }), locale);
}

describe('a condition in words', () => {
  it('says labels of fields and options, never their keys', () => {
    expect(said("genre == 'novel'")).toBe('Genre is Novel');
    expect(said("genre in ['novel', 'science'] && isbn == null", 'zh-CN')).toBe(
      '类别是小说或科学，且ISBN未填写',
    );
    expect(said("genre != 'novel' && (lendable || pages > 3)")).toBe(
      'Genre is not Novel and (Lendable is yes or Pages is more than 3)',
    );
    expect(said('volumeOf.title != null')).toBe('Title of Volume of is filled in');
  });

  it('says scopes, the person, and what is behind a reference', () => {
    expect(said('own || createdBy == me.id')).toMatch(/^own records .+ or Created by is oneself$/);
  });

  it('has none for what people do not say: ids, calls, arithmetic', () => {
    expect(said("createdBy == '01900000-0000-7000-8000-000000000001'")).toBeUndefined();
    expect(said('size(title) > 3')).toBeUndefined();
  });
});
