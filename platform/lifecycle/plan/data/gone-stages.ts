import { FALSE } from '../../../expression/query-tree.ts';
import type { LocalText, Message } from '../../../kernel/text.ts';
import type { ProcessSpec, Stage } from '../../../model/metadata.generated.ts';
import type { Entity } from '../../../model/model.ts';
import { inStage, processesOf, stageFieldsOf, type Process } from '../../../model/processes.ts';
import type { DataImpact, DataProblem } from '../change-plan.ts';
import { dataMessages } from '../messages.ts';
import { conditionOf, countWhere, samplesWhere, type Look } from './look.ts';
import { calledNow, renamedProcess, renamedStage } from './renamed-stages.ts';

/**
 * Stages and processes that records stand in and that are no longer there, count as something else, are retired, or are
 * called otherwise. The first two keep the change from being published: a record would stand nowhere, or its status be
 * wrong. What is called otherwise is followed.
 */
export async function goneStages(look: Look, entity: Entity): Promise<readonly DataImpact[]> {
  const before = look.from.model.entities.get(entity.key);
  if (!before || !stageFieldsOf(before) || !stageFieldsOf(entity)) return [];
  const next = new Map(processesOf(look.to.model, entity.key).map((one) => [one.name, one.spec]));
  const found: DataImpact[] = [];
  const old = processesOf(look.from.model, entity.key);
  const [was, will] = [
    Object.fromEntries(old.map(({ name, spec }) => [name, spec])),
    Object.fromEntries(next),
  ];
  for (const process of old) {
    const name = calledNow(process.name, was, will);
    const spec = name === undefined ? undefined : next.get(name);
    if (spec === process.spec) continue;
    if (!spec) found.push(...(await goneProcess(look, before, process)));
    else found.push(...(await changedStages(look, before, process, spec)));
    if (name !== undefined && name !== process.name)
      found.push(await followed(look, before, process, undefined, name));
  }
  return found;
}

/** Told however many there are: the history has the key where no record has it any more. */
async function followed(
  look: Look,
  entity: Entity,
  process: Process,
  stage: string | undefined,
  to: string,
): Promise<DataImpact> {
  const { stage: field } = stageFieldsOf(entity)!;
  const { label } = process.spec;
  const where = conditionOf(look, look.from, entity.key, inStage(entity, process, stage)!) ?? FALSE;
  const count = await countWhere(look, look.from, entity.key, where);
  const about = { entity: entity.key, field: field.name, count, samples: [], severity: 'tells' } as const;
  if (stage === undefined) {
    const from = process.name;
    const follows = renamedProcess(entity, from, to);
    const message = dataMessages.renamedProcess({ from, to, count });
    return { ...about, problem: 'renamedProcess', label, message, follows };
  }
  const follows = renamedStage(entity, process, stage, to);
  const message = dataMessages.renamedStage({ process: label, from: stage, to, count });
  return { ...about, problem: 'renamedStage', label: process.spec.stages[stage]!.label, message, follows };
}

async function goneProcess(look: Look, entity: Entity, process: Process): Promise<DataImpact[]> {
  const { label } = process.spec;
  return impact(look, entity, process, undefined, {
    problem: 'goneProcess',
    label,
    severity: 'stops',
    say: (count) => dataMessages.goneProcess({ count, process: label }),
  });
}

async function changedStages(
  look: Look,
  entity: Entity,
  process: Process,
  next: ProcessSpec,
): Promise<DataImpact[]> {
  const impacts: DataImpact[] = [];
  for (const [key, stage] of Object.entries(process.spec.stages)) {
    const name = calledNow(key, process.spec.stages, next.stages);
    const change = changeOf(process, stage, name === undefined ? undefined : next.stages[name]);
    if (change) impacts.push(...(await impact(look, entity, process, key, change)));
    if (name !== undefined && name !== key) impacts.push(await followed(look, entity, process, key, name));
  }
  return impacts;
}

function changeOf({ spec }: Process, stage: Stage, after: Stage | undefined): Change | undefined {
  const { label } = stage;
  const about = { process: spec.label, stage: label };
  if (!after) {
    const say = (count: number) => dataMessages.goneStage({ ...about, count });
    return { problem: 'goneStage', label, severity: 'stops', say };
  }
  if (after.category !== stage.category) {
    const say = (count: number) => dataMessages.otherCategory({ ...about, count });
    return { problem: 'otherCategory', label, severity: 'stops', say };
  }
  if (!after.retired || stage.retired) return undefined;
  const say = (count: number) => dataMessages.retiredStage({ ...about, count });
  return { problem: 'retiredStage', label, severity: 'tells', say };
}

interface Change {
  readonly problem: DataProblem;
  readonly label: LocalText;
  readonly severity: DataImpact['severity'];
  readonly say: (count: number) => Message;
}

async function impact(
  look: Look,
  entity: Entity,
  process: Process,
  stage: string | undefined,
  { problem, label, severity, say }: Change,
): Promise<DataImpact[]> {
  const { name } = stageFieldsOf(entity)!.stage;
  const text = inStage(entity, process, stage)!;
  const where = conditionOf(look, look.from, entity.key, text) ?? FALSE;
  const count = await countWhere(look, look.from, entity.key, where);
  if (count === 0) return [];
  const samples = await samplesWhere(look, look.from, entity.key, where, name);
  return [{ entity: entity.key, field: name, problem, label, message: say(count), count, samples, severity }];
}
