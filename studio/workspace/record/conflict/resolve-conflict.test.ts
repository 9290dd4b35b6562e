import { describe, expect, it } from 'vitest';
import { entityDocument, fieldDocument } from '../../../../test/support/model-document.ts';
import { FormStore } from '../../../forms/form-store.ts';
import { conflictingFields, resolved } from './resolve-conflict.ts';

const book = entityDocument('library:book', [
  fieldDocument('title', 'text'),
  fieldDocument('pages', 'integer'),
  fieldDocument('shelf', 'text'),
]);

function edited() {
  const store = new FormStore({ title: 'Emma', pages: 400, shelf: 'A' }, { states: () => new Map() });
  store.set('pages', 474);
  store.set('shelf', 'B');
  return store;
}

describe('two changes of one record', () => {
  it('are put to the reader with those that clash first', () => {
    const current = { title: 'Emma Woodhouse', pages: 400, shelf: 'C' };
    const found = conflictingFields(edited(), current, book);
    expect(found.map(({ field, clashes }) => [field.name, clashes])).toEqual([
      ['shelf', true],
      ['pages', false],
    ]);
  });

  it('do not clash where both say the same', () => {
    const found = conflictingFields(edited(), { title: 'Emma', pages: 474, shelf: 'A' }, book);
    expect(found.every(({ clashes }) => !clashes)).toBe(true);
  });

  it('keep the own values that were not given up', () => {
    const store = edited();
    const fields = conflictingFields(store, { title: 'Emma', pages: 400, shelf: 'C' }, book);
    expect(resolved(store, fields, { shelf: 'current' })).toEqual([['pages', 474]]);
  });
});
