import { checkExpression } from '../../../platform/expression/check-expression.ts';
import { holds } from '../../../platform/expression/evaluate/evaluate.ts';
import type { CheckedExpression } from '../../../platform/expression/expression.ts';
import type { ProblemIssue } from '../../api/problem.ts';
import { localizeLabel, type Language } from '../../language/language.tsx';
import type { EntityDocument, ModelDocument } from '../../model/model-document.ts';
import type { ValidationDocument } from '../../model/rule-document.ts';
import type { FormValues } from '../form-store.ts';
import { modelScope } from '../rules/model-scope.ts';
import { environment, type RuleWorld } from '../rules/rule-world.ts';

export interface EntityRule {
  readonly name: string;
  readonly rule: ValidationDocument;
  readonly expression: CheckedExpression;
}

/** The rules of an entity that refuse a record; those that ask for a reason are the server's to put. */
export function compileEntityRules(model: ModelDocument, entity: EntityDocument): readonly EntityRule[] {
  const scope = modelScope(model, entity);
  return Object.entries(entity.validations ?? {})
    .filter(([, { severity, at }]) => severity !== 'needsReason' && at && at.length > 0)
    .map(([name, rule]) => ({
      name,
      rule,
      expression: checkExpression(rule.when, scope, { expect: 'bool' }),
    }));
}

/** What the rules say of these values, at each of their fields; with a name only what they say of that one. */
export function brokenRules(
  rules: readonly EntityRule[],
  values: FormValues,
  world: RuleWorld,
  language: Language,
  only?: string,
): readonly ProblemIssue[] {
  return rules
    .filter(({ rule }) => only === undefined || rule.at?.includes(only))
    .filter(({ expression }) => isBroken(expression, values, world))
    .flatMap(({ name, rule }) =>
      (rule.at ?? [])
        .filter((field) => only === undefined || field === only)
        .map((path) => ({ path, code: name, message: localizeLabel(rule.message, language) })),
    );
}

/** A rule that looks at a record which has not arrived yet says nothing: the server will. */
function isBroken(expression: CheckedExpression, values: FormValues, world: RuleWorld): boolean {
  const { records } = world;
  let isWhole = true;
  const get = (entity: string, id: string) => {
    const found = records?.get(entity, id);
    isWhole &&= found !== undefined;
    return found;
  };
  const seen = records && { get, subscribe: (listener: () => void) => records.subscribe(listener) };
  return holds(expression, environment(values, { ...world, records: seen })) && isWhole;
}
