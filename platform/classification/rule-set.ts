import { checkExpression } from '../expression/check-expression.ts';
import type { CheckedExpression } from '../expression/expression.ts';
import { valueScope } from '../model/expression-scope.ts';
import type { AutomaticClassification, ClassificationSpec } from '../model/metadata.generated.ts';
import type { LocalText } from '../kernel/text.ts';
import type { Entity, Field, Model, Named } from '../model/model.ts';
import { isSeen } from '../records/model/visible-specs.ts';
import type { ReadSession } from '../records/read/read-session.ts';
import { calledAs } from './earlier-names.ts';
import { triggersOf, type Trigger } from './triggers.ts';

/** Rules that classify one field, checked and in the order in which they decide. */
export interface RuleSet {
  /** Key of the scheme, and the name of the set in it. */
  readonly scheme: string;
  readonly name: string;
  /** What both are and were called: runs and histories keep the names of their time. */
  readonly schemes: readonly string[];
  readonly names: readonly string[];
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
  readonly names: readonly string[];
  readonly when: CheckedExpression;
  readonly measure: CheckedExpression | undefined;
  readonly to: string;
}

const known = new WeakMap<Model, readonly RuleSet[]>();

/** Every set of rules of the Model. */
export function ruleSets(model: Model): readonly RuleSet[] {
  let sets = known.get(model);
  if (!sets) {
    sets = [...model.classifications.values()].flatMap((scheme) =>
      Object.entries(scheme.spec.automatic ?? {}).map(([name, spec]) => ruleSet(model, scheme, name, spec)),
    );
    known.set(model, sets);
  }
  return sets;
}

function ruleSet(
  model: Model,
  scheme: Named<ClassificationSpec>,
  name: string,
  spec: AutomaticClassification,
): RuleSet {
  const dot = spec.field.lastIndexOf('.');
  const entity = model.entity(spec.field.slice(0, dot));
  const scope = valueScope(model, entity);
  const check = (text: string) => checkExpression(text, scope);
  const where = spec.where === undefined ? undefined : check(spec.where);
  // Compilation put them in order; sparse orders and names are the metadata's business.
  const rules = Object.entries(spec.rules).map(([rule, said]) => ({
    name: rule,
    names: calledAs(rule, said),
    when: check(said.when),
    measure: said.measure === undefined ? undefined : check(said.measure),
    to: said.to,
  }));
  const conditions = [...(where ? [where] : []), ...rules.map(({ when }) => when)];
  return {
    scheme: scheme.key,
    name,
    schemes: calledAs(scheme.name, scheme.spec).map((one) => `${scheme.pack}:${one}`),
    names: calledAs(name, spec),
    spec,
    entity,
    field: entity.fields.get(spec.field.slice(dot + 1))!,
    where,
    rules,
    triggers: spec.onChange ? triggersOf(entity, conditions) : [],
  };
}

/** The set that runs and waiting work name, by the names of today or earlier ones. */
export function isSet({ schemes, names }: RuleSet, scheme: string, name: string): boolean {
  return schemes.includes(scheme) && names.includes(name);
}

/** A rule as histories name it. */
export interface NamedRule {
  readonly label: LocalText;
  readonly measure: CheckedExpression | undefined;
}

/** A rule's key as histories keep it, in the names of today. */
export function ruleToday({ name, names, rules }: RuleSet, key: string | null): string | null {
  const [set = '', rule = ''] = key?.split('.') ?? [];
  const found = names.includes(set) ? rules.find((one) => one.names.includes(rule)) : undefined;
  return found ? `${name}.${found.name}` : key;
}

/** The rules by field and key, of today or an earlier one: `library:book.subject thick.science`. */
export function rulesByName(model: Model): ReadonlyMap<string, NamedRule> {
  const named = ruleSets(model).flatMap(({ spec, names, rules }) =>
    rules.flatMap((rule) => {
      const { measure } = rule;
      const { label } = spec.rules[rule.name]!;
      const keys = names.flatMap((set) => rule.names.map((one) => `${spec.field} ${set}.${one}`));
      return keys.map((key) => [key, { label, measure }] as const);
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
