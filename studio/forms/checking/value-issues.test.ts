import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { valueRules } from '../../../platform/fields/value-rules.ts';
import { entityDocument, fieldDocument, modelDocument } from '../../../test/support/model-document.ts';
import type { ValueValidator } from '../../api/validators.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import type { FieldState } from '../form-store.ts';
import { blankRow, newRow, rowsOf } from '../lines/line-rows.ts';
import { fieldSpec, fieldTypeOf } from './field-type-of.ts';
import { valueIssues, type CheckContext } from './value-issues.ts';

const line = entityDocument('library:loanLine', [
  fieldDocument('loan', 'reference', { target: 'library:loan', required: true }),
  fieldDocument('copies', 'integer', { required: true, min: 1 }),
  fieldDocument('shelf', 'text', { required: true, default: "'A'" }),
]);
const loan = entityDocument('library:loan', [
  fieldDocument('email', 'email'),
  fieldDocument('deposit', 'money', { max: '100' }),
  fieldDocument('lines', 'children', { target: 'library:loanLine', inverse: 'loan' }),
]);

const OPEN: FieldState = { visible: true, required: false, readOnly: false };

/** The validator of an entity as the server compiles it. */
function validator({ fields }: EntityDocument): ValueValidator {
  const properties = Object.values(fields)
    .filter(({ type }) => type !== 'children')
    .map((field) => [field.name, fieldTypeOf(field)!.valueSchema(fieldSpec(field))]);
  const ajv = new Ajv({ ...valueRules, allErrors: true });
  return ajv.compile({ type: 'object', properties: Object.fromEntries(properties) }) as ValueValidator;
}

const context: CheckContext = {
  model: modelDocument(loan, line),
  language: 'en',
  validators: new Map([loan, line].map((entity) => [entity.key, validator(entity)])),
  rowStates: (entity) => (name) => ({ ...OPEN, required: entity.fields[name]!.required === true }),
};

function issues(name: string, value: unknown, state = OPEN): readonly (readonly string[])[] {
  const field = loan.fields[name]!;
  const found = valueIssues({ entity: loan, field, path: name, value, state, filledLater: false }, context);
  return found.map(({ path, message }) => [path, message]);
}

describe('a check before the save', () => {
  it('says in words what the server would say', () => {
    expect(issues('email', 'nobody')).toEqual([['email', expect.stringMatching(/^email .*@/)]]);
    expect(issues('deposit', '100.001')).toEqual([['deposit', expect.stringMatching(/decimals/)]]);
    expect(issues('deposit', '101')).toEqual([['deposit', expect.stringMatching(/100/)]]);
    expect(issues('deposit', '99.5')).toEqual([]);
  });

  it('tidies a value first, as the server does', () => {
    expect(issues('email', '  MEI@Example.com ')).toEqual([]);
  });

  it('asks for what is required and shown', () => {
    expect(issues('email', '', { ...OPEN, required: true })).toEqual([['email', 'email is required']]);
    expect(issues('email', '', { ...OPEN, required: true, visible: false })).toEqual([]);
    expect(issues('email', 'x', { ...OPEN, readOnly: true })).toEqual([]);
  });

  it('looks into the rows, but not at blank ones or at defaults that are still to come', () => {
    const rows = [...rowsOf([{ id: 'a', copies: 0, shelf: 'B' }]), newRow({ copies: null }), blankRow()];
    expect(issues('lines', rows)).toEqual([
      ['lines.a.copies', expect.stringMatching(/1/)],
      [`lines.${rows[1]!.$key}.copies`, 'copies is required'],
    ]);
  });
});
