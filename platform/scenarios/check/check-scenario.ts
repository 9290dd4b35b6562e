import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../kernel/project-root.ts';
import type { Model } from '../../model/model.ts';
import type { Problem } from '../../model/problem.ts';
import { messages } from '../messages.ts';
import { ADMIN, type Scenario } from '../scenario.ts';
import { CheckContext } from './check-context.ts';
import { checkGiven } from './check-given.ts';
import { checkStep } from './check-step.ts';

/** Everything in a scenario that does not fit the Model or the scenario itself, in the order it stands. */
export function checkScenario(
  model: Model,
  { spec, steps, pack, file }: Pick<Scenario, 'spec' | 'steps' | 'pack' | 'file'>,
): readonly Problem[] {
  const context = new CheckContext(model, pack, file);
  const { provedBy } = spec;
  if (provedBy === undefined && steps.length === 0) context.tell([], messages.nothingToDo());
  if (provedBy !== undefined && !existsSync(join(projectRoot, provedBy)))
    context.tell(['provedBy'], messages.browserTestMissing({ file: provedBy }));
  context.names.set(ADMIN, { entity: model.entities.get('core:user'), isUser: true });
  checkGiven(context, spec.given ?? {});
  for (const [name, step] of steps) checkStep(context, name, step);
  return context.problems;
}
