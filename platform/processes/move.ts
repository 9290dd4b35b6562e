import type { Change } from '../records/write/change.ts';
import type { StoredRecord } from '../storage/stored-record.ts';
import { valueAfter } from '../records/write/change.ts';
import type { ProcessPlan, StagedEntity, StagePlan } from './process-plan.ts';

/** A record that enters a stage. */
export interface Move {
  readonly change: Change;
  readonly staged: StagedEntity;
  /** The process it follows from now on. */
  readonly process: ProcessPlan;
  readonly to: StagePlan;
  /** Where it was; undefined for one that begins, or stood where no stage is any more. */
  readonly from: Standing | undefined;
}

/** Where a record stands. */
export interface Standing {
  readonly process: ProcessPlan;
  readonly stage: StagePlan;
}

/** Where the record stood before; undefined where that is nowhere. */
export function standingBefore({ before }: Change, staged: StagedEntity): Standing | undefined {
  return before && standingIn(before, staged);
}

/** Where a record stands as it is stored. */
export function standingIn(record: StoredRecord, staged: StagedEntity): Standing | undefined {
  const process = processNamed(staged, record[staged.fields.process?.name ?? '']);
  const stage = process?.stages.get(String(record[staged.fields.stage.name]));
  return process && stage && { process, stage };
}

/** The process a record follows after the change; the only one where the entity has no field for it. */
export function processAfter(change: Change, staged: StagedEntity): ProcessPlan | undefined {
  const { process } = staged.fields;
  return processNamed(staged, process && valueAfter(change, process.name));
}

function processNamed({ fields, processes }: StagedEntity, name: unknown): ProcessPlan | undefined {
  if (!fields.process) return processes.values().next().value;
  return typeof name === 'string' ? processes.get(name) : undefined;
}

/** Whether the change writes where the record stands. */
export function isMoving({ values }: Change, { fields }: StagedEntity): boolean {
  return fields.stage.name in values || (fields.process !== undefined && fields.process.name in values);
}

export function isSwitch({ from, process }: Move): boolean {
  return from !== undefined && from.process !== process;
}
