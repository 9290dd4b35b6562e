import { FALSE } from '../../../expression/query-tree.ts';
import type { LocalText, Message } from '../../../kernel/text.ts';
import type { ProcessSpec, Stage } from '../../../model/metadata.generated.ts';
import type { Entity } from '../../../model/model.ts';
import { inStage, processesOf, stageFieldsOf, type Process } from '../../../model/processes.ts';
import type { DataImpact, DataProblem } from '../change-plan.ts';
import { dataMessages } from '../messages.ts';
import { conditionOf, countWhere, samplesWhere, type Look } from './look.ts';

/**
 * Stages and processes that records stand in and that are no longer there, count as something else, or are retired.
 * The first two keep the change from being published: a record would stand nowhere, or its status be wrong.
 */
export async function goneStages(look: Look, entity: Entity): Promise<readonly DataImpact[]> {
  const before = look.from.model.entities.get(entity.key);
  if (!before || !stageFieldsOf(before) || !stageFieldsOf(entity)) return [];
  const next = new Map(processesOf(look.to.model, entity.key).map((one) => [one.name, one.spec]));
  const found: DataImpact[] = [];
  for (const process of processesOf(look.from.model, entity.key)) {
    const spec = next.get(process.name);
    if (spec === process.spec) continue;
    if (!spec) found.push(...(await goneProcess(look, before, process)));
    else found.push(...(await changedStages(look, before, process, spec)));
  }
  return found;
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
    const after = Object.hasOwn(next.stages, key) ? next.stages[key] : undefined;
    const change = changeOf(process, stage, after);
    if (change) impacts.push(...(await impact(look, entity, process, key, change)));
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
