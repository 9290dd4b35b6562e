import { checkExpression } from '../../expression/check-expression.ts';
import { environmentOf, type CalendarContext } from '../../expression/environment.ts';
import { holds } from '../../expression/evaluate/evaluate.ts';
import { isObject } from '../../kernel/json.ts';
import { filterScope } from '../../model/expression-scope.ts';
import type { Entity, Model } from '../../model/model.ts';
import { messages } from '../messages.ts';
import { at, type Memory } from '../run/memory.ts';
import { StepFailure } from '../run/step-failure.ts';
import { shown } from './shown.ts';

/** Evaluates a condition over the record as it was answered. @throws StepFailure with the values it read */
export function meetCondition(
  condition: string,
  body: unknown,
  { model, entity, memory, calendar }: ConditionContext,
): void {
  const values = isObject(body) ? body : {};
  const checked = checkExpression(condition, filterScope(model, entity), { expect: 'bool' });
  if (holds(checked, environmentOf(values, calendar))) return;
  const read = checked.dependencies.map((path) => `${path.join('.')} = ${shown(at(values, path), memory)}`);
  throw new StepFailure(messages.doesNotHold({ condition, values: read.join(', ') }));
}

export interface ConditionContext {
  readonly model: Model;
  readonly entity: Entity;
  readonly memory: Memory;
  readonly calendar: CalendarContext;
}
