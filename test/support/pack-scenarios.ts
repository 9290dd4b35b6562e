import { afterAll, beforeAll, inject, it, type TaskMeta } from 'vitest';
import { NodeStage } from '../../platform/cli/scenario-stage.ts';
import { foldersOf, packsIn } from '../../platform/cli/pack-sources.ts';
import { renderMessage } from '../../platform/kernel/text.ts';
import { compileModel } from '../../platform/model/compile-model.ts';
import { readScenarios } from '../../platform/scenarios/read-scenarios.ts';
import { runScenarios } from '../../platform/scenarios/run-scenarios.ts';
import type { Outcome } from '../../platform/scenarios/run/run-scenario.ts';
import type { Scenario } from '../../platform/scenarios/scenario.ts';

/** What the last lines of `npm test` say of a scenario; see platform/launch/summary-reporter.mjs. */
interface ScenarioMeta extends TaskMeta {
  scenario?: { name: string; state: Outcome['state']; why: string };
}

/**
 * A test for each scenario of packs. Only what passes counts as passed: one that waits is told by name with what it
 * waits for, and fails as soon as it passes.
 *
 * @param folders of packs; the scenarios of `core` run with those of the pack that asks for them
 */
export function testScenariosOf(folders: readonly string[], of: readonly string[]): void {
  const packs = packsIn(folders);
  const asked = packs.filter(({ name }) => of.includes(name));
  const scenarios = readScenarios(compileModel({ packs }), asked);
  const outcomes = new Map(scenarios.map(({ key }) => [key, Promise.withResolvers<Outcome>()]));
  let running: Promise<unknown> | undefined;
  let stage: NodeStage | undefined;

  beforeAll(async () => {
    stage = await NodeStage.open(inject('databaseServer'), foldersOf(packs));
    running = runScenarios(readScenarios(stage.model, asked), stage, ({ key }, outcome) =>
      outcomes.get(key)!.resolve(outcome),
    ).catch((error: unknown) => {
      for (const { promise, reject } of outcomes.values()) {
        promise.catch(() => undefined);
        reject(error);
      }
    });
  });

  afterAll(async () => {
    await running;
    await stage?.close();
  });

  for (const scenario of scenarios) {
    it(scenario.name, async ({ task }) => {
      const outcome = await outcomes.get(scenario.key)!.promise;
      const { state } = outcome;
      (task.meta as ScenarioMeta).scenario = { name: scenario.key, state, why: whyOf(scenario, outcome) };
      if (state === 'failed') throw new Error(`${scenario.file} › ${outcome.at ?? ''}: ${reasonOf(outcome)}`);
    });
  }
}

function whyOf({ waitsFor, spec }: Scenario, outcome: Outcome): string {
  if (outcome.state === 'elsewhere') return spec.provedBy!;
  return outcome.state === 'waiting' ? `${waitsFor.join(', ')} (${outcome.at}: ${reasonOf(outcome)})` : '';
}

function reasonOf({ reason }: Outcome): string {
  return reason ? renderMessage(reason, 'en') : '';
}
