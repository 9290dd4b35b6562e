import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CurrentCatalog } from '../../../platform/storage/catalog.ts';
import { Database } from '../../../platform/storage/connection/database.ts';
import { withClient } from '../../support/sql.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { sharedData } from '../shared-data.ts';

/** Set 1 has 500 people twice; set 2 has 4 000, some up to five times, with more in each record that is wrong. */
const SETS = [
  { file: 'dataset1.csv', pairs: 500, precision: 0.99, recall: 0.99 },
  { file: 'dataset2.csv', pairs: 1934, precision: 0.99, recall: 0.98 },
];

const COLUMNS: Readonly<Record<string, string>> = {
  rec_id: 'recId',
  given_name: 'givenName',
  surname: 'surname',
  street_number: 'streetNumber',
  address_1: 'street',
  address_2: 'place',
  suburb: 'suburb',
  postcode: 'postcode',
  state: 'state',
  date_of_birth: 'born',
  soc_sec_id: 'socialNumber',
};

type Person = Readonly<Record<string, string>>;

const data = sharedData('febrl');
const missing =
  process.env['TEST_FULL'] !== '1'
    ? 'five thousand people belong to the full run'
    : existsSync(data.path('dataset1.csv'))
      ? undefined
      : 'the data set febrl is not in ../shared/data';

describe.each(SETS)('febrl $file', ({ file, pairs, precision, recall }) => {
  let app: TestApp;
  let people: readonly (Person & { readonly id: string })[];

  beforeEach((context) => {
    if (missing !== undefined) context.skip(missing);
  });
  beforeAll(async () => {
    if (missing !== undefined) return;
    app = await startTestApp({ packs: ['test/real-data/febrl/people'] });
    people = await entered(app, readPeople(file));
    await withClient(app.databaseUrl, (client) => client.query('analyze people.person'));
  }, 600_000);
  afterAll(() => app?.close());

  it('tells people who are there twice from those who are not', async () => {
    const began = performance.now();
    const found = await pairsFound(app, people);
    const seconds = (performance.now() - began) / 1000;
    const truth = truePairs(people);
    expect(truth.size).toBe(pairs);
    const right = [...found].filter((pair) => truth.has(pair)).length;
    const figures = { precision: right / found.size, recall: right / truth.size };
    console.log(
      `${file}: ${found.size} pairs found, ${right} of ${truth.size} right; precision ${figures.precision.toFixed(4)}, ` +
        `recall ${figures.recall.toFixed(4)}; ${people.length} checked in ${seconds.toFixed(1)} s`,
    );
    expect(figures.precision).toBeGreaterThanOrEqual(precision);
    expect(figures.recall).toBeGreaterThanOrEqual(recall);
  }, 600_000);
});

function readPeople(file: string): Person[] {
  const rows = parse<Person>(readFileSync(data.path(file)), { columns: true, trim: true });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [COLUMNS[name]!, value])),
  );
}

async function entered(app: TestApp, people: readonly Person[]) {
  const made: (Person & { readonly id: string })[] = [];
  for (let start = 0; start < people.length; start += 1000) {
    const chunk = people.slice(start, start + 1000);
    const operations = chunk.map((person) => ({ op: 'create', data: person }));
    const { body } = await app.api<{ results: { id: string }[] }>('POST', '/api/records/person/batch', {
      atomic: false,
      operations,
    });
    made.push(...chunk.map((person, at) => ({ ...person, id: body.results[at]!.id })));
  }
  return made;
}

/** Everybody who is there, as the rule's tests find others like him. */
async function pairsFound(
  app: TestApp,
  people: readonly (Person & { readonly id: string })[],
): Promise<Set<string>> {
  const { store, model } = app.node.app.get(CurrentCatalog).get();
  const { session } = app.node.app.get(Database);
  const { tests } = model.duplicateRules.get('people:samePerson')!.spec;
  const drafts = people.map((person) => ({ id: person.id, value: (field: string) => person[field] ?? null }));
  const found = new Set<string>();
  for (let start = 0; start < drafts.length; start += 1000)
    for (const test of Object.values(tests)) {
      const chunk = drafts.slice(start, start + 1000);
      const matches = await store.findDuplicates(session, 'person', test, chunk);
      for (const { draft, id } of matches) found.add(pairOf(chunk[draft]!.id, id));
    }
  return found;
}

function truePairs(people: readonly (Person & { readonly id: string })[]): Set<string> {
  const same = Map.groupBy(people, ({ recId }) => recId!.split('-')[1]);
  const pairs = [...same.values()].flatMap((group) =>
    group.flatMap((one, at) => group.slice(at + 1).map((other) => pairOf(one.id, other.id))),
  );
  return new Set(pairs);
}

function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
