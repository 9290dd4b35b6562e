import { describe, expect, it } from 'vitest';
import { entityDocument, fieldDocument, modelDocument } from '../../../test/support/model-document.ts';
import type { FormValues } from '../form-store.ts';
import { FollowedRecords } from '../rules/followed-records.ts';
import { brokenRules, compileEntityRules } from './broken-rules.ts';

const reader = entityDocument('library:reader', [
  fieldDocument('name', 'text'),
  fieldDocument('city', 'text'),
]);
const loan = entityDocument(
  'library:loan',
  [fieldDocument('city', 'text'), fieldDocument('reader', 'reference', { target: 'library:reader' })],
  {
    validations: {
      elsewhere: {
        when: 'reader != null && reader.city != city',
        message: { 'zh-CN': '读者不在此地', en: 'The reader lives elsewhere' },
        at: ['reader'],
      },
    },
  },
);
const model = modelDocument(reader, loan);
const rules = compileEntityRules(model, loan);

describe('rules over records behind references', () => {
  it('say nothing until the record has arrived, and then what holds', async () => {
    const { promise, resolve: arrive } = Promise.withResolvers<FormValues>();
    const records = new FollowedRecords(() => promise);
    const world = { model, me: {}, now: new Date(0), records };
    const values = { city: 'Xi’an', reader: { id: 'r1', title: 'Wang' } };
    expect(brokenRules(rules, values, world, 'en')).toEqual([]);
    arrive({ id: 'r1', city: 'Beijing' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(brokenRules(rules, values, world, 'en')).toMatchObject([{ path: 'reader', code: 'elsewhere' }]);
    expect(brokenRules(rules, { ...values, city: 'Beijing' }, world, 'en')).toEqual([]);
  });
});
