import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { NodeStage } from '../../platform/cli/scenario-stage.ts';
import { renderMessage } from '../../platform/kernel/text.ts';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import { readScenarios } from '../../platform/scenarios/read-scenarios.ts';
import { runScenarios } from '../../platform/scenarios/run-scenarios.ts';
import { libraryFiles, text } from '../support/pack-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'kehu-metadata-steps-'));
let stage: NodeStage;

beforeAll(async () => {
  write({});
  stage = await NodeStage.open(inject('databaseServer'), [join(root, 'library')]);
});

afterAll(async () => {
  await stage.close();
  rmSync(root, { recursive: true });
});

function write(files: Readonly<Record<string, unknown>>): void {
  mkdirSync(join(root, 'library'), { recursive: true });
  for (const [name, content] of Object.entries({ ...libraryFiles(), ...files }))
    writeFileSync(join(root, 'library', name), JSON.stringify(content));
}

/** Runs one scenario over the library; how it ended and why, in English. */
async function run(given: object, steps: object): Promise<string> {
  write({ 'tried.scenario.json': { name: 'tried', label: text('Tried'), given, steps } });
  const packs = loadPacks([join(projectRoot, 'metadata/core'), join(root, 'library')]);
  const outcomes = await runScenarios(readScenarios(stage.model, packs.slice(1)), stage, () => undefined);
  const [{ state, at, reason }] = [...outcomes.values()] as [
    Awaited<ReturnType<typeof runScenarios>> extends ReadonlyMap<unknown, infer O> ? O : never,
  ];
  return reason ? `${state} ${at}: ${renderMessage(reason, 'en')}` : state;
}

const emma = { record: 'book', data: { title: 'Emma' } };
const shelf = { 'library:book.entity': { set: { 'fields.x_shelf': { to: shelfField('Shelf') } } } };

function shelfField(label: string) {
  return { type: 'text', label: text(label), order: 90 };
}

describe('a scenario about the metadata', () => {
  it('publishes, uses what it made, and goes back; another installation knows nothing of it', async () => {
    const ended = await run(
      { emma, branch: { tenant: true } },
      {
        planned: { order: 10, plan: shelf, expect: { size: { changes: 1, questions: 0 } } },
        made: { order: 20, publish: shelf, comment: 'shelves', expect: { values: { number: 2 } } },
        used: {
          order: 30,
          update: 'emma',
          data: { x_shelf: 'A3' },
          expect: { values: { x_shelf: 'A3' }, holds: "x_shelf == 'A3'" },
        },
        found: { order: 40, list: 'book', filter: "x_shelf == 'A3'", expect: { records: ['emma'] } },
        elsewhere: { order: 50, in: 'branch', count: 'book', expect: { count: 0 } },
        unknown: {
          order: 60,
          in: 'branch',
          create: 'book',
          data: { title: 'Emma', x_shelf: 'A3' },
          expect: { refused: { as: 'invalid', at: 'x_shelf' } },
        },
        back: { order: 70, request: 'POST /api/versions/1/restore' },
        gone: { order: 80, read: 'emma', expect: { absent: ['x_shelf'] } },
      },
    );
    expect(ended).toBe('passed');
  });

  it('tells what publishing refuses, and what came out otherwise', async () => {
    const wrong = { 'library:book.entity': { set: { 'fields.shelf': { to: shelfField('Shelf') } } } };
    expect(await run({}, { step: { publish: wrong } })).toMatch(/^failed steps.step: .*x_shelf/);
    expect(await run({}, { step: { plan: shelf, expect: { size: { changes: 3 } } } })).toMatch(
      /^failed steps.step: size of changes: expected 3/,
    );
    expect(await run({ emma }, { step: { install: 'emma' } })).toMatch(/"emma" is no pack/);
  });
});
