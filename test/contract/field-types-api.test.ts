import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldSpec } from '../../platform/fields/field-type.ts';
import { fieldType } from '../../platform/fields/field-types.ts';
import { newId } from '../../platform/kernel/ids.ts';
import { allFixtures } from '../fixtures/fields/all-fixtures.ts';
import { compiledSpec, type FieldFixture, FIRST_ID, SECOND_ID } from '../fixtures/fields/field-fixture.ts';
import { sampleEntity, writeFixturePack } from '../fixtures/fields/fixture-pack.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { valueFilter } from './value-filter.ts';

interface Sample {
  readonly id: string;
  readonly value: unknown;
}

interface ProblemBody {
  readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

let app: TestApp;
let folder: string;
/** Two records for each kind of target. */
const targets = new Map<string, readonly [string, string]>();

beforeAll(async () => {
  folder = writeFixturePack();
  app = await startTestApp({ packs: [folder] });
  await makeTargets('user', { name: 'Ann', username: 'ann' }, { name: 'Bob', username: 'bob' });
  for (const entity of ['department', 'shelf', 'treeParentSample']) {
    await makeTargets(entity, { name: 'first' }, { name: 'second' });
  }
  targets.set('file', await storeFiles());
}, 120_000);

afterAll(async () => {
  await app?.close();
  rmSync(dirname(folder), { recursive: true });
});

async function makeTargets(entity: string, ...records: [object, object]): Promise<void> {
  const ids = [];
  for (const data of records) ids.push((await create(entity, data)).id);
  targets.set(entity, ids as [string, string]);
}

/** Files come by upload; here their rows are enough. */
async function storeFiles(): Promise<[string, string]> {
  const ids: [string, string] = [newId(), newId()];
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    for (const id of ids) {
      await client.query(
        `insert into core.file (id, version, created_at, updated_at, name, media_type, size, sha256)
         values ($1, 1, now(), now(), 'a.txt', 'text/plain', 1, $2)`,
        [id, '0'.repeat(64)],
      );
    }
  } finally {
    await client.end();
  }
  return ids;
}

async function create(entity: string, data: object): Promise<Sample> {
  const { status, body } = await app.api<Sample>('POST', `/api/records/${entity}`, data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

const PATH = '/api/records';
const ENGLISH = { headers: { 'accept-language': 'en' } };
const writable = allFixtures.filter(({ systemOnly, isOfProcess }) => !systemOnly && !isOfProcess);
const CHINESE = { headers: { 'accept-language': 'zh-CN' } };

describe.each(writable)('$type $parameters through the API', (fixture: FieldFixture) => {
  const type = fieldType(fixture.type)!;
  const spec = compiledSpec(fixture) as FieldSpec;
  const entity = sampleEntity(fixture);
  const nothing = type.storage === 'columns' ? null : [];

  /** A fact with the ids of this database. */
  function real<T>(fact: T): T {
    const key = fixture.type === 'treeParent' ? entity : fixture.type === 'image' ? 'file' : fixture.type;
    const [first, second] = targets.get(key) ?? targets.get('shelf')!;
    const text = JSON.stringify(fact, (_key, value: unknown) => (Object.is(value, -0) ? 0 : value));
    if (text === undefined) return fact;
    const swapped = text
      .replaceAll(FIRST_ID, first)
      .replaceAll(SECOND_ID, second)
      .replaceAll(FIRST_ID.toUpperCase(), first.toUpperCase());
    return JSON.parse(swapped) as T;
  }

  /** What a read gave, as a write would bring it: references without titles, children without what the system adds. */
  function canonical(read: unknown): unknown {
    if (type.storage === 'children') return (read as { number: number }[]).map(({ number }) => ({ number }));
    return read === null || !type.normalize ? read : type.normalize(read, spec);
  }

  async function get(id: string): Promise<unknown> {
    const { status, body } = await app.api<Sample>('GET', `${PATH}/${entity}/${id}`);
    expect(status).toBe(200);
    return canonical(body.value);
  }

  async function list(query: Record<string, string>): Promise<Sample[]> {
    const { status, body } = await app.api<{ items: Sample[] }>(
      'GET',
      `${PATH}/${entity}?${new URLSearchParams({ limit: '500', ...query })}`,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items;
  }

  it('creates and reads every valid value', async () => {
    for (const { sent, canonical: expected } of fixture.valid) {
      const { id } = await create(entity, { value: real(sent) });
      expect(await get(id)).toEqual(real(expected));
    }
  });

  it('creates and reads all of them in one batch', async () => {
    const operations = fixture.valid.map(({ sent }) => ({ op: 'create', data: { value: real(sent) } }));
    const { status, body } = await app.api<{ results: Sample[] }>('POST', `${PATH}/${entity}/batch`, {
      atomic: true,
      operations,
    });
    expect(status, JSON.stringify(body)).toBe(200);
    for (const [index, { id }] of body.results.entries()) {
      expect(await get(id)).toEqual(real(fixture.valid[index]!.canonical));
    }
  });

  it('updates to another value and to nothing, and the history tells both', async () => {
    const [first, second] = fixture.valid.map(({ canonical: value }) => real(value));
    const { id } = await create(entity, { value: first });
    for (const value of [second, null]) {
      const { status, body } = await app.api('PATCH', `${PATH}/${entity}/${id}`, { value });
      expect(status, JSON.stringify(body)).toBe(200);
      expect(await get(id)).toEqual(value ?? nothing);
    }
    if (type.storage === 'children') return;
    const { body } = await app.api<{ items: { changes?: Record<string, unknown> }[] }>(
      'GET',
      `${PATH}/${entity}/${id}/history`,
    );
    const told = body.items.map(({ changes }) => changes?.value);
    expect(told).toEqual([
      { old: second, new: nothing },
      { old: first, new: second },
      { old: null, new: first },
    ]);
  });

  it('refuses bad values with the path, in both languages, and writes nothing', async () => {
    const before = (await list({})).length;
    for (const { sent, code, at } of fixture.invalid) {
      const data = { value: real(sent) };
      const path = at === undefined ? 'value' : `value.${at}`;
      const answers = [];
      for (const language of [ENGLISH, CHINESE]) {
        answers.push(await app.api<ProblemBody>('POST', `${PATH}/${entity}`, data, language));
      }
      const [english, chinese] = answers.map(({ status, body }) => {
        expect(status, JSON.stringify([data, body])).toBe(422);
        return body.errors.find((error) => error.path === path);
      });
      expect(english, JSON.stringify([data, answers[0]!.body])).toBeDefined();
      if (type.storage === 'columns') expect(english!.code).toBe(code);
      expect(chinese!.message).toMatch(/\p{Script=Han}/u);
      expect(english!.message).not.toBe(chinese!.message);
    }
    expect((await list({})).length).toBe(before);
  });

  it('is filtered by value and by nothing', async () => {
    const [first, second] = fixture.valid.map(({ canonical: value }) => real(value));
    const run = newId();
    const made = [];
    for (const value of [first, second, null]) made.push((await create(entity, { name: run, value })).id);
    const ids = async (filter: string) =>
      (await list({ filter: `name == '${run}' && ${filter}` })).map(({ id }) => id);
    const [a, b, c] = made;
    const { equals, differs, isNothing } = valueFilter(type, spec, first);
    if (equals) expect(await ids(equals)).toEqual([a]);
    if (differs) expect((await ids(differs)).toSorted()).toEqual([b, c]);
    expect(await ids(isNothing)).toEqual([c]);
    expect((await ids(`!(${isNothing})`)).toSorted()).toEqual([a, b]);
  });

  const { ascending } = fixture;
  if (!ascending) return;
  it('is sorted, with nothing last both ways', async () => {
    const run = newId();
    const shuffled = [ascending.at(-1), null, ...ascending.slice(0, -1)];
    for (const value of shuffled) await create(entity, { name: run, value });
    const sorted = async (sort: string) =>
      (await list({ filter: `name == '${run}'`, sort })).map(({ value }) => value);
    expect(await sorted('value')).toEqual([...ascending, null]);
    expect(await sorted('-value')).toEqual([...ascending.toReversed(), null]);
  });
});

describe.each(allFixtures.filter(({ systemOnly }) => systemOnly))('$type through the API', (fixture) => {
  it('is given by the system and refused from people', async () => {
    const entity = sampleEntity(fixture);
    const made = [await create(entity, {}), await create(entity, {})].map(({ value }) => String(value));
    expect(new Set(made).size).toBe(2);
    const { status, body } = await app.api<ProblemBody>('POST', `${PATH}/${entity}`, { value: 'mine' });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'value', code: 'readOnlyField' }]);
  });
});

it('finds a phone number by its digits, however they are set apart', async () => {
  const { id } = await create('phoneSample', { value: '020-7946-0958' });
  const { body } = await app.api<{ items: Sample[] }>('GET', `${PATH}/phoneSample?q=2079460`);
  expect(body.items.map((item) => item.id)).toEqual([id]);
});
