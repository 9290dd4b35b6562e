import { describe, expect, it } from 'vitest';
import { entityDocument, fieldDocument } from '../../../test/support/model-document.ts';
import { givenValues } from './given-values.ts';

const loan = entityDocument('library:loan', [
  fieldDocument('note', 'text'),
  fieldDocument('reader', 'reference', { target: 'library:reader' }),
  fieldDocument('about', 'anyReference', { to: { 'library:book': {} } }),
  fieldDocument('renewed', 'boolean'),
  fieldDocument('copies', 'integer'),
  fieldDocument('number', 'text', { writable: false }),
]);

describe('the values a new record gets from its address', () => {
  it('are read by the types of the fields', () => {
    const address =
      'note=Hi&reader=r1&reader.title=Mei&about=library:book/b1&about.title=Emma&renewed=true&copies=2';
    expect(givenValues(new URLSearchParams(address), loan)).toEqual({
      note: 'Hi',
      reader: { id: 'r1', title: 'Mei' },
      about: { entity: 'library:book', id: 'b1', title: 'Emma' },
      renewed: true,
      copies: 2,
    });
  });

  it('leave out what is no field or not to be written', () => {
    expect(givenValues(new URLSearchParams('number=7&nothing=1'), loan)).toEqual({});
  });
});
