import { describe, expect, it } from 'vitest';
import { entityDocument, fieldDocument, modelDocument } from '../../../test/support/model-document.ts';
import { FormStore, type FormValues } from '../form-store.ts';
import { lineColumns } from '../lines/line-columns.ts';
import type { Row } from '../lines/line-rows.ts';
import { cellValue, lineTotals } from '../lines/line-totals.ts';
import { FollowedRecords } from './followed-records.ts';
import { formRules } from './form-rules.ts';
import type { RuleWorld } from './rule-world.ts';

const reader = entityDocument('library:reader', [
  fieldDocument('name', 'text'),
  fieldDocument('loans', 'integer', {
    computed: { kind: 'rollup', of: 'library:loan', reference: 'reader', measure: 'count' },
  }),
]);
const line = entityDocument('library:line', [
  fieldDocument('loan', 'reference', { target: 'library:loan' }),
  fieldDocument('copies', 'integer'),
  fieldDocument('fee', 'money'),
  fieldDocument('gross', 'money', { computed: { kind: 'formula', value: 'net * 1.1' } }),
  fieldDocument('net', 'money', { computed: { kind: 'formula', value: 'copies * fee' } }),
]);
const loan = entityDocument('library:loan', [
  fieldDocument('reader', 'reference', { target: 'library:reader' }),
  fieldDocument('lines', 'children', { target: 'library:line', inverse: 'loan' }),
  fieldDocument('deposit', 'money'),
  fieldDocument('rest', 'money', { computed: { kind: 'formula', value: 'deposit - total' } }),
  fieldDocument('total', 'money', {
    computed: {
      kind: 'rollup',
      of: 'library:line',
      reference: 'loan',
      measure: 'sum',
      value: 'gross',
      where: 'copies > 1',
    },
  }),
  fieldDocument('readerName', 'text', { computed: { kind: 'lookup', path: ['reader', 'name'] } }),
  fieldDocument('hidden', 'money', { computed: { kind: 'formula', value: 'secret * 2' } }),
]);
const model = modelDocument(reader, line, loan);

function formOf(values: FormValues, isNew: boolean) {
  const records = new FollowedRecords(async () => ({ id: 'r1', name: '王芳' }));
  const world: RuleWorld = { model, me: {}, now: new Date('2026-03-11T01:00:00Z'), records };
  const store = new FormStore(values, formRules(loan, undefined, world, { isNew }));
  records.subscribe(() => store.recompute());
  return { store, world };
}

const rows: readonly Row[] = [
  { $key: 'a', $touched: ['fee'], copies: 2, fee: '10.00' },
  { $key: 'b', $touched: ['fee'], copies: 1, fee: '99.00' },
  { $key: 'c', id: 'c', copies: 3, fee: '1.00', $struck: true },
];

describe('computed fields of a form', () => {
  it('follow what is typed, lines included, and are no change of their own', () => {
    const { store } = formOf({ deposit: '50.00', lines: rows }, false);
    expect([store.value('total'), store.value('rest')]).toEqual(['22.00', '28.00']);
    store.set('deposit', '30.00');
    expect(store.value('rest')).toBe('8.00');
    expect(store.changed()).toEqual(['deposit']);
    expect(store.state('rest')).toMatchObject({ readOnly: true, lock: 'computed' });
  });

  it('take a lookup from the record picked, once it has arrived', async () => {
    const { store } = formOf({ lines: [] }, true);
    store.set('reader', { id: 'r1', title: '王芳' });
    await new Promise((done) => setTimeout(done, 0));
    expect(store.value('readerName')).toBe('王芳');
  });

  it('stay as the server answered them where the form cannot know', () => {
    const { store } = formOf({ hidden: '4.00', lines: [] }, false);
    expect(store.value('hidden')).toBe('4.00');
  });

  it('stand in the columns of lines, with their totals', () => {
    const { world } = formOf({}, true);
    const columns = lineColumns(model, line, 'loan', { copies: {}, gross: { total: 'sum' } });
    expect(cellValue(rows[0]!, columns[1]!, world)).toBe('22.00');
    expect(lineTotals(rows, columns, world).get('gross')).toMatch(/^130\.9/);
  });
});
