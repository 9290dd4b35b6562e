import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { CellProblem } from '../../platform/fields/cell-problem.ts';
import { fieldSchema } from '../../platform/fields/field-schema.ts';
import type { FieldSpec, FieldType, FormatContext } from '../../platform/fields/field-type.ts';
import { fieldType, fieldTypes } from '../../platform/fields/field-types.ts';
import { valueProblem } from '../../platform/fields/value-problem.ts';
import { valueRules } from '../../platform/fields/value-rules.ts';
import { SCHEMA_KEYWORDS } from '../../platform/model/schema/schema-keywords.ts';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { LOCALES, renderMessage, type Locale, type Message } from '../../platform/kernel/text.ts';
import { allFixtures } from '../fixtures/fields/all-fixtures.ts';
import { compiledSpec, type FieldFixture, writtenSpec } from '../fixtures/fields/field-fixture.ts';

const definitions = JSON.parse(
  readFileSync(join(projectRoot, 'metadata/schema/definitions.schema.json'), 'utf8'),
) as object;
const checkField = new Ajv({ strict: true, discriminator: true, allErrors: true })
  .addVocabulary([...SCHEMA_KEYWORDS])
  .addSchema(definitions, 'definitions.schema.json')
  .compile(fieldSchema());

function context(locale: Locale = 'en', dateFormat?: string): FormatContext {
  return { locale, timeZone: 'Asia/Shanghai', ...(dateFormat === undefined ? {} : { dateFormat }) };
}

/** What the driver gives back for what was bound, in the types whose form changes on the way. */
function throughDatabase(type: FieldType, spec: FieldSpec, value: unknown): unknown {
  const parts = type.encode?.(value, spec) ?? { '': value };
  const columns = type.columns(spec);
  expect(Object.keys(parts).toSorted()).toEqual(columns.map(({ part }) => part).toSorted());
  const read = columns.map(({ part, type: column }) => [part, stored(parts[part], column)] as const);
  if (read.every(([, one]) => one === null)) return null;
  const back = Object.fromEntries(read);
  return type.decode ? type.decode(back, spec) : back[''];
}

function stored(bound: unknown, column: string): unknown {
  const scale = /^numeric\(\d+,(\d+)\)$/.exec(column)?.[1];
  if (bound === null || bound === undefined) return null;
  if (scale === undefined) return bound;
  const [whole, fraction = ''] = String(bound).split('.');
  const padded = fraction.padEnd(Number(scale), '0');
  expect(padded.length).toBe(Number(scale));
  return padded === '' ? whole : `${whole}.${padded}`;
}

function bothLanguages(message: Message): void {
  const texts = LOCALES.map((locale) => renderMessage(message, locale));
  for (const text of Object.values(message.text)) {
    for (const [, hole] of text.matchAll(/\{(\w+)\}/g)) expect(message.parameters).toHaveProperty(hole!);
  }
  expect(texts[0]).toMatch(/\p{Script=Han}/u);
  expect(texts[1]).not.toBe(texts[0]);
}

/** What is computed is tested by `computed-types-api.test.ts`, with the fixtures of the types it has as results. */
it('has a fixture for every field type that is written', () => {
  const written = [...fieldTypes.values()].filter(({ storage }) => storage !== 'computed');
  expect([...new Set(allFixtures.map(({ type }) => type))].toSorted()).toEqual(
    written.map(({ name }) => name).toSorted(),
  );
});

describe.each(allFixtures)('$type $parameters', (fixture: FieldFixture) => {
  const type = fieldType(fixture.type)!;
  const spec = compiledSpec(fixture) as FieldSpec;
  const validate = new Ajv({ ...valueRules, allErrors: true }).compile(type.valueSchema(spec));
  const normalize = (value: unknown) => (type.normalize ? type.normalize(value, spec) : value);

  it('is described by the schema of fields', () => {
    expect(checkField(writtenSpec(fixture)), JSON.stringify(checkField.errors)).toBe(true);
    expect(checkField({ ...writtenSpec(fixture), typo: 1 })).toBe(false);
    for (const schema of Object.values(type.parameters)) expect(schema.description).toBeTypeOf('string');
    expect([...(type.checkSpec?.(spec) ?? [])]).toEqual([]);
  });

  it('refuses parameters that contradict each other', () => {
    for (const { parameters, code } of fixture.contradictions) {
      const wrong = { ...compiledSpec({ ...fixture, parameters }), ...parameters } as FieldSpec;
      const messages = [...type.checkSpec!(wrong)];
      expect(messages.map((message) => message.code)).toContain(code);
      messages.forEach(bothLanguages);
    }
  });

  it('brings a valid value into its canonical form, once and for all', () => {
    for (const { sent, canonical } of fixture.valid) {
      expect(normalize(sent)).toEqual(canonical);
      expect(normalize(canonical)).toEqual(canonical);
      expect(validate(canonical), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it('refuses an invalid value at its place', () => {
    for (const { sent, code, at } of fixture.invalid) {
      expect(validate(normalize(sent)), JSON.stringify(sent)).toBe(false);
      const problems = validate.errors!.map((error) => ({
        path: error.instancePath.slice(1).replaceAll('/', '.'),
        message: valueProblem(error),
      }));
      expect(problems.map(({ path, message }) => [path, message.code])).toContainEqual([at ?? '', code]);
      for (const { message } of problems) bothLanguages(message);
    }
  });

  it("reads '' as nothing", () => {
    expect(normalize('')).toEqual(type.storage === 'columns' ? null : type.normalize ? [] : '');
  });

  it('leaves what it does not understand to the schema', () => {
    for (const odd of [0, 1.5, -1e300, true, 'odd', '\u0000', {}, { id: {} }, [[]], [null], [{}]]) {
      const once = normalize(odd);
      expect(normalize(once ?? odd)).toEqual(once);
    }
  });

  it('comes back from its columns as it went in', () => {
    if (type.storage !== 'columns') return expect(type.columns(spec)).toEqual([]);
    for (const { canonical } of fixture.valid)
      expect(throughDatabase(type, spec, canonical)).toEqual(canonical);
    expect(throughDatabase(type, spec, null)).toBeNull();
  });

  it('is printed in cells and read back', () => {
    for (const { value, cell, locale } of fixture.cells) {
      expect(type.toCell(value, spec, context(locale))).toBe(cell);
      expect(normalize(type.fromCell(cell, spec, context(locale)))).toEqual(value);
    }
    for (const { cell, value, dateFormat } of fixture.readable ?? []) {
      expect(normalize(type.fromCell(cell, spec, context('en', dateFormat)))).toEqual(value);
    }
  });

  it('says why a cell means nothing', () => {
    for (const { cell, code } of fixture.unreadable) {
      const problem = type.fromCell(cell, spec, context());
      expect(problem, cell).toBeInstanceOf(CellProblem);
      expect((problem as CellProblem).problem.code).toBe(code);
      bothLanguages((problem as CellProblem).problem);
    }
  });

  it('offers filters only where it can be filtered, and an order only where it has one', () => {
    expect(type.operators.length > 0).toBe(type.filterable);
    if (fixture.ascending) expect(type.sortable).toBe(true);
    else if (type.sortable) expect(type.expressionType(spec).kind).toBe('record');
  });
});
