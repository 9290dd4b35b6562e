import type { ProcessSpec, Stage } from './metadata.generated.ts';
import type { Entity, Field, Model, Named } from './model.ts';

export type Process = Named<ProcessSpec>;

/** The fields of an entity that belong to its stage. */
export interface StageFields {
  readonly stage: Field;
  /** Says by which process a record moves; none where the entity has only one. */
  readonly process: Field | undefined;
  /** Holds the category of the stage. */
  readonly status: Field | undefined;
  readonly probability: Field | undefined;
  /** Since when the record is in its stage. */
  readonly since: Field | undefined;
  /** When the record was closed. */
  readonly closed: Field | undefined;
}

const fields = new WeakMap<Entity, StageFields | null>();

/** Undefined for an entity without stages. */
export function stageFieldsOf(entity: Entity): StageFields | undefined {
  let found = fields.get(entity);
  if (found === undefined) fields.set(entity, (found = findStageFields(entity)));
  return found ?? undefined;
}

function findStageFields({ fields: all }: Entity): StageFields | null {
  const ofType = (type: string) => [...all.values()].find((field) => field.type.name === type);
  const stage = ofType('stage');
  if (!stage) return null;
  const follower = (parameter: string) => all.get(String(stage.spec[parameter] ?? ''));
  return {
    stage,
    process: ofType('process'),
    status: follower('statusField'),
    probability: follower('probabilityField'),
    since: follower('sinceField'),
    closed: follower('closedField'),
  };
}

/** Whether the field only says what the stage of its record counts as: nothing else writes it. */
export function isStageStatus({ name }: Field, siblings: ReadonlyMap<string, Field>): boolean {
  return [...siblings.values()].some(
    ({ type, spec }) => type.name === 'stage' && spec['statusField'] === name,
  );
}

const processes = new WeakMap<Model, ReadonlyMap<string, readonly Process[]>>();

/** The processes of an entity in their order, retired ones included. */
export function processesOf(model: Model, entity: string): readonly Process[] {
  let known = processes.get(model);
  if (!known) {
    const all = [...model.processes.values()].toSorted((a, b) => orderOf(a) - orderOf(b));
    processes.set(model, (known = Map.groupBy(all, ({ spec }) => spec.entity)));
  }
  return known.get(entity) ?? [];
}

function orderOf({ spec }: Process): number {
  return spec.order ?? Number.MAX_SAFE_INTEGER;
}

/** The stages in which a record may begin, the one it begins in unless said otherwise first. */
export function entryStages({ spec }: Process): string[] {
  const { entry, stages } = spec;
  const live = Object.keys(stages).filter((key) => !stages[key]!.retired);
  if (entry === 'any') return live;
  return entry ? live.filter((key) => entry.includes(key)) : live.slice(0, 1);
}

/** A record in it is done with, well or badly. */
export function isClosed({ category }: Pick<Stage, 'category'>): boolean {
  return category !== 'open' && category !== 'onHold';
}

/** A stage in which work goes on: between those a record goes forwards and back. */
export function isOpen({ category }: Pick<Stage, 'category'>): boolean {
  return category === 'open';
}

/** Every expression of the processes of an entity. */
export function gateExpressions(model: Model, { key }: Pick<Entity, 'key'>): string[] {
  return processesOf(model, key).flatMap(({ spec: { appliesWhen, transitions } }) => [
    ...(appliesWhen === undefined ? [] : [appliesWhen]),
    ...Object.values(transitions).flatMap(({ guard, effects = {} }) => [
      ...(guard === undefined ? [] : [guard]),
      ...Object.values(effects),
    ]),
  ]);
}

/** CEL that is true for the records in a stage of a process, or in any stage of it. */
export function inStage(entity: Entity, { name }: Pick<Process, 'name'>, stage?: string): string | undefined {
  const found = stageFieldsOf(entity);
  if (!found) return undefined;
  const parts = [
    ...(found.process ? [`${found.process.name} == ${JSON.stringify(name)}`] : []),
    ...(stage === undefined ? [] : [`${found.stage.name} == ${JSON.stringify(stage)}`]),
  ];
  return parts.length > 0 ? parts.join(' && ') : `${found.stage.name} != null`;
}
