import { checkExpression } from '../../../platform/expression/check-expression.ts';
import { holds } from '../../../platform/expression/evaluate/evaluate.ts';
import type { CheckedExpression } from '../../../platform/expression/expression.ts';
import type { UnseenState } from '../../api/records.ts';
import type { EntityDocument, FieldDocument, FormDocument } from '../../model/model-document.ts';
import type { FieldState, FormRules, FormValues } from '../form-store.ts';
import { computedValues } from './computed-values.ts';
import { compileDefaults, defaultValues } from './default-values.ts';
import { modelScope } from './model-scope.ts';
import { environment, type RuleWorld } from './rule-world.ts';

interface Rule {
  /** Name of the field, or of a section as `sectionState` names it. */
  readonly name: string;
  readonly field: FieldDocument | undefined;
  readonly visible: CheckedExpression | undefined;
  readonly required: CheckedExpression | undefined;
  readonly readOnly: CheckedExpression | undefined;
}

/** The name under which a form store keeps whether a section is shown. */
export function sectionState(key: string): string {
  return `$section.${key}`;
}

/**
 * The conditions of an entity's fields and of a form's sections, and for a new record its defaults, evaluated in
 * the browser by the server's own module.
 */
export function formRules(
  entity: EntityDocument,
  form: FormDocument | undefined,
  world: RuleWorld,
  options: { readonly isNew: boolean },
): FormRules {
  const scope = modelScope(world.model, entity);
  const check = (text: string | undefined) =>
    text ? checkExpression(text, scope, { expect: 'bool' }) : undefined;
  const ofFields = Object.values(entity.fields).map<Rule>((field) => ({
    name: field.name,
    field,
    visible: check(field.visibleWhen),
    required: check(field.requiredWhen),
    readOnly: check(field.readOnlyWhen),
  }));
  const ofSections = Object.entries(form?.sections ?? {}).map<Rule>(([key, { visibleWhen }]) => ({
    name: sectionState(key),
    field: undefined,
    visible: check(visibleWhen),
    required: undefined,
    readOnly: undefined,
  }));
  const rules = [...ofFields, ...ofSections];
  const dependents = dependentsOf(rules);
  const states = (values: FormValues, changed: string | undefined) => {
    const concerned = changed === undefined ? rules : (dependents.get(changed) ?? []);
    const around = environment(values, world);
    const test = (condition: CheckedExpression | undefined, otherwise: boolean) =>
      condition ? holds(condition, around) : otherwise;
    return new Map(concerned.map((rule) => [rule.name, stateOf(rule, test, unseenOf(rule, world))]));
  };
  const defaults = options.isNew ? compileDefaults(world.model, entity) : [];
  return {
    states,
    defaults: (values, isTouched) => {
      const given = options.isNew ? defaultValues(defaults, entity, values, isTouched, world) : [];
      const whole = { ...values, ...Object.fromEntries(given) };
      return new Map([...given, ...computedValues(entity, whole, world)]);
    },
  };
}

function unseenOf({ field }: Rule, { unseen }: RuleWorld): UnseenState {
  return (field?.decidedUnseen && unseen?.(field.name)) || {};
}

function stateOf(
  { field, visible, required, readOnly }: Rule,
  test: (condition: CheckedExpression | undefined, otherwise: boolean) => boolean,
  unseen: UnseenState,
): FieldState {
  const lock = field?.computed
    ? 'computed'
    : field?.readOnly || field?.type === 'autoNumber' || field?.system
      ? 'system'
      : field && !field.writable
        ? 'right'
        : test(readOnly, unseen.readOnly ?? false)
          ? 'rule'
          : undefined;
  return {
    visible: test(visible, unseen.visible ?? true),
    required: lock === undefined && (field?.required === true || test(required, unseen.required ?? false)),
    readOnly: lock !== undefined,
    ...(lock ? { lock } : {}),
  };
}

function dependentsOf(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const dependents = new Map<string, Rule[]>();
  for (const rule of rules) {
    const conditions = [rule.visible, rule.required, rule.readOnly];
    const names = new Set(conditions.flatMap((one) => one?.dependencies.map((path) => path[0]!) ?? []));
    for (const name of names) dependents.set(name, [...(dependents.get(name) ?? []), rule]);
  }
  return dependents;
}
