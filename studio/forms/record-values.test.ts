import { describe, expect, it } from 'vitest';
import { entityDocument, fieldDocument, modelDocument } from '../../test/support/model-document.ts';
import { FormStore, type FormRules, type FormValues } from './form-store.ts';
import { newRow, removeRow, rowsOf, setCell } from './lines/line-rows.ts';
import { changesOf, copyOf, formValues, writeValue } from './record-values.ts';

const line = entityDocument('library:loanLine', [
  fieldDocument('loan', 'reference', { target: 'library:loan' }),
  fieldDocument('book', 'reference', { target: 'library:book' }),
  fieldDocument('copies', 'integer'),
  fieldDocument('weight', 'decimal', { readOnly: true }),
]);
const loan = entityDocument('library:loan', [
  fieldDocument('number', 'autoNumber'),
  fieldDocument('reader', 'reference', { target: 'library:reader' }),
  fieldDocument('about', 'anyReference', { to: { 'library:book': {} } }),
  fieldDocument('note', 'text', { default: "'none'" }),
  fieldDocument('deposit', 'money'),
  fieldDocument('code', 'text', { unique: true }),
  fieldDocument('lines', 'children', { target: 'library:loanLine', inverse: 'loan' }),
]);
const model = modelDocument(loan, line);

const rules: FormRules = {
  states: (values) =>
    new Map([
      ['deposit', { visible: values['note'] !== 'free', required: false, readOnly: false }],
      ['number', { visible: true, required: false, readOnly: true, lock: 'system' as const }],
    ]),
};
const STORED = {
  id: 'l',
  number: 'L-1',
  reader: { id: 'r1', title: '王芳' },
  note: 'x',
  lines: [
    { id: 'a', loan: { id: 'l', title: 'L-1' }, book: { id: 'b1', title: 'Emma' }, copies: 1, weight: '2' },
    { id: 'b', loan: { id: 'l', title: 'L-1' }, book: { id: 'b2', title: 'Persuasion' }, copies: 2 },
  ],
};

const stored = () => new FormStore(formValues(STORED, loan), rules);
const sent = (store: FormStore, isNew = false) => changesOf(store, loan, model, isNew);

describe('what a save sends', () => {
  it('is only what changed, references by id', () => {
    const store = stored();
    store.set('reader', { id: 'r2', title: '王强' });
    expect(sent(store)).toEqual({ reader: 'r2' });
  });

  it('is the whole new list of lines, stored ones by id with what changed of them', () => {
    const store = stored();
    const kept = setCell(removeRow(rowsOf(store.value('lines')), 'a'), 'b', 'copies', 5);
    store.set('lines', [...kept, newRow({ book: { id: 'b3', title: 'Middlemarch' } })]);
    expect(sent(store)).toEqual({ lines: [{ id: 'b', copies: 5 }, { book: 'b3' }] });
  });

  it('leaves out what a condition hides', () => {
    const store = stored();
    store.set('deposit', '5');
    store.set('note', 'free');
    expect(sent(store)).toEqual({ note: 'free' });
  });

  it('is for a new record all that says something, and nothing where a default was emptied', () => {
    const store = new FormStore({ reader: { id: 'r1', title: '王芳' }, note: 'none' }, rules);
    expect(sent(store, true)).toEqual({ reader: 'r1', note: 'none' });
    store.set('note', null);
    expect(sent(store, true)).toEqual({ reader: 'r1', note: null });
  });
});

describe('one value', () => {
  it.each<[string, unknown, unknown]>([
    ['reader', { id: 'r1', title: 'x' }, 'r1'],
    ['about', { entity: 'library:book', id: 'b1', title: 'x' }, { entity: 'library:book', id: 'b1' }],
    ['note', '', null],
    ['note', 'x', 'x'],
  ])('of %s: %j is sent as %j', (name, value, expected) => {
    expect(writeValue(value, loan.fields[name]!)).toEqual(expected);
  });
});

describe('a copy of a record', () => {
  it('has its values and lines, but not what makes it this one', () => {
    const copy = copyOf(stored(), loan) as FormValues & { lines: readonly FormValues[] };
    expect(Object.keys(copy).toSorted()).toEqual(['lines', 'note', 'reader']);
    expect(copy.lines.map((row) => row['id'])).toEqual([undefined, undefined]);
  });
});
