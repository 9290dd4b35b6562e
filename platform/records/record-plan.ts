import type { ValidateFunction } from 'ajv';
import { parsePattern, type NumberPattern } from '../fields/auto-number/number-pattern.ts';
import { bookedRate, isForeignMoney, type BookedRate } from '../model/foreign-money.ts';
import type { Entity, Field, Model } from '../model/model.ts';
import { settlementOf, type Settlement } from '../model/settlement.ts';
import { compileConditions, type Conditions } from './entity-conditions.ts';
import { valueValidators } from './value-validators.ts';

/** What the write path knows of an entity beforehand; made once per Model and entity. */
export interface RecordPlan {
  readonly model: Model;
  readonly entity: Entity;
  /** Checks the values that are not null; any subset of the fields. */
  readonly validate: ValidateFunction;
  /** Fields whose type finds more wrong than its schema says. */
  readonly checked: readonly Field[];
  /** Fields a client may name, for did-you-mean. */
  readonly writableNames: readonly string[];
  /** Fields whose value names other records: by id, by ids, or by entity and id. */
  readonly references: readonly Field[];
  /** Money in a currency of its own, whose amount in base currency the write computes. */
  readonly foreignMoney: readonly Field[];
  /** Currencies that roll-ups are in, each with the field that keeps its rate. */
  readonly bookedRates: readonly BookedRate[];
  readonly numbers: readonly NumberedField[];
  readonly required: readonly Field[];
  /** Fields that must differ between records, each alone or as a group. */
  readonly uniqueKeys: readonly (readonly Field[])[];
  readonly conditions: Conditions;
  /** Children fields whose lines settle open records by themselves. */
  readonly settlements: readonly Settlement[];
  childPlan(field: Field): RecordPlan;
}

export interface NumberedField {
  readonly field: Field;
  readonly pattern: NumberPattern;
}

const plans = new WeakMap<Model, Map<string, RecordPlan>>();

export function planOf(model: Model, entity: Entity): RecordPlan {
  let known = plans.get(model);
  if (!known) plans.set(model, (known = new Map()));
  let plan = known.get(entity.key);
  if (!plan) known.set(entity.key, (plan = makePlan(model, entity)));
  return plan;
}

function makePlan(model: Model, entity: Entity): RecordPlan {
  const fields = [...entity.fields.values()];
  const stored = fields.filter(({ type }) => type.storage === 'columns' || type.storage === 'links');
  let conditions: Conditions | undefined;
  return {
    model,
    entity,
    validate: valueValidators(model).of(entity),
    checked: stored.filter(({ type }) => type.findProblem),
    writableNames: fields.filter(isWritable).map(({ name }) => name),
    references: stored.filter((field) => !field.system && isReference(field)),
    foreignMoney: stored.filter(isForeignMoney),
    bookedRates: bookedRates(fields),
    numbers: stored.filter(({ type }) => type.name === 'autoNumber').map(numberedField),
    required: stored.filter(
      ({ spec, system, type }) => spec.required && !system && type.name !== 'autoNumber',
    ),
    uniqueKeys: uniqueKeys(entity),
    /** When they are asked for: what actions ask is read by a plan too, and stands in no table. */
    get conditions() {
      return (conditions ??= compileConditions(model, entity));
    },
    settlements: entity.children.flatMap((field) => settlementOf(model, field) ?? []),
    childPlan: (field) => planOf(model, model.entity(field.target!)),
  };
}

function bookedRates(fields: readonly Field[]): BookedRate[] {
  const all = fields.map(bookedRate).filter((one) => one !== undefined);
  return [...new Map(all.map((one) => [one.rate, one])).values()];
}

function isWritable({ system, type }: Field): boolean {
  return !system && type.storage !== 'computed';
}

function isReference({ target, type }: Field): boolean {
  return target !== undefined || type.name === 'anyReference';
}

function numberedField(field: Field): NumberedField {
  const pattern = parsePattern(String(field.spec['pattern']));
  if ('reason' in pattern) throw new Error(`${field.entity}.${field.name}: ${pattern.reason.en}`);
  return { field, pattern };
}

function uniqueKeys(entity: Entity): Field[][] {
  const single = [...entity.fields.values()].filter(({ spec }) => spec.unique).map((field) => [field]);
  const groups = Object.values(entity.spec.uniqueKeys ?? {}).map(({ fields }) =>
    Object.keys(fields).flatMap((name) => entity.fields.get(name) ?? []),
  );
  return [...single, ...groups];
}
