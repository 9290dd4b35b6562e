import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultTypes } from '../../platform/fields/computed/result-types.ts';
import type { FieldSpec } from '../../platform/fields/field-type.ts';
import { fieldType } from '../../platform/fields/field-types.ts';
import { newId } from '../../platform/kernel/ids.ts';
import { allFixtures } from '../fixtures/fields/all-fixtures.ts';
import { subjectScheme } from '../fixtures/fields/classification.ts';
import { compiledSpec, type FieldFixture, writtenSpec } from '../fixtures/fields/field-fixture.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { valueFilter } from './value-filter.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
type Kind = 'formula' | 'lookup' | 'rollup';

/** Types with an order of values that a record holds in columns, and are no numbers made by the system. */
const sources = allFixtures.filter(
  ({ type, ascending, systemOnly, isOfProcess, parameters }) =>
    ascending && !systemOnly && !isOfProcess && !parameters['big'] && fieldType(type)!.storage === 'columns',
);
const MEASURED = new Set(['int', 'decimal', 'date', 'dateTime', 'time']);
const kindsOf = ({ type }: FieldFixture): readonly Kind[] => {
  const spec = { type } as FieldSpec;
  return [
    ...(resultTypes.has(type) ? (['formula'] as const) : []),
    'lookup' as const,
    ...(MEASURED.has(fieldType(type)!.expressionType(spec).kind) ? (['rollup'] as const) : []),
  ];
};
const cases = sources.flatMap((fixture) =>
  kindsOf(fixture).map((kind) => ({ fixture, kind, type: fixture.type })),
);

const label = { 'zh-CN': '值', en: 'Value' };
const NAME = { type: 'text', label };

function writePack(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'kehu-pack-')), 'computed');
  mkdirSync(folder);
  const write = (file: string, content: object) => writeFileSync(join(folder, file), JSON.stringify(content));
  const pack = { name: 'computed', version: '1.0.0', platform: '*', licence: 'MIT', prefix: 'cmp' };
  write('pack.json', { ...pack, label, dependsOn: { core: '*' } });
  write('subject.classification.json', subjectScheme);
  const entity = (name: string, fields: object) =>
    write(`${name}.entity.json`, {
      name,
      label,
      title: 'name',
      ownedBy: 'none',
      fields: { name: NAME, ...fields },
    });
  for (const fixture of sources) {
    const { type, parameters } = fixture;
    const source = writtenSpec(fixture);
    const { scale } = parameters;
    const formula = {
      type: 'formula',
      label,
      result: type,
      value: 'source',
      ...(scale === undefined ? {} : { scale }),
    };
    entity(`${type}Source`, { source, ...(resultTypes.has(type) ? { value: formula } : {}) });
    const of = { type: 'reference', label, to: `${type}Source` };
    entity(`${type}Lookup`, { of, value: { type: 'lookup', label, path: 'of.source' } });
    if (!kindsOf(fixture).includes('rollup')) continue;
    entity(`${type}Item`, { source, parent: { type: 'reference', label, to: `${type}Rollup` } });
    const rollup = { type: 'rollup', label, of: `${type}Item.parent`, measure: 'max', field: 'source' };
    entity(`${type}Rollup`, { value: rollup });
  }
  return folder;
}

let app: TestApp;
let folder: string;
beforeAll(async () => {
  folder = writePack();
  app = await startTestApp({ packs: [folder] });
}, 180_000);
afterAll(async () => {
  await app?.close();
  rmSync(dirname(folder), { recursive: true });
});

async function create(entity: string, data: object): Promise<Row> {
  const { status, body } = await app.api<Row>('POST', `/api/records/${entity}`, data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** A record whose computed field has the value; answers its entity and id. */
async function computedRecord(kind: Kind, type: string, name: string, value: unknown): Promise<string> {
  if (kind === 'formula') return (await create(`${type}Source`, { name, source: value })).id;
  if (kind === 'lookup') {
    const of = (await create(`${type}Source`, { name, source: value })).id;
    return (await create(`${type}Lookup`, { name, of })).id;
  }
  const { id } = await create(`${type}Rollup`, { name });
  await create(`${type}Item`, { parent: id, source: value });
  return id;
}

const ENTITY = { formula: 'Source', lookup: 'Lookup', rollup: 'Rollup' } as const;

describe.each(cases)('a $kind of $type', ({ fixture, kind, type }) => {
  const entity = `${type}${ENTITY[kind]}`;
  const ascending = fixture.ascending!;
  const list = async (query: Record<string, string>) => {
    const text = new URLSearchParams({ limit: '100', ...query }).toString();
    const { status, body } = await app.api<{ items: Row[] }>('GET', `/api/records/${entity}?${text}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items;
  };

  it('reads as its values are, sorted with nothing last both ways', async () => {
    const name = newId();
    for (const value of [ascending.at(-1), null, ...ascending.slice(0, -1)])
      await computedRecord(kind, type, name, value);
    const sorted = async (sort: string) =>
      (await list({ filter: `name == '${name}'`, sort })).map(({ value }) => value);
    expect(await sorted('value')).toEqual([...ascending, null]);
    expect(await sorted('-value')).toEqual([...ascending.toReversed(), null]);
  });

  it('is filtered by value and by nothing, exported, and refused from clients', async () => {
    const name = newId();
    const [first, last] = [ascending[0], ascending.at(-1)];
    const [a, b, c] = [
      await computedRecord(kind, type, name, first),
      await computedRecord(kind, type, name, last),
      await computedRecord(kind, type, name, null),
    ];
    const ids = async (filter: string) =>
      (await list({ filter: `name == '${name}' && ${filter}` })).map(({ id }) => id);
    const { equals, differs, isNothing } = valueFilter(
      fieldType(type)!,
      compiledSpec(fixture) as FieldSpec,
      first,
    );
    expect(await ids(equals!)).toEqual([a]);
    expect((await ids(differs!)).toSorted()).toEqual([b, c].toSorted());
    expect(await ids(isNothing)).toEqual([c]);
    const text = new URLSearchParams({
      format: 'csv',
      fields: 'name,value',
      filter: `name == '${name}'`,
    }).toString();
    const exported = await app.api<string>('GET', `/api/exports/${entity}?${text}`);
    expect(exported.status).toBe(200);
    expect(String(exported.body).trim().split('\n')).toHaveLength(4);
    const { status, body } = await app.api<{ errors: object[] }>('POST', `/api/records/${entity}`, {
      value: first,
    });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'value', code: 'computedField' }]);
  });
});
