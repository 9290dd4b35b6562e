import { checkExpression } from '../expression/check-expression.ts';
import type { CheckedExpression } from '../expression/expression.ts';
import type { ExpressionScope } from '../expression/expression-type.ts';
import { expressionScope } from '../model/expression-scope.ts';
import type { Stage, Transition } from '../model/metadata.generated.ts';
import type { Entity, Field, Model } from '../model/model.ts';
import {
  entryStages,
  processesOf,
  stageFieldsOf,
  type Process,
  type StageFields,
} from '../model/processes.ts';

/** What gates need to know of an entity with stages; made once for each Model. */
export interface StagedEntity {
  readonly entity: Entity;
  readonly fields: StageFields;
  /** By the bare name that records keep. */
  readonly processes: ReadonlyMap<string, ProcessPlan>;
}

export interface ProcessPlan {
  readonly process: Process;
  readonly stages: ReadonlyMap<string, StagePlan>;
  readonly entry: readonly string[];
  readonly transitions: readonly TransitionPlan[];
  readonly appliesWhen: CheckedExpression | undefined;
}

export interface StagePlan {
  readonly key: string;
  readonly spec: Stage;
  /** Place among the stages of the process. */
  readonly index: number;
}

export interface TransitionPlan {
  readonly name: string;
  readonly spec: Transition;
  readonly guard: CheckedExpression | undefined;
  readonly requires: readonly Requirement[];
  readonly effects: readonly Effect[];
}

/** A field that has to be filled in. */
export interface Requirement {
  readonly field: Field;
  /** What answers it where no column does: lines, and what is computed. */
  readonly isMissing: CheckedExpression | undefined;
}

export interface Effect {
  readonly field: Field;
  readonly expression: CheckedExpression;
}

const known = new WeakMap<Model, Map<string, StagedEntity | undefined>>();

/** Undefined for an entity without stages. */
export function stagedEntity(model: Model, entity: Entity): StagedEntity | undefined {
  let byEntity = known.get(model);
  if (!byEntity) known.set(model, (byEntity = new Map()));
  if (!byEntity.has(entity.key)) byEntity.set(entity.key, makeStaged(model, entity));
  return byEntity.get(entity.key);
}

function makeStaged(model: Model, entity: Entity): StagedEntity | undefined {
  const fields = stageFieldsOf(entity);
  if (!fields) return undefined;
  const scope = expressionScope(model, entity);
  const plans = processesOf(model, entity.key).map(
    (one) => [one.name, makePlan(entity, scope, one)] as const,
  );
  return { entity, fields, processes: new Map(plans) };
}

function makePlan(entity: Entity, scope: ExpressionScope, process: Process): ProcessPlan {
  const { stages, transitions, appliesWhen } = process.spec;
  const ordered = Object.entries(stages).map(([key, spec], index) => [key, { key, spec, index }] as const);
  return {
    process,
    stages: new Map(ordered),
    entry: entryStages(process),
    transitions: Object.entries(transitions).map(([name, spec]) => transitionPlan(entity, scope, name, spec)),
    appliesWhen: appliesWhen === undefined ? undefined : condition(appliesWhen, scope),
  };
}

function transitionPlan(
  { fields }: Entity,
  scope: ExpressionScope,
  name: string,
  spec: Transition,
): TransitionPlan {
  const { guard, requires = [], effects = {} } = spec;
  const fieldsOf = (names: readonly string[]) => names.flatMap((one) => fields.get(one) ?? []);
  return {
    name,
    spec,
    guard: guard === undefined ? undefined : condition(guard, scope),
    requires: fieldsOf(requires).map((field) => ({ field, isMissing: missing(field, scope) })),
    effects: fieldsOf(Object.keys(effects)).map((field) => {
      return { field, expression: checkExpression(effects[field.name]!, scope) };
    }),
  };
}

function missing({ name, type }: Field, scope: ExpressionScope): CheckedExpression | undefined {
  if (type.storage === 'children') return condition(`size(${name}) == 0`, scope);
  return type.storage === 'computed' ? condition(`${name} == null`, scope) : undefined;
}

function condition(text: string, scope: ExpressionScope): CheckedExpression {
  return checkExpression(text, scope, { expect: 'bool' });
}
