import type { ScenarioStage } from './place.ts';
import { runScenario, type Outcome } from './run/run-scenario.ts';
import type { Scenario } from './scenario.ts';

/** As many at once as keep a node and its database busy on a small machine. */
const AT_ONCE = 2;

/** Runs scenarios, each in a place of its own; `told` hears of each in the order of the list. */
export async function runScenarios(
  scenarios: readonly Scenario[],
  stage: ScenarioStage,
  told: (scenario: Scenario, outcome: Outcome) => void,
): Promise<ReadonlyMap<Scenario, Outcome>> {
  const outcomes = new Map<Scenario, Outcome>();
  const waiting = scenarios.values();
  let next = 0;
  const tell = () => {
    for (; next < scenarios.length && outcomes.has(scenarios[next]!); next++)
      told(scenarios[next]!, outcomes.get(scenarios[next]!)!);
  };
  const work = async () => {
    for (const scenario of waiting) {
      outcomes.set(scenario, await runScenario(scenario, () => stage.open()));
      tell();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}
