import { useMemo } from 'react';
import { checkExpression } from '../../platform/expression/check-expression.ts';
import { environmentOf } from '../../platform/expression/environment.ts';
import { evaluate } from '../../platform/expression/evaluate/evaluate.ts';
import type { CheckedExpression } from '../../platform/expression/expression.ts';
import type { ExpressionScope, ExpressionType } from '../../platform/expression/expression-type.ts';
import { useSignedInUser } from '../app/session/session.tsx';
import type { EntityDocument, FieldDocument, ModelDocument } from '../model/model-document.ts';
import { useModel } from '../model/model.tsx';
import type { FieldState, FormValues, StateRules } from './form-store.ts';

const ME: ExpressionType = {
  kind: 'object',
  parts: {
    id: { kind: 'string' },
    username: { kind: 'string' },
    department: { kind: 'string' },
    roles: { kind: 'list', of: { kind: 'string' } },
  },
};

/** What names mean in the conditions of an entity, from the Model the server sent. */
export function modelScope(model: ModelDocument, entity: EntityDocument): ExpressionScope {
  return {
    variable: (name) =>
      name === 'me'
        ? ME
        : name === 'old'
          ? { kind: 'record', entity: entity.key }
          : entity.fields[name]?.expressionType,
    field: (key, name) => model.entities[key]?.fields[name]?.expressionType,
    names: (key) => Object.keys((key ? model.entities[key] : entity)?.fields ?? {}),
  };
}

interface FieldRules {
  readonly field: FieldDocument;
  readonly visible: CheckedExpression | undefined;
  readonly required: CheckedExpression | undefined;
  readonly readOnly: CheckedExpression | undefined;
}

/** The conditions of an entity's fields, evaluated in the browser by the server's own module. */
export function useStateRules(entity: EntityDocument): StateRules {
  const model = useModel();
  const user = useSignedInUser();
  return useMemo(
    () => stateRules(model, entity, { id: user.id, username: user.username, roles: user.roles }),
    [model, entity, user],
  );
}

export function stateRules(
  model: ModelDocument,
  entity: EntityDocument,
  me: Readonly<Record<string, unknown>>,
): StateRules {
  const scope = modelScope(model, entity);
  const check = (text: string | undefined) =>
    text ? checkExpression(text, scope, { expect: 'bool' }) : undefined;
  const rules = Object.values(entity.fields).map<FieldRules>((field) => ({
    field,
    visible: check(field.visibleWhen),
    required: check(field.requiredWhen),
    readOnly: check(field.readOnlyWhen),
  }));
  const dependents = dependentsOf(rules);
  return (values, changed) => {
    const concerned = changed === undefined ? rules : (dependents.get(changed) ?? []);
    const holds = (condition: CheckedExpression | undefined, otherwise: boolean) =>
      condition
        ? evaluate(
            condition,
            environmentOf({ ...conditionValues(values), me }, { now: new Date(), timeZone: model.timeZone }),
          ) === true
        : otherwise;
    return new Map(concerned.map((rule) => [rule.field.name, stateOf(rule, holds)]));
  };
}

function stateOf(
  { field, visible, required, readOnly }: FieldRules,
  holds: (condition: CheckedExpression | undefined, otherwise: boolean) => boolean,
): FieldState {
  return {
    visible: holds(visible, true),
    required: field.required === true || holds(required, false),
    readOnly: field.readOnly === true || !field.writable || holds(readOnly, false),
  };
}

function dependentsOf(rules: readonly FieldRules[]): ReadonlyMap<string, readonly FieldRules[]> {
  const dependents = new Map<string, FieldRules[]>();
  for (const rule of rules) {
    const conditions = [rule.visible, rule.required, rule.readOnly];
    const names = new Set(conditions.flatMap((one) => one?.dependencies.map((path) => path[0]!) ?? []));
    for (const name of names) dependents.set(name, [...(dependents.get(name) ?? []), rule]);
  }
  return dependents;
}

/** References as conditions see them: by id. */
function conditionValues(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && 'id' in value ? value.id : value,
    ]),
  );
}
