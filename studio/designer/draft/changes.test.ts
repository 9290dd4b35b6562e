import { describe, expect, it } from 'vitest';
import type { DraftChanges } from '../../api/drafts.ts';
import { countChanges, restore, retire, setProperty, takeBack, withChanges } from './changes.ts';

const BOOK = 'library:book.entity';
const before = {
  label: { en: 'Book' },
  fields: { title: { type: 'text', required: true }, shelf: { type: 'text' } },
};

describe('changes of a draft', () => {
  it('sets a property and shows the node as it will be', () => {
    const changes = setProperty({}, BOOK, before, 'label.en', 'Volume');
    expect(changes).toEqual({ [BOOK]: { set: { 'label.en': { to: 'Volume' } } } });
    expect(withChanges(before, changes[BOOK])).toMatchObject({ label: { en: 'Volume' } });
  });

  it('is nothing once the property is again what it was', () => {
    const changes = setProperty({}, BOOK, before, 'label.en', 'Volume');
    expect(setProperty(changes, BOOK, before, 'label.en', 'Book')).toEqual({});
  });

  it('takes a property away and knows one that was never there', () => {
    const changes = setProperty({}, BOOK, before, 'fields.title.required', null);
    expect(changes[BOOK]!.set).toEqual({ 'fields.title.required': { to: null } });
    expect(withChanges(before, changes[BOOK])).toMatchObject({ fields: { title: { type: 'text' } } });
    expect(setProperty({}, BOOK, before, 'fields.title.unique', null)).toEqual({});
  });

  it('changes what it added where it added it', () => {
    const added = setProperty({}, BOOK, before, 'fields.x_grade', { type: 'text' });
    const labelled = setProperty(added, BOOK, before, 'fields.x_grade.label.en', 'Grade');
    expect(labelled[BOOK]!.set).toEqual({
      'fields.x_grade': { to: { type: 'text', label: { en: 'Grade' } } },
    });
    expect(countChanges(labelled)).toBe(1);
  });

  it('forgets a field that only it added, and retires others', () => {
    const added = setProperty({}, BOOK, before, 'fields.x_grade', { type: 'text' });
    expect(retire(added, BOOK, 'fields.x_grade')).toEqual({});
    const retired = retire({}, BOOK, 'fields.shelf');
    expect(retired).toEqual({ [BOOK]: { retire: { 'fields.shelf': {} } } });
    expect(restore(retired, BOOK, 'fields.shelf')).toEqual({});
    expect(restore({}, BOOK, 'fields.fax')).toEqual({ [BOOK]: { restore: { 'fields.fax': {} } } });
  });

  it('lets go of what was changed inside a thing that is retired', () => {
    const changed = setProperty({}, BOOK, before, 'fields.shelf.required', true);
    expect(retire(changed, BOOK, 'fields.shelf')).toEqual({ [BOOK]: { retire: { 'fields.shelf': {} } } });
  });

  it('keeps a node of the organisation whole', () => {
    const made: DraftChanges = { 'org:device.entity': { create: { name: 'device', fields: {} } } };
    const changes = setProperty(made, 'org:device.entity', {}, 'fields.serial', { type: 'text' });
    expect(changes['org:device.entity']!.create).toEqual({
      name: 'device',
      fields: { serial: { type: 'text' } },
    });
  });

  it('takes one change back and leaves the others', () => {
    let changes = setProperty({}, BOOK, before, 'label.en', 'Volume');
    changes = retire(changes, BOOK, 'fields.shelf');
    expect(takeBack(changes, BOOK, 'label.en')).toEqual({ [BOOK]: { retire: { 'fields.shelf': {} } } });
    expect(takeBack(changes, BOOK, '')).toEqual({});
  });
});
