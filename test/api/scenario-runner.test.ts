import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { NodeStage } from '../../platform/cli/scenario-stage.ts';
import { renderMessage, type Locale } from '../../platform/kernel/text.ts';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import { readScenarios } from '../../platform/scenarios/read-scenarios.ts';
import { runScenarios } from '../../platform/scenarios/run-scenarios.ts';
import type { Outcome } from '../../platform/scenarios/run/run-scenario.ts';
import { libraryFiles, text } from '../support/pack-folder.ts';

type Parts = Readonly<Record<string, unknown>>;

const root = mkdtempSync(join(tmpdir(), 'kehu-runner-'));
let stage: NodeStage;

beforeAll(async () => {
  write('stage/library', libraryFiles());
  stage = await NodeStage.open(inject('databaseServer'), [join(root, 'stage/library')]);
});

afterAll(async () => {
  await stage.close();
  rmSync(root, { recursive: true });
});

function write(folder: string, files: Parts): void {
  mkdirSync(join(root, folder), { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(root, folder, name), JSON.stringify(content));
}

/** Runs scenarios over the library. @returns how each ended, by name */
async function run(scenarios: Readonly<Record<string, Parts>>): Promise<Record<string, Outcome>> {
  const folder = `${Object.keys(scenarios).join('-')}/library`;
  const files = Object.entries(scenarios).map(([name, parts]) => [
    `${name}.scenario.json`,
    { name, label: text(name), ...parts },
  ]);
  write(folder, { ...libraryFiles(), ...Object.fromEntries(files) });
  const packs = loadPacks([`${projectRoot}/metadata/core`, join(root, folder)]);
  const read = readScenarios(stage.model, packs.slice(1));
  const outcomes = await runScenarios(read, stage, () => undefined);
  return Object.fromEntries([...outcomes].map(([{ name }, outcome]) => [name, outcome]));
}

function words({ at, reason }: Outcome, locale: Locale = 'en'): string {
  return `${at}: ${reason ? renderMessage(reason, locale) : ''}`;
}

const emma = { record: 'book', data: { title: 'Emma', pages: 474, price: '59.70' } };
const anna = { user: {} };

/** A creation without a title, which has to be refused. */
function refused(expected: Parts, language = 'en') {
  return { create: 'book', data: { pages: 3 }, language, expect: { refused: expected } };
}

/** The words a step fails with. */
async function failureOf(name: string, step: Parts, given: Parts = {}): Promise<string> {
  const { [name]: outcome } = await run({ [name]: { given: { emma, anna, ...given }, steps: { step } } });
  expect(outcome!.state).toBe('failed');
  return words(outcome!);
}

describe('a scenario that fails', () => {
  it('says which value was expected and which found', async () => {
    expect(await failureOf('value', { read: 'emma', expect: { values: { pages: 475 } } })).toBe(
      'steps.step: pages: expected 475, found 474',
    );
  });

  it('says so in Chinese', async () => {
    const { chinese } = await run({
      chinese: { given: { emma }, steps: { step: { count: 'book', expect: { count: 2 } } } },
    });
    expect(words(chinese!, 'zh-CN')).toBe('steps.step: count：应为 2，实为 1');
  });

  it('shows the values a condition has read', async () => {
    expect(
      await failureOf('condition', { read: 'emma', expect: { holds: 'pages * 2 == 900 && price > 59' } }),
    ).toBe(
      'steps.step: this does not hold: pages * 2 == 900 && price > 59; where pages = 474, price = "59.70"',
    );
  });

  it('names records as the scenario does', async () => {
    const step = { list: 'book', expect: { records: ['emma', 'other'] } };
    const other = { record: 'book', data: { title: 'Other', series: 'emma' } };
    expect(await failureOf('records', { ...step, filter: 'pages != null' }, { other })).toBe(
      'steps.step: records: expected ["emma","other"], found ["emma"]',
    );
    expect(
      await failureOf('reference', { read: 'other', expect: { values: { series: 'other' } } }, { other }),
    ).toBe('steps.step: series: expected "other", found "emma"');
  });

  it('tells a refusal nobody expected, and a success nobody expected', async () => {
    expect(await failureOf('refused', { create: 'book', data: { pages: 3 } })).toMatch(
      /^steps.step: expected to succeed, found refused: 422 \w+ ".*" \[title: required/,
    );
    expect(
      await failureOf('succeeded', {
        create: 'book',
        data: { title: 'x' },
        expect: { refused: 'forbidden' },
      }),
    ).toBe('steps.step: expected refused ("forbidden"), found it succeeded (201)');
  });

  it('compares class, code, field and words of a refusal', async () => {
    for (const [name, wrong] of Object.entries({
      byClass: { as: 'forbidden' },
      byCode: { code: 'tooLong' },
      byField: { at: 'pages' },
      byWords: { message: '标题' },
    }))
      expect(await failureOf(name, refused(wrong))).toContain(`expected ${JSON.stringify(wrong)}, found 422`);
    const right = refused({ as: 'invalid', code: 'required', at: 'title', message: 'Title(中)' }, 'zh-CN');
    expect((await run({ right: { steps: { right } } }))['right']!.state).toBe('passed');
  });

  it('tells what of its beginning could not be made', async () => {
    const { beginning } = await run({
      beginning: { given: { book: { record: 'book', data: {} } }, steps: { a: { count: 'book' } } },
    });
    expect(words(beginning!)).toMatch(/^given.book: expected to succeed, found refused: 422/);
  });
});

describe('scenarios that wait', () => {
  const waiting = { waitsFor: ['merge'], request: 'POST /api/records/book/merge', data: {} };

  it('pass up to where they wait, and say what stops them', async () => {
    const { later } = await run({ later: { given: { emma }, steps: { now: { read: 'emma' }, waiting } } });
    expect(later!.state).toBe('waiting');
    expect(words(later!)).toMatch(/^steps.waiting: expected to succeed, found refused: 404/);
  });

  it('fail where what comes before does not pass', async () => {
    const { broken } = await run({
      broken: { steps: { now: { count: 'book', expect: { count: 1 } }, waiting } },
    });
    expect([broken!.state, broken!.at]).toEqual(['failed', 'steps.now']);
  });

  it('fail where not even what is given can be made, unless the packs lack what it is made of', async () => {
    const steps = { waiting };
    const { slip, lacking } = await run({
      slip: { waitsFor: ['merge'], given: { book: { record: 'book', data: {} } }, steps },
      lacking: { waitsFor: ['merge'], given: { bill: { record: 'invoice', data: {} } }, steps },
    });
    expect([slip!.state, lacking!.state]).toEqual(['failed', 'waiting']);
    expect(words(lacking!)).toBe('given.bill.record: there is no entity "invoice"');
  });

  it('fail once they pass, as a whole and by step', async () => {
    const passes = { count: 'book', expect: { count: 0 } };
    const { whole, step } = await run({
      whole: { waitsFor: ['merge', 'reports'], steps: { passes } },
      step: { steps: { passes: { ...passes, waitsFor: ['merge'] } } },
    });
    expect(whole!.state).toBe('failed');
    expect(words(whole!)).toContain('marked as waiting for merge, reports, but it passes');
    expect(words(step!)).toContain('steps.passes: the step is marked as waiting for merge, but it passes');
  });
});

describe('running scenarios', () => {
  it('gives each a database and a node of its own', async () => {
    const one = {
      given: { emma },
      steps: {
        lend: {
          create: 'loan',
          data: { lines: { a: { book: 'emma' } } },
          expect: { values: { number: 'L-2026-0001' } },
        },
        alone: { count: 'book', expect: { count: 1 } },
      },
      clock: '2026-03-11T09:00:00+08:00',
    };
    const outcomes = await run({ first: one, second: one, third: one });
    expect(Object.values(outcomes).map(({ state }) => state)).toEqual(['passed', 'passed', 'passed']);
  });

  it('makes many records alike, does things at the same moment, and takes parts of earlier answers', async () => {
    const { many } = await run({
      many: {
        clock: '2026-12-31T23:59:00+08:00',
        given: { shelf: { record: 'book', count: 12, data: { title: 'Book ${n}', pages: 100 } } },
        steps: {
          twelve: { list: 'book', sort: ['title'], expect: { count: 12, includes: ['shelf.1', 'shelf.12'] } },
          pages: {
            query: 'book',
            measures: { all: { fn: 'sum', field: 'pages' } },
            expect: { rows: { total: { all: 1200 } } },
          },
          lend: { create: 'loan', times: 10, data: { lines: { a: { book: 'shelf.3' } } } },
          numbers: { list: 'loan', expect: { count: 10, distinct: ['number'] } },
          midnight: { clock: '2027-01-01T00:00:00+08:00' },
          next: { create: 'loan', data: {}, expect: { values: { number: 'L-2027-0001' } } },
          again: {
            request: 'GET /api/records/loan/${next}',
            expect: { values: { number: '${next.number}' } },
          },
        },
      },
    });
    expect(many!.state, words(many!)).toBe('passed');
  });
});
