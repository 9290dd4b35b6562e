import { checkExpression } from '../expression/check-expression.ts';
import type { CheckedExpression } from '../expression/expression.ts';
import { valueScope } from '../model/expression-scope.ts';
import type { AutomaticClassification } from '../model/metadata.generated.ts';
import type { LocalText } from '../kernel/text.ts';
import type { Entity, Field, Model } from '../model/model.ts';
import { isSeen } from '../records/model/visible-specs.ts';
import type { ReadSession } from '../records/read/read-session.ts';
import { triggersOf, type Trigger } from './triggers.ts';

/** Rules that classify one field, checked and in the order in which they decide. */
export interface RuleSet {
  /** Key of the scheme, and the name of the set in it. */
  readonly scheme: string;
  readonly name: string;
  readonly spec: AutomaticClassification;
  readonly entity: Entity;
  readonly field: Field;
  readonly where: CheckedExpression | undefined;
  readonly rules: readonly ClassifyingRule[];
  /** What a change of has records looked at again; empty where the set does not ask for that. */
  readonly triggers: readonly Trigger[];
}

export interface ClassifyingRule {
  readonly name: string;
  readonly when: CheckedExpression;
  readonly measure: CheckedExpression | undefined;
  readonly to: string;
}

const known = new WeakMap<Model, readonly RuleSet[]>();

/** Every set of rules of the Model. */
export function ruleSets(model: Model): readonly RuleSet[] {
  let sets = known.get(model);
  if (!sets) {
    sets = [...model.classifications.values()].flatMap(({ key, spec }) =>
      Object.entries(spec.automatic ?? {}).map(([name, automatic]) => ruleSet(model, key, name, automatic)),
    );
    known.set(model, sets);
  }
  return sets;
}

function ruleSet(model: Model, scheme: string, name: string, spec: AutomaticClassification): RuleSet {
  const dot = spec.field.lastIndexOf('.');
  const entity = model.entity(spec.field.slice(0, dot));
  const scope = valueScope(model, entity);
  const check = (text: string) => checkExpression(text, scope);
  const where = spec.where === undefined ? undefined : check(spec.where);
  // Compilation put them in order; sparse orders and names are the metadata's business.
  const rules = Object.entries(spec.rules).map(([rule, { when, measure, to }]) => {
    return { name: rule, when: check(when), measure: measure === undefined ? undefined : check(measure), to };
  });
  const conditions = [...(where ? [where] : []), ...rules.map(({ when }) => when)];
  return {
    scheme,
    name,
    spec,
    entity,
    field: entity.fields.get(spec.field.slice(dot + 1))!,
    where,
    rules,
    triggers: spec.onChange ? triggersOf(entity, conditions) : [],
  };
}

/** A rule as histories name it. */
export interface NamedRule {
  readonly label: LocalText;
  readonly measure: CheckedExpression | undefined;
}

/** The rules by field and key: `library:book.subject thick.science`. */
export function rulesByName(model: Model): ReadonlyMap<string, NamedRule> {
  const named = ruleSets(model).flatMap(({ spec, name, rules }) =>
    rules.map(({ name: rule, measure }) => {
      const { label } = spec.rules[rule]!;
      return [`${spec.field} ${name}.${rule}`, { label, measure }] as const;
    }),
  );
  return new Map(named);
}

/** Whether the caller reads all that a rule measures; of one that is gone nobody knows what it was. */
export function mayKnowMeasure(
  read: ReadSession,
  entity: Entity,
  rule: Pick<NamedRule, 'measure'> | undefined,
): boolean {
  return rule?.measure?.dependencies.every((path) => isSeen(read, entity, path)) ?? false;
}
