import type { CheckedExpression } from '../expression/expression.ts';
import type { LocalText } from '../kernel/text.ts';
import type { Entity, Field, Model } from '../model/model.ts';
import type { RuleSet } from './rule-set.ts';

/**
 * What rules go by and of which nobody knows what it was on an earlier day, by what people call it: roll-ups that do not
 * say from when on a record counts (`dated`), and records of other entities that a rule asks for itself. A record's own
 * lines are part of it, as its fields are.
 */
export function undatedFigures(model: Model, { entity, where, rules }: RuleSet): readonly LocalText[] {
  const expressions = [where, ...rules.flatMap(({ when, measure }) => [when, measure])];
  const found = new Map<string, LocalText>();
  for (const expression of expressions)
    for (const path of expression?.dependencies ?? [])
      for (const [key, label] of undatedAlong(model, entity, path)) found.set(key, label);
  return [...found.values()];
}

type Named = readonly [key: string, label: LocalText];

function* undatedAlong(
  model: Model,
  entity: Entity,
  path: CheckedExpression['dependencies'][number],
): Iterable<Named> {
  let at: Entity | undefined = entity;
  for (const name of path) {
    const field: Field | undefined = at?.fields.get(name);
    if (!field) return yield* undatedRelation(model, name);
    yield* undatedField(model, field);
    for (const input of field.computed?.inputs ?? []) {
      const read = model.entities.get(input.entity)?.fields.get(input.field);
      if (read) yield* undatedField(model, read);
    }
    at = field.target === undefined ? undefined : model.entities.get(field.target);
  }
}

function* undatedField(model: Model, { entity, name, label, computed }: Field): Iterable<Named> {
  if (computed?.kind !== 'rollup' || computed.dated || isLine(model, computed.of, computed.reference)) return;
  yield [`${entity}.${name}`, label];
}

/** `library:loan.book`: records of another entity that refer here. */
function* undatedRelation(model: Model, name: string): Iterable<Named> {
  const dot = name.lastIndexOf('.');
  const of = model.entities.get(name.slice(0, dot));
  if (of && !isLine(model, of.key, name.slice(dot + 1))) yield [name, of.spec.pluralLabel ?? of.label];
}

function isLine(model: Model, of: string, reference: string): boolean {
  return model.entities.get(of)?.parent?.name === reference;
}
